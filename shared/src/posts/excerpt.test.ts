import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countUnits } from './count.ts';
import { excerptOf, headingOf, shorten } from './excerpt.ts';

describe('headingOf', () => {
  it.each([
    [{ title: ' Собрание ', text: 'иное' }, 'Собрание'],
    [{ title: '', text: '\n\n  Автобус в 23:40\nподробности' }, 'Автобус в 23:40'],
    [{ title: ' ', text: '' }, ''],
  ])('%j', (post, expected) => {
    expect(headingOf(post)).toBe(expected);
  });
});

describe('shorten', () => {
  it('cuts between words', () => {
    expect(shorten('Собрание профсоюза завода завтра', 26)).toBe('Собрание профсоюза завода…');
  });

  it('is one line of at most so many graphemes, and is the text itself when it fits', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.integer({ min: 5, max: 200 }),
        (text, max) => {
          const short = shorten(text, max);
          expect(countUnits(short, 'graphemes')).toBeLessThanOrEqual(max);
          expect(short).not.toContain('\n');
          const line = text.replace(/\s+/gu, ' ').trim();
          if (countUnits(line, 'graphemes') <= max) expect(short).toBe(line);
          else expect(short.endsWith('…')).toBe(true);
        },
      ),
    );
  });

  it('does not break a family', () => {
    expect(excerptOf('👨‍👩‍👧'.repeat(300)).replaceAll('👨‍👩‍👧', '')).toBe('…');
  });
});
