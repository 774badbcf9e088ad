import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { ATTACKS } from '../../../../test/attacks.ts';
import { breakLines } from './break-lines.ts';
import { cardSvg, drawCard } from './draw-card.ts';
import { loadLetters } from './letters.ts';

const OWNER = 'Профсоюз «Рабочая смена» № 5';
const LONG = 'Überstundenvergütungsverordnungsänderungsgesetzesvorlagenausschusssitzung'.repeat(2);

describe('letters', () => {
  it('has Russian, Tatar, Latin and roubles, and leaves out what it has no letter for', async () => {
    const bold = await loadLetters(700);
    expect(bold.drawable('Ёлка, әни: 5 ₽ и Überstunden № 1…')).toBe('Ёлка, әни: 5 ₽ и Überstunden № 1…');
    expect(bold.drawable(' Вместе 👋🏽\n ✊ мы 会 сила → ')).toBe('Вместе мы сила');
    expect(bold.drawable('и\u0306')).toBe('й');
    expect(await loadLetters(700)).toBe(bold);
  });

  it('writes outlines of numbers alone', async () => {
    const bold = await loadLetters(700);
    for (const text of ['Вступайте в профсоюз', LONG, ...ATTACKS])
      expect(bold.pathOf(bold.drawable(text), { x: 96, y: 155, size: 96 })).toMatch(
        /^(?:[MLQC](?:-?\d+\.\d ?)+|Z)+$/,
      );
    expect(bold.widthOf('шш')).toBeGreaterThan(bold.widthOf('ii') * 2);
  });
});

describe('breakLines', () => {
  const room = { width: 10, maxLines: 3, widthOf: (text: string) => [...text].length };

  it('breaks between words, and a word where there is no other way', () => {
    expect(breakLines('все на общее собрание', room)).toEqual({
      lines: ['все на', 'общее', 'собрание'],
      isCut: false,
    });
    expect(breakLines('да тепловозостроитель', room).lines).toEqual(['да', 'тепловозос', 'троитель']);
    expect(breakLines('', room)).toEqual({ lines: [], isCut: false });
  });

  it('ends with dots what does not fit, after a letter', () => {
    expect(breakLines('раз два три четыре, пять шесть', room)).toEqual({
      lines: ['раз два', 'три', 'четыре…'],
      isCut: true,
    });
    expect(breakLines('абвгд'.repeat(9), room).lines.at(-1)).toBe('абвгдабвг…');
    expect(breakLines('ab cd', { ...room, width: 0 }).lines).toEqual(['a', 'b', '…']);
  });
});

describe('drawCard', () => {
  it.each([
    'Вступайте в профсоюз',
    'Join 👋 the union ✊ 2026',
    LONG,
    'Вместе мы договариваемся о сменах, зарплате и автобусе. '.repeat(3).slice(0, 160),
    '👋',
  ])('%s: a light picture of the size networks ask for', async (title) => {
    const bytes = await drawCard({ title, owner: OWNER });
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1_200, height: 630 });
    expect(bytes.length).toBeLessThan(100_000);
  });

  it('keeps every letter between the edges', async () => {
    const { data, info } = await sharp(
      await drawCard({ title: `Ж${'Щ'.repeat(159)}`, owner: 'Щ'.repeat(160) }),
    )
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const isPaper = (x: number, y: number) => (data[(y * info.width + x) * info.channels] ?? 0) > 230;
    for (let y = 0; y < info.height; y++) expect([y, isPaper(1_140, y)]).toEqual([y, true]);
    for (let x = 40; x < info.width; x++)
      expect([x, isPaper(x, 465), isPaper(x, 615)]).toEqual([x, true, true]);
  });

  it.each(ATTACKS)('%s: nothing of it becomes markup', async (words) => {
    const svg = await cardSvg({ title: words, owner: words });
    expect(svg.replace(/ d="[MLQCZ\d. -]*"/g, '')).toBe(
      (await cardSvg({ title: 'Слова', owner: 'Слова' })).replace(/ d="[MLQCZ\d. -]*"/g, ''),
    );
  });
});
