import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextLimit } from '../networks/capabilities.ts';
import { measureText } from './count.ts';
import { splitText } from './split-text.ts';

function network(limits: TextLimit[], maxCount = 25, linkLength: number | null = null) {
  return {
    text: { required: false, limits, linkLength, markup: 'none' as const },
    followUps: { kind: 'thread' as const, maxCount },
  };
}
const short = network([{ unit: 'graphemes', max: 40, when: 'always' }]);
const messenger = network([
  { unit: 'utf16', max: 100, when: 'withoutMedia' },
  { unit: 'utf16', max: 30, when: 'withMedia' },
]);

describe('splitText', () => {
  it('prefers paragraphs, then sentences, then words', () => {
    expect(
      splitText('Автобус вернули.\n\nПоследний рейс в 23:40, от второй проходной.', short, {
        hasMedia: false,
      }),
    ).toEqual({
      first: 'Автобус вернули.',
      followUps: ['Последний рейс в 23:40, от второй', 'проходной.'],
    });
    expect(
      splitText(
        'Автобус вернули. Последний рейс в 23:40.',
        network([{ unit: 'graphemes', max: 30, when: 'always' }]),
        { hasMedia: false },
      ),
    ).toEqual({
      first: 'Автобус вернули.',
      followUps: ['Последний рейс в 23:40.'],
    });
  });

  it('the first part keeps the limit of a text beside pictures', () => {
    const answer = splitText(
      'Автобус вернули. Последний рейс в 23:40. Остановка у второй проходной.',
      messenger,
      { hasMedia: true },
    );
    expect(answer?.first).toBe('Автобус вернули.');
    expect(answer?.followUps).toEqual(['Последний рейс в 23:40. Остановка у второй проходной.']);
  });

  it('a word longer than a part is cut between its characters', () => {
    const family = '👩‍👩‍👧';
    const answer = splitText(family.repeat(50), short, { hasMedia: false });
    expect(answer).toEqual({ first: family.repeat(40), followUps: [family.repeat(10)] });
  });

  it('says so when there are no threads, or too many parts', () => {
    expect(splitText('а', { ...short, followUps: null }, { hasMedia: false })).toBeNull();
    expect(
      splitText('а', { ...short, followUps: { kind: 'comment', maxCount: 1 } }, { hasMedia: false }),
    ).toBeNull();
    const one = { ...short, followUps: { kind: 'thread' as const, maxCount: 1 } };
    expect(splitText('слово '.repeat(100), one, { hasMedia: false })).toBeNull();
  });

  it('every part fits, none is empty, and nothing but blanks is lost', () => {
    const bare = (text: string) => text.replace(/\s+/gu, '');
    const words = fc.array(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.constantFrom('. ', '\n\n', ' ', 'https://union.example/a'),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(words, fc.boolean(), (pieces, hasMedia) => {
        const text = pieces.join(' ');
        const answer = splitText(text, messenger, { hasMedia });
        if (answer === null) return;
        const parts = [answer.first, ...answer.followUps];
        expect(bare(parts.join(' '))).toBe(bare(text));
        expect(answer.followUps.every((part) => part.trim() !== '')).toBe(true);
        parts.forEach((part, index) => {
          const measures = measureText(part, messenger.text, { hasMedia: hasMedia && index === 0 });
          expect(measures.every(({ used, max }) => used <= max)).toBe(true);
        });
      }),
    );
  });
});
