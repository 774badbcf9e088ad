import { expect, it } from 'vitest';
import { fromAmount, toAmount } from './plan-items.ts';

it.each([
  ['1 200,5', 1200.5],
  ['\u22123', -3],
  ['', null],
])('«%s» is %s', (typed, value) => {
  expect(toAmount(typed)).toBe(value);
  expect(toAmount(fromAmount(value))).toBe(value);
});

it('words are no number', () => expect(toAmount('много')).toBeNaN());
