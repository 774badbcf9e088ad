import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moveWithin, placeAt } from './list-order.ts';

test('an item goes to its new place, the others keep their order', () => {
  expect(moveWithin(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(moveWithin(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moveWithin(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'b', 'c']);
});

test('let go at any height, an item stands where it was shown', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10 }),
      fc.nat(9),
      fc.integer({ min: -50, max: 1_050 }),
      (n, at, y) => {
        const from = at % n;
        const middles = Array.from({ length: n }, (_, index) => 50 + index * 100);
        const place = placeAt(middles, y, from);
        const moved = moveWithin(middles, from, place).filter((middle) => middle !== middles[from]);
        expect(moved.slice(0, place).every((middle) => middle < y)).toBe(true);
        expect(moved.slice(place).every((middle) => middle >= y)).toBe(true);
      },
    ),
  );
});
