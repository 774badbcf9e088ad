import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeFrame, frameBetween, WHOLE_FRAME } from './crop.ts';
import { Recipe } from './recipe.ts';

const share = fc.double({ min: -0.5, max: 1.5, noNaN: true });
const point = fc.record({ x: share, y: share });
const fits = (cut: unknown) => Recipe.safeParse({ turn: 0, shape: null, cut }).success;

test('a frame is drawn from any corner', () => {
  const frame = frameBetween({ x: 0.75, y: 0.5 }, { x: 0.25, y: 0.25 });
  expect(frame).toEqual({ left: 0.25, top: 0.25, width: 0.5, height: 0.25 });
  expect(frameBetween({ x: 0.25, y: 0.25 }, { x: 0.75, y: 0.5 })).toEqual(frame);
});

test('a side that is moved keeps the frame inside', () => {
  expect(changeFrame(WHOLE_FRAME, { width: 0.5 })).toEqual({ left: 0, top: 0, width: 0.5, height: 1 });
  expect(changeFrame({ left: 0.5, top: 0, width: 0.5, height: 1 }, { width: 0.75 }).left).toBe(0.25);
});

test('whatever is drawn or moved is a frame that may be kept', () => {
  fc.assert(fc.property(point, point, (one, other) => fits(frameBetween(one, other))));
  const patch = fc.record({ left: share, top: share, width: share, height: share }, { requiredKeys: [] });
  fc.assert(
    fc.property(point, point, patch, (one, other, by) => fits(changeFrame(frameBetween(one, other), by))),
  );
});
