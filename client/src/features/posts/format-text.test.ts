import { readMarkup } from '@rupor/shared/posts/markup';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FormatTag, wrapSelection } from './format-text.ts';

test('tags stand around the words, blanks stay outside, the words stay chosen', () => {
  const { text, start, end } = wrapSelection('Мы победили сегодня', { start: 3, end: 12 }, 'b');
  expect(text).toBe('Мы <b>победили</b> сегодня');
  expect(text.slice(start, end)).toBe('победили');
});

test('without a selection the pair waits for words', () => {
  expect(wrapSelection('Мы ', { start: 3, end: 3 }, 'i')).toEqual({ text: 'Мы <i></i>', start: 6, end: 6 });
});

test('a link asks for its address, an address for its words', () => {
  const link = wrapSelection('Читать тут', { start: 7, end: 10 }, 'a');
  expect(link.text).toBe('Читать <a href="https://">тут</a>');
  expect(link.text.slice(link.start, link.end)).toBe('https://');
  const words = wrapSelection('https://a.example', { start: 0, end: 17 }, 'a');
  expect(words.text).toBe('<a href="https://a.example">https://a.example</a>');
  expect(words.text.slice(words.start, words.end)).toBe('https://a.example');
});

test('readers see the same words as before', () => {
  const tags = fc.constantFrom<FormatTag>('b', 'i', 'u', 's', 'blockquote');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), fc.nat(40), tags, (raw, one, other, tag) => {
      const source = raw.replace(/[<&]/g, '');
      const start = Math.min(one, other, source.length);
      const end = Math.min(Math.max(one, other), source.length);
      const { text } = wrapSelection(source, { start, end }, tag);
      expect(readMarkup(text)).toMatchObject({ text: source, broken: [] });
    }),
  );
});
