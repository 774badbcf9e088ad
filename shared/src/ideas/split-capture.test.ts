import { expect, test } from 'vitest';
import { splitCapture } from './split-capture.ts';

test.each([
  ['Душевая в цехе', { text: 'Душевая в цехе', url: null }],
  ['https://example.org/a?b=1', { text: '', url: 'https://example.org/a?b=1' }],
  ['Смотрите https://example.org/a.\nи ещё', { text: 'Смотрите .\nи ещё', url: 'https://example.org/a' }],
  ['https://a.example и https://b.example', { text: 'и https://b.example', url: 'https://a.example' }],
])('%s', (typed, expected) => expect(splitCapture(typed)).toEqual(expected));
