import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideSmall } from './privacy-floor.ts';

describe('small numbers of a public page', () => {
  it.each([
    [
      [10, 20, 0],
      [10, 20, 0],
    ],
    [
      [1, 2, 3, 10],
      [null, null, null, 10],
    ],
    [
      [3, 40, 9, 0],
      [null, 40, null, 0],
    ],
    [[4], [null]],
    [[], []],
  ])('%j are shown as %j', (values, shown) => {
    expect(hideSmall(values, 5)).toEqual(shown);
  });

  it('never follow from the total', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 2 }), (values) => {
        const shown = hideSmall(values, 5);
        const hidden = values.filter((_, at) => shown[at] === null);
        const sum = hidden.reduce((all, value) => all + value, 0);
        const isAll = values.every((value, at) => shown[at] === null || value === 0);
        expect(hidden.length === 0 || sum >= 5 || isAll).toBe(true);
        for (const [at, value] of shown.entries()) {
          if (value !== null) expect(value).toBe(values[at]);
          expect(value === null || value === 0 || value >= 5).toBe(true);
        }
      }),
    );
  });
});
