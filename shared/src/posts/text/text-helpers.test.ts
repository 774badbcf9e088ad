import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NetworkCapabilities } from '../../networks/capabilities.ts';
import { seenFirst } from './first-line.ts';
import { addTag, lintTags, tagCustom, tagsIn, toTag } from './hashtags.ts';
import { findHighlights, type HighlightKind, isVerb } from './highlights.ts';
import { countText, fleschOborneva, gradeSis2023, readabilityOf } from './readability.ts';
import { rewriteHints } from './rewrite-hints.ts';
import { sentencesIn, syllablesOf } from './words.ts';

const HARD =
  'В целях повышения эффективности деятельности профсоюзной организации осуществляется проведение мероприятий. ';
const SIMPLE = 'В цехе было плюс пять. Мы собрали подписи. Теперь тепло. ';

describe('readability, vectors of content-method 5.7', () => {
  it.each([
    [{ sentences: 2, words: 34, letters: 305, syllables: 130 }, -45.1, 14.0],
    [{ sentences: 7, words: 34, letters: 173, syllables: 65 }, 85.6, -2.3],
  ])('%o: Flesch–Oborneva %d, SIS %d', (counts, flesch, grade) => {
    expect(fleschOborneva(counts)).toBeCloseTo(flesch, 1);
    expect(gradeSis2023(counts)).toBeCloseTo(grade, 1);
  });

  it('says a word below 100 words and clamped figures above', () => {
    expect(readabilityOf(SIMPLE)).toMatchObject({ ease: 'simple', figures: null });
    expect(readabilityOf(HARD)).toMatchObject({ ease: 'hard', figures: null });
    expect(readabilityOf(HARD.repeat(12))?.figures).toEqual({ flesch: 0, grade: 12 });
    expect(readabilityOf(SIMPLE.repeat(12))).toMatchObject({ ease: 'simple', figures: { grade: 1 } });
    expect(readabilityOf('123 — https://example.org #победа')).toBeNull();
  });

  it('is never outside of its bounds and never fails', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'grapheme' }), (text) => {
        const answer = readabilityOf(text);
        expect(['simple', 'fair', 'hard', undefined]).toContain(answer?.ease);
        if (answer) expect(Math.min(answer.counts.sentences, answer.counts.words)).toBeGreaterThan(0);
        for (const { start, end } of findHighlights(text))
          expect(start < end && end <= text.length).toBe(true);
      }),
    );
  });

  it('counts words, sentences and syllables as people do', () => {
    expect(countText('Ёлка в 2026 г. стоит 5 тыс. руб. у входа. А. С. Пушкин!')).toMatchObject({
      sentences: 2,
    });
    expect(sentencesIn('Смета:\n— душ\n— вытяжка\n\nИтог ясен… да?').map(({ start }) => start)).toHaveLength(
      4,
    );
    expect(countText('по-нашему https://example.org/слово #тег @мы')).toMatchObject({
      words: 1,
      syllables: 4,
    });
    expect(syllablesOf('объединение')).toBe(6);
  });
});

describe('highlights', () => {
  const kinds = (text: string) => [...new Set(findHighlights(text).map(({ kind }) => kind))].sort();
  const words = (text: string, wanted: HighlightKind) =>
    findHighlights(text)
      .filter(({ kind }) => kind === wanted)
      .map(({ start, end }) => text.slice(start, end));

  it('a plain text has none', () => {
    expect(kinds(SIMPLE)).toEqual([]);
    expect(
      kinds(
        'Профком отбил доплату. Смена получит на четыре тысячи больше. Спросите у профорга, как это было.',
      ),
    ).toEqual([]);
    expect(kinds('The implementation of organizational measures is being carried out.')).toEqual([]);
  });

  it('officialese, chains of genitives and long words are found at their places', () => {
    expect(words(HARD, 'officialese')).toEqual(['В целях', 'осуществляется', 'проведение', 'мероприятий']);
    expect(words(HARD, 'genitives')).toEqual([
      'повышения эффективности деятельности профсоюзной организации',
    ]);
    expect(words('Ответственность сторон, повышения, деятельности, организации.', 'genitives')).toEqual([]);
    expect(words(HARD, 'longWord')).toEqual([]);
    expect(words('Рост эффективности виден.', 'longWord')).toEqual(['эффективности']);
    expect(words('социально-трудовой', 'longWord')).toEqual([]);
  });

  it('a sentence is long from the 21st word on', () => {
    const twenty = Array.from({ length: 20 }, () => 'да').join(' ');
    expect(kinds(`${twenty}.`)).toEqual([]);
    expect(findHighlights(`${twenty} и нет.`)).toMatchObject([{ kind: 'longSentence', count: 22 }]);
  });

  it('a beginning without a verb is told, one with a verb or a short text is not', () => {
    const nouns =
      'Заседание профсоюзного комитета Приборного завода по вопросу условий труда и отдыха работников цеха номер три. Решили.';
    expect(kinds(nouns)).toContain('noVerb');
    expect(kinds(nouns.replace('Заседание', 'Собрали заседание'))).not.toContain('noVerb');
    expect(kinds('Итоги года.')).toEqual([]);
    expect(['собрали', 'вступайте', 'получит', 'добился'].every(isVerb)).toBe(true);
    expect(['комитет', 'деятельность', 'отдел', 'или', 'новость'].some(isVerb)).toBe(false);
  });
});

describe('hashtags', () => {
  it('are few, readable and not repeated', () => {
    expect(lintTags('#НашаПобеда #Смена #ОхранаТруда')).toEqual([]);
    expect(lintTags('#а #б #в #г').map(({ code }) => code)).toEqual(['too_many']);
    expect(lintTags('#нашапобедавместе #Смена #смена').map(({ code, tag }) => [code, tag])).toEqual([
      ['unreadable', '#нашапобедавместе'],
      ['repeated', '#смена'],
    ]);
    expect(tagsIn('Адрес https://a.example/x#part, номер #5, тег #Смена@profkom.')).toEqual([
      '#Смена@profkom',
    ]);
  });

  it.each([
    ['наша победа!', '#НашаПобеда'],
    ['охрана труда и МРОТ', '#ОхранаТрудаИМРОТ'],
    ['№ 5', ''],
  ])('%s → %s', (name, tag) => expect(toTag(name)).toBe(tag));

  it('a tag is put into the last line once', () => {
    expect(addTag('Победа.', '#НашаПобеда')).toBe('Победа.\n\n#НашаПобеда');
    expect(addTag('Победа.\n\n#Смена', '#НашаПобеда')).toBe('Победа.\n\n#Смена #НашаПобеда');
    expect(addTag('Победа. #нашапобеда', '#НашаПобеда')).toBe('Победа. #нашапобеда');
    expect(addTag('', '#НашаПобеда')).toBe('#НашаПобеда');
    expect(tagCustom({ preview: 'bubble' })).toBe('navigation');
  });
});

describe('one network', () => {
  const network = (change: object = {}) =>
    ({
      text: {
        required: true,
        limits: [{ unit: 'graphemes', max: 100, when: 'always' }],
        linkLength: null,
        markup: 'none',
      },
      followUps: null,
      images: { altText: { supported: false, maxGraphemes: null } },
      preview: 'wall',
      ...change,
    }) as unknown as NetworkCapabilities;
  const codes = (text: string, change: object = {}, around = { pictureCount: 0, undescribedCount: 0 }) =>
    rewriteHints(text, network(change), around).map(({ code }) => code);

  it('is given only the hints that its data speak for', () => {
    expect(codes('Короткий текст')).toEqual([]);
    expect(codes('а'.repeat(120))).toEqual(['shorten']);
    expect(codes('а'.repeat(95))).toEqual(['shortFirst']);
    const thread = { followUps: { kind: 'thread', maxCount: 10 } };
    expect(rewriteHints('а'.repeat(250), network(thread), { pictureCount: 0, undescribedCount: 0 })).toEqual([
      { code: 'split', params: { count: 3 } },
    ]);
    expect(codes('Сайт https://example.org', { followUps: { kind: 'comment', maxCount: 1 } })).toEqual([
      'commentLink',
    ]);
    expect(codes('<b>Да</b>')).toEqual(['plainMarkup']);
    expect(codes('#Раз #Два', { preview: 'bubble' })).toEqual(['tagsApart']);
    const described = { images: { altText: { supported: true, maxGraphemes: null } } };
    expect(codes('Фото', described, { pictureCount: 1, undescribedCount: 1 })).toEqual(['describePictures']);
  });

  it('a caption is shorter than a text, told before the picture is there', () => {
    const limits = [
      { unit: 'graphemes', max: 4000, when: 'withoutMedia' },
      { unit: 'graphemes', max: 10, when: 'withMedia' },
    ];
    const text = { required: true, limits, linkLength: null, markup: 'none' };
    expect(codes('Длиннее десяти', { text })).toEqual(['caption']);
    expect(codes('Длиннее десяти', { text }, { pictureCount: 1, undescribedCount: 0 })).toEqual(['shorten']);
  });

  it('shows the beginning before anybody opens it', () => {
    expect(seenFirst('Греют.\n\nС ноября.', network())).toEqual({ seen: 'Греют. С ноября.', isCut: false });
    const long = seenFirst('слово '.repeat(60), network({ preview: 'bubble' }));
    expect(long.isCut).toBe(true);
    expect(long.seen.length).toBeLessThanOrEqual(110);
    expect(seenFirst('а\nб\nв', network({ preview: 'bubble' }))).toEqual({ seen: 'а б', isCut: true });
  });
});
