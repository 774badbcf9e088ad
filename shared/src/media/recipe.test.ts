import { expect, test } from 'vitest';
import { ALIKE_BITS, bitsApart, hashGreys, isAlike } from './look-alike.ts';
import { cutOf, Recipe, recipeFor, sidesFor } from './recipe.ts';

const wide = { width: 1200, height: 800 };
const square: Recipe = { turn: 0, shape: '1:1', cut: null };

test('a shape keeps as much as it can, around the focal point and within the picture', () => {
  expect(cutOf(wide, square, null)).toEqual({ left: 200, top: 0, width: 800, height: 800 });
  expect(cutOf(wide, square, { x: 1, y: 0.5 })).toEqual({ left: 400, top: 0, width: 800, height: 800 });
  expect(cutOf(wide, { ...square, shape: '16:9' }, { x: 0.5, y: 0 })).toEqual({
    left: 0,
    top: 0,
    width: 1200,
    height: 675,
  });
});

test('a turn comes first, the focal point turns with it', () => {
  expect(cutOf(wide, { turn: 90, shape: null, cut: null }, null)).toEqual({
    left: 0,
    top: 0,
    width: 800,
    height: 1200,
  });
  expect(cutOf(wide, { ...square, turn: 90 }, { x: 0, y: 0.5 }).top).toBe(0);
  expect(cutOf(wide, { ...square, turn: 180 }, { x: 0, y: 0.5 }).left).toBe(400);
  expect(cutOf(wide, { ...square, turn: 270 }, { x: 0, y: 0.5 }).top).toBe(400);
});

test('a cut is told in shares and never leaves the picture', () => {
  const cut = { left: 0.5, top: 0.25, width: 0.5, height: 0.5 };
  expect(cutOf(wide, { turn: 0, shape: null, cut }, null)).toEqual({
    left: 600,
    top: 200,
    width: 600,
    height: 400,
  });
  expect(Recipe.safeParse({ turn: 0, shape: null, cut: { ...cut, width: 0.6 } }).success).toBe(false);
});

test('a network without a recipe of its own takes the one for all', () => {
  const tall: Recipe = { ...square, shape: '4:5' };
  expect(recipeFor({ all: square, vk: tall }, 'vk')).toBe(tall);
  expect(recipeFor({ all: square, vk: tall }, 'max')).toBe(square);
  expect(recipeFor({ vk: tall }, 'max')).toBeNull();
  expect(sidesFor({ ...wide, recipes: { vk: tall }, focal: null }, 'vk')).toEqual({
    width: 640,
    height: 800,
  });
  expect(sidesFor({ ...wide, recipes: null, focal: null }, 'vk')).toEqual(wide);
});

test('pictures are alike within six bits, and one colour is like nothing', () => {
  const rising = hashGreys(Uint8Array.from({ length: 72 }, (_, at) => (at % 9) * 20));
  expect(rising).toBe('ffffffffffffffff');
  expect(bitsApart(rising, 'fffffffffffffff0')).toBe(4);
  expect(isAlike(rising, 'ffffffffffffffc0')).toBe(true);
  expect(bitsApart(rising, 'ffffffffffffff80')).toBe(ALIKE_BITS + 1);
  expect(isAlike(rising, 'ffffffffffffff80')).toBe(false);
  expect(isAlike('0000000000000000', '0000000000000000')).toBe(false);
  expect(() => hashGreys(new Uint8Array(64))).toThrow(RangeError);
});
