import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasActor, lintStory } from './lint-story.ts';
import {
  composeRetell,
  RETELL_DAYS,
  RetellStep,
  type RetellWords,
  retellDay,
  segmentForStep,
  stepsFor,
} from './retell-plan.ts';
import { EMPTY_PARTS, type StoryParts } from './story-parts.ts';

const WIN: StoryParts = {
  place: 'Депо № 3',
  problem: 'Ночная смена мёрзла в раздевалке: плюс пять с октября',
  action: 'Собрали 84 подписи и вместе пошли к начальнику депо.',
  result: 'С 1 ноября раздевалку греют, отопление вписали в колдоговор',
  number: 'Было +5, стало +22',
  happenedOn: '2026-11-01',
  meaning: 'Мёрзнете — это не «так положено».',
  ask: 'Напишите нам, где холодно у вас.',
  evidence: 'Приложение 4 к колдоговору',
  people: [{ name: 'Артём Лосев', hasConsent: true }],
};
const unmet = (story: StoryParts, evidenceCount = 0) =>
  lintStory(story, { evidenceCount })
    .filter(({ isMet }) => !isMet)
    .map(({ code }) => code);

describe('the linter of a win', () => {
  it('has nothing to say of a whole one, and six things of an empty one but consent', () => {
    expect(unmet(WIN)).toEqual([]);
    expect(unmet(EMPTY_PARTS)).toEqual(['number', 'actor', 'date', 'ask', 'evidence']);
  });

  it.each([
    ['number', { number: '', result: 'С 1 ноября 2026 года раздевалку греют' }],
    ['actor', { action: 'Пётр Иванович написал начальнику.' }],
    ['date', { happenedOn: null }],
    ['ask', { ask: ' ' }],
    ['evidence', { evidence: '' }],
    ['consent', { people: [...WIN.people, { name: 'Нина', hasConsent: false }] }],
  ] as const)('misses %s', (code, change) => {
    expect(unmet({ ...WIN, ...change } as StoryParts)).toEqual([code]);
  });

  it('names who has not agreed, takes a file as proof and a number from the result', () => {
    const people = [{ name: 'Нина', hasConsent: false }];
    expect(lintStory({ ...WIN, people }, { evidenceCount: 0 }).at(-1)).toEqual({
      code: 'consent',
      isMet: false,
      names: ['Нина'],
    });
    expect(unmet({ ...WIN, evidence: '' }, 1)).toEqual([]);
    expect(unmet({ ...WIN, number: '', result: 'Вернули 4 200 рублей каждому' })).toEqual([]);
  });

  it.each([
    ['Мы написали письмо', true],
    ['Смена вышла к проходной', true],
    ['27 человек подписали', true],
    ['Первичка и профком добились', true],
    ['The crew stood together', true],
    ['Мылов написал письмо', false],
    ['Директор решил', false],
    ['Разместили объявление', false],
  ])('%s: a group acts %s', (text, expected) => expect(hasActor(text)).toBe(expected));
});

describe('the re-tell plan', () => {
  const words: RetellWords = {
    leads: { news: 'Н', how: 'Как это было', number: 'Ч', person: 'П', answer: 'О', ask: 'Дальше' },
    where: (place) => `Это ${place}`,
    people: (names) => `Рассказывает ${names}`,
  };

  it('is six posts with somebody who agreed, five without', () => {
    expect(stepsFor(WIN)).toHaveLength(6);
    expect(stepsFor({ people: [{ name: 'Нина', hasConsent: false }] })).toEqual([
      'news',
      'how',
      'number',
      'answer',
      'ask',
    ]);
  });

  it('falls on working days in order within six weeks, from any day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        (date) => {
          const start = date.toISOString().slice(0, 10);
          const days = RetellStep.options.map((step) => retellDay(step, start));
          expect(days).toEqual([...new Set(days)].sort());
          for (const day of days) expect([0, 6]).not.toContain(new Date(day).getUTCDay());
          const span = (Date.parse(days.at(-1) ?? '') - Date.parse(days[0] ?? '')) / 86_400_000;
          expect(span).toBeLessThanOrEqual(RETELL_DAYS);
        },
      ),
    );
  });

  it('leaves out what is not written and who has not agreed', () => {
    expect(composeRetell('how', WIN, words)).toBe(
      [
        'Как это было.',
        'Ночная смена мёрзла в раздевалке: плюс пять с октября.',
        'Собрали 84 подписи и вместе пошли к начальнику депо.',
        'С 1 ноября раздевалку греют, отопление вписали в колдоговор.',
        'Напишите нам, где холодно у вас.',
      ].join('\n\n'),
    );
    expect(composeRetell('news', { ...EMPTY_PARTS, result: 'Победа' }, words)).toBe('Победа.');
    const people = [...WIN.people, { name: 'Нина', hasConsent: false }];
    expect(composeRetell('person', { ...WIN, people }, words)).toContain('Рассказывает Артём Лосев.');
    expect(composeRetell('person', { ...WIN, people }, words)).not.toContain('Нина');
  });
});

it('a step names an audience where just one fits', () => {
  const family = { id: 'a', relation: 'family', isArchived: false } as const;
  expect(segmentForStep('person', [family])).toBe('a');
  expect(segmentForStep('person', [family, { ...family, id: 'b' }])).toBeNull();
  expect(segmentForStep('person', [family, { ...family, id: 'b', isArchived: true }])).toBe('a');
  expect([segmentForStep('ask', [family]), segmentForStep('news', [family])]).toEqual([null, null]);
});
