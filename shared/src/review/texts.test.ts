import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateQuote } from './anchor.ts';
import { diffTexts } from './word-diff.ts';

describe('locateQuote', () => {
  it('finds what moved, prefers the nearest of equal words, and says when it is gone', () => {
    expect(locateQuote('Автобус в 23:40 ходит', { quote: '23:40', start: 10 })).toEqual({
      start: 10,
      end: 15,
    });
    expect(locateQuote('С понедельника автобус в 23:40', { quote: '23:40', start: 10 })).toEqual({
      start: 25,
      end: 30,
    });
    expect(locateQuote('да, да, да', { quote: 'да', start: 5 })).toEqual({ start: 4, end: 6 });
    expect(locateQuote('Автобус в 23:50', { quote: '23:40', start: 10 })).toBeNull();
    expect(locateQuote('что угодно', { quote: '', start: 0 })).toBeNull();
  });

  it('whatever is put before or after a quotation, it is found, and shows the very words', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string({ minLength: 1 }),
        fc.string(),
        fc.nat(200),
        (head, quote, tail, start) => {
          const text = head + quote + tail;
          const found = locateQuote(text, { quote, start });
          expect(found && text.slice(found.start, found.end)).toBe(quote);
        },
      ),
    );
  });
});

describe('diffTexts', () => {
  it('shows changed words, not changed letters', () => {
    expect(
      diffTexts('Автобус в 23:40 пойдёт', 'Автобус в 23:50 пойдёт').filter(({ kind }) => kind !== 'same'),
    ).toEqual([
      { kind: 'removed', text: '40' },
      { kind: 'added', text: '50' },
    ]);
    expect(diffTexts('', '')).toEqual([]);
    expect(diffTexts('', 'новое')).toEqual([{ kind: 'added', text: 'новое' }]);
  });

  it('spells both texts, however long', () => {
    const text = fc.oneof(fc.string(), fc.lorem({ maxCount: 30 }), fc.constant('слово '.repeat(4_000)));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = diffTexts(before, after);
        const spell = (without: string) =>
          parts
            .filter(({ kind }) => kind !== without)
            .map((part) => part.text)
            .join('');
        expect([spell('added'), spell('removed')]).toEqual([before, after]);
      }),
      { numRuns: 60 },
    );
  });
});
