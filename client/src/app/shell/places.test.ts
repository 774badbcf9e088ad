import { expect, test } from 'vitest';
import { placeOf } from './places.ts';

test.each([
  ['/', null],
  ['/posts/1/edit', '/posts'],
  ['/ideas', '/ideas'],
  ['/days', '/ideas'],
  ['/stories/new', '/ideas'],
  ['/storiesque', null],
  ['/audiences', '/rubrics'],
])('%s belongs to %s', (path, place) => expect(placeOf(path)).toBe(place));
