import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findExcess, findLongSentence, levelOf, markText } from './text-marks.ts';

const short = {
  required: false,
  limits: [{ unit: 'graphemes' as const, max: 10, when: 'always' as const }],
  linkLength: null,
  markup: 'none' as const,
};

test('the counter is quiet, then near, then over', () => {
  expect([899, 900, 1000, 1001].map((used) => levelOf({ used, max: 1000 }))).toEqual([
    'quiet',
    'near',
    'near',
    'over',
  ]);
});

test('marks what is too much, whole graphemes only', () => {
  const text = 'десятьбукв👨‍👩‍👧!';
  const from = findExcess(text, short, { hasMedia: false });
  expect(markText(text, from)).toEqual([
    { kind: 'plain', text: 'десятьбукв' },
    { kind: 'over', text: '👨‍👩‍👧!' },
  ]);
});

test('a link counts as long as the network says and is never cut', () => {
  const capabilities = { ...short, linkLength: 5 };
  const link = 'https://primer.example/ochen-dlinno';
  expect(findExcess(`вот ${link}`, capabilities, { hasMedia: false })).toBe(`вот ${link}`.length);
  expect(findExcess(`вот ${link} и`, capabilities, { hasMedia: false })).toBe(`вот ${link} `.length);
  expect(findExcess(`словами ${link}`, capabilities, { hasMedia: false })).toBe('словами '.length);
});

test('tags are not counted, and the mark stands where the typed text is too much', () => {
  const capabilities = { ...short, markup: 'htmlSubset' as const };
  const text = '<b>десять</b> букв!';
  const from = findExcess(text, capabilities, { hasMedia: false });
  expect(text.slice(from)).toBe('в!');
  expect(findExcess('<b>десять</b>', capabilities, { hasMedia: false })).toBe('<b>десять</b>'.length);
});

test('marks joined are the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (words, hasLink) => {
      const text = hasLink ? `${words} https://a.example/b ${words}` : words;
      const from = findExcess(text, short, { hasMedia: false });
      expect(
        markText(text, from)
          .map((mark) => mark.text)
          .join(''),
      ).toBe(text);
    }),
  );
});

test('finds the longest sentence that is hard to read', () => {
  const long = `${Array.from({ length: 37 }, (_, index) => `слово${index}`).join(' ')}.`;
  const text = `Коротко. ${long} И всё.`;
  const found = findLongSentence(text);
  expect(found?.words).toBe(37);
  expect(text.slice(found?.start, found?.end)).toBe(long);
  expect(findLongSentence('Коротко. И всё.')).toBeNull();
});
