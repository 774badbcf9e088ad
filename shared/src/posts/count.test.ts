import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextUnit } from '../networks/capabilities.ts';
import { countUnits, fitIndex, measureLength, measureText } from './count.ts';
import { findLinks } from './links.ts';

const UNITS: TextUnit[] = ['graphemes', 'codePoints', 'utf16', 'bytes'];
const family = '👨‍👩‍👧';
/** Text with what really occurs: Cyrillic, emoji sequences, combining marks, links. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(family, '\u0438\u0306', 'e\u0301', '🇷🇺', 'Ёж ', 'https://a.example/ю?x=1', '\n', '.'),
      fc.string({ unit: 'grapheme' }),
    ),
  )
  .map((parts) => parts.join(''));

describe('countUnits', () => {
  it.each([
    ['', [0, 0, 0, 0]],
    ['abc', [3, 3, 3, 3]],
    ['Привет', [6, 6, 6, 12]],
    [family, [1, 5, 8, 18]],
    ['🇷🇺', [1, 2, 4, 8]],
    ['\u0438\u0306', [1, 2, 2, 4]],
    ['👍🏽', [1, 2, 4, 8]],
  ])('%j', (value, expected) => {
    expect(UNITS.map((unit) => countUnits(value, unit))).toEqual(expected);
  });

  it('a smaller unit never counts less than a larger one', () => {
    fc.assert(
      fc.property(text, (value) => {
        const [graphemes = 0, codePoints = 0, utf16 = 0, bytes = 0] = UNITS.map((unit) =>
          countUnits(value, unit),
        );
        expect(graphemes).toBeLessThanOrEqual(codePoints);
        expect(codePoints).toBeLessThanOrEqual(utf16);
        expect(utf16).toBeLessThanOrEqual(bytes);
      }),
    );
  });

  it('bytes are those of the platform, code points and units add up over a join', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(countUnits(a, 'bytes')).toBe(Buffer.byteLength(a, 'utf8'));
        for (const unit of ['codePoints', 'utf16', 'bytes'] as const)
          expect(countUnits(`${a} ${b}`, unit)).toBe(countUnits(a, unit) + 1 + countUnits(b, unit));
      }),
    );
  });
});

describe('measureLength with reserved links', () => {
  it('counts each link as the reserved length, long or short', () => {
    expect(measureLength('см. https://a.example/очень/длинный/путь?x=1.', 'graphemes', 23)).toBe(4 + 23 + 1);
    expect(measureLength('http://a.ru', 'codePoints', 23)).toBe(23);
  });

  it('does not depend on how long the links are', () => {
    const path = fc.stringMatching(/^[a-z0-9]{1,60}$/);
    fc.assert(
      fc.property(path, path, fc.nat(5), (one, other, count) => {
        const build = (part: string) =>
          Array.from({ length: count }, () => `да https://x.example/${part}`).join(' ');
        expect(measureLength(build(one), 'graphemes', 23)).toBe(measureLength(build(other), 'graphemes', 23));
      }),
    );
  });
});

describe('measureText', () => {
  const messenger = {
    limits: [
      { unit: 'utf16', max: 4096, when: 'withoutMedia' },
      { unit: 'utf16', max: 1024, when: 'withMedia' },
    ] as const,
    linkLength: null,
    markup: 'none' as const,
  };
  it('takes the caption limit with a picture and the text limit without', () => {
    const capabilities = { ...messenger, limits: [...messenger.limits] };
    expect(measureText('да', capabilities, { hasMedia: true })).toEqual([
      { unit: 'utf16', used: 2, max: 1024 },
    ]);
    expect(measureText('да', capabilities, { hasMedia: false })).toEqual([
      { unit: 'utf16', used: 2, max: 4096 },
    ]);
  });

  it('puts the tightest limit first', () => {
    const limits = [
      { unit: 'graphemes' as const, max: 300, when: 'always' as const },
      { unit: 'bytes' as const, max: 3000, when: 'always' as const },
    ];
    const measures = measureText(family.repeat(170), { ...messenger, limits }, { hasMedia: false });
    expect(measures.map(({ unit, used }) => [unit, used])).toEqual([
      ['bytes', 3060],
      ['graphemes', 170],
    ]);
  });

  it('counts what is seen where the network reads tags', () => {
    const limits = [{ unit: 'utf16' as const, max: 100, when: 'always' as const }];
    const [measure] = measureText(
      '<b>5 &lt; 6</b>',
      { limits, linkLength: null, markup: 'htmlSubset' },
      { hasMedia: false },
    );
    expect(measure?.used).toBe(5);
  });
});

describe('fitIndex', () => {
  it('cuts between graphemes, as late as the limit allows', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...UNITS), fc.nat(40), (value, unit, max) => {
        const index = fitIndex(value, unit, max);
        expect(countUnits(value.slice(0, index), unit)).toBeLessThanOrEqual(max);
        if (index === value.length) return;
        const [next] = new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(value.slice(index));
        expect(countUnits(value.slice(0, index) + next?.segment, unit)).toBeGreaterThan(max);
      }),
    );
  });
});

describe('findLinks', () => {
  it.each([
    ['Сайт: https://a.example.', ['https://a.example']],
    ['(https://a.example/x)', ['https://a.example/x']],
    ['https://ru.example/wiki/Союз_(1905)', ['https://ru.example/wiki/Союз_(1905)']],
    ['«https://a.example» и HTTP://B.EXAMPLE/я!', ['https://a.example', 'HTTP://B.EXAMPLE/я']],
    ['a.example без схемы', []],
    ['https://', []],
  ])('%s', (value, expected) => {
    expect(findLinks(value).map(({ url }) => url)).toEqual(expected);
  });

  it('says where each link stands, in order and without overlap', () => {
    fc.assert(
      fc.property(text, (value) => {
        let from = 0;
        for (const { url, start, end } of findLinks(value)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(value.slice(start, end)).toBe(url);
          from = end;
        }
      }),
    );
  });
});
