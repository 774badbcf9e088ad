// A frame that a person draws on a picture, in shares of its sides.
import type { Recipe } from './recipe.ts';

export type Frame = NonNullable<Recipe['cut']>;

/** A frame may be no thinner than this: Recipe refuses it. */
export const LEAST_SIDE = 0.05;

export const WHOLE_FRAME: Frame = { left: 0, top: 0, width: 1, height: 1 };

/** The frame between two corners in any order, shares from the left and the top; never thinner than the least side, never outside. */
export function frameBetween(one: { x: number; y: number }, other: { x: number; y: number }): Frame {
  const [left, width] = span(one.x, other.x);
  const [top, height] = span(one.y, other.y);
  return { left, top, width, height };
}

/** One value changed, as a slider does; a frame that would reach outside is moved or made smaller. */
export function changeFrame(frame: Frame, patch: Partial<Frame>): Frame {
  const width = within(patch.width ?? frame.width, LEAST_SIDE, 1);
  const height = within(patch.height ?? frame.height, LEAST_SIDE, 1);
  const left = within(patch.left ?? frame.left, 0, 1 - width);
  const top = within(patch.top ?? frame.top, 0, 1 - height);
  return { left, top, width, height };
}

function span(one: number, other: number): [number, number] {
  const from = within(Math.min(one, other), 0, 1 - LEAST_SIDE);
  const to = within(Math.max(one, other), from + LEAST_SIDE, 1);
  return [from, to - from];
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
