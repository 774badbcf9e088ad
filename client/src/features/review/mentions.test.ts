import { describe, expect, it } from 'vitest';
import { mentionedIn, peopleFor, startedMention } from './mentions.ts';

const people = [
  { id: '1', name: 'Анна' },
  { id: '2', name: 'Анна Петрова' },
  { id: '3', name: 'Иван Орлов' },
];

describe('mentionedIn', () => {
  it('takes the longest name, whoever is called twice once, and no addresses', () => {
    expect(mentionedIn('@Анна Петрова, гляньте. @Иван Орлов? @Анна Петрова!', people)).toEqual(['2', '3']);
    expect(mentionedIn('Спасибо, @Анна, и mail@Иван Орлов', people)).toEqual(['1']);
    expect(mentionedIn('никого', people)).toEqual([]);
  });
});

describe('startedMention', () => {
  it('is the name being typed at the cursor', () => {
    expect(startedMention('Гляньте, @Ив', 12)).toEqual({ at: 9, words: 'Ив' });
    expect(startedMention('@Иван Ор', 8)).toEqual({ at: 0, words: 'Иван Ор' });
    expect(startedMention('mail@Ив', 7)).toBeNull();
    expect(startedMention('@Иван\nОр', 8)).toBeNull();
    expect(startedMention('без никого', 5)).toBeNull();
  });
});

describe('peopleFor', () => {
  it('goes by the first name, the last name, or both, and is quiet once the name is followed by other words', () => {
    const names = (words: string) => peopleFor(words, people).map(({ name }) => name);
    expect(names('анн')).toEqual(['Анна', 'Анна Петрова']);
    expect(names('Ор')).toEqual(['Иван Орлов']);
    expect(names('Иван Ор')).toEqual(['Иван Орлов']);
    expect(names('Иван Орлов гляньте')).toEqual([]);
  });
});
