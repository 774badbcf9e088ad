import { expect, it } from 'vitest';
import { type SourceTotal, sumNumbers } from './sum-numbers.ts';

const unknown = { views: null, reach: null, likes: null, comments: null, shares: null, clicks: null };
const at = (source: SourceTotal['source'], day: number, known: Partial<SourceTotal>): SourceTotal => ({
  ...unknown,
  ...known,
  source,
  asOf: new Date(Date.UTC(2026, 10, day)),
});

it('is nothing while nothing is known', () => {
  expect(sumNumbers([])).toBeNull();
  expect(sumNumbers([[], []])).toBeNull();
});

it('adds what is known and leaves unknown what nobody tells', () => {
  const sum = sumNumbers([
    [at('counted', 3, { views: 100, likes: 0 })],
    [at('counted', 5, { likes: 4 })],
    [],
  ]);
  expect(sum).toEqual({
    ...unknown,
    views: 100,
    likes: 4,
    asOf: '2026-11-05T00:00:00.000Z',
    isSimulated: false,
  });
});

it('prefers the network to the typed, and takes the typed where the network is silent', () => {
  const sum = sumNumbers([[at('manual', 6, { views: 7, likes: 9 }), at('counted', 5, { likes: 4 })]]);
  expect(sum).toMatchObject({ views: 7, likes: 4 });
});

it('never adds simulated to real', () => {
  const simulated = at('simulated', 5, { views: 1000 });
  expect(sumNumbers([[simulated], [simulated]])).toMatchObject({ views: 2000, isSimulated: true });
  expect(sumNumbers([[simulated], [at('counted', 4, { views: 3 })]])).toMatchObject({
    views: 3,
    isSimulated: false,
  });
  expect(sumNumbers([[simulated], [at('counted', 4, { likes: 3 })]])).toMatchObject({
    views: null,
    likes: 3,
  });
});
