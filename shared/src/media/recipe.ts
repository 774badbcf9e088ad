// How a picture is turned and cut for a network. The stored picture stays as it is: a recipe is applied when it goes
// out, and forgetting the recipe brings the whole picture back.
import { z } from 'zod';

/** A share of a side, 0 to 1. */
const Share = z.number().min(0).max(1);

/** What matters most on a picture, shares of its sides from the left and from the top, before any turn. */
export const FocalPoint = z.strictObject({ x: Share, y: Share });
export type FocalPoint = z.infer<typeof FocalPoint>;

/** Shapes people choose from, width to height. */
export const Shape = z.enum(['1:1', '4:5', '3:4', '4:3', '16:9', '9:16']);
export type Shape = z.infer<typeof Shape>;

export const Recipe = z.strictObject({
  /** Degrees clockwise, before the cut. */
  turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  /** null: its own shape, or that of `cut`. */
  shape: Shape.nullable(),
  /** Part of the turned picture that stays, shares of its sides; null: as large as the shape allows, around the focal point. */
  cut: z
    .strictObject({
      left: Share,
      top: Share,
      width: z.number().min(0.05).max(1),
      height: z.number().min(0.05).max(1),
    })
    .refine(({ left, top, width, height }) => left + width <= 1.001 && top + height <= 1.001, {
      params: { code: 'outside' },
    })
    .nullable(),
});
export type Recipe = z.infer<typeof Recipe>;

/** The recipe of every network that has none of its own. */
export const EVERYWHERE = 'all';

/** By id of the network, or `all`. */
export const Recipes = z.record(z.string().min(1).max(60), Recipe);
export type Recipes = z.infer<typeof Recipes>;

export interface Sides {
  width: number;
  height: number;
}

/** Whole pixels of the turned picture. */
export interface Cut extends Sides {
  left: number;
  top: number;
}

/** The one that counts in this network; null: the picture goes out whole. */
export function recipeFor(recipes: Recipes | null, network: string): Recipe | null {
  return recipes?.[network] ?? recipes?.[EVERYWHERE] ?? null;
}

/** Does it take anything away? A turn alone keeps the whole picture. */
export function cutsAway(recipe: Recipe | null): boolean {
  return recipe !== null && (recipe.shape !== null || recipe.cut !== null);
}

/** Sides after a turn. */
export function turnSides({ width, height }: Sides, turn: Recipe['turn']): Sides {
  return turn === 90 || turn === 270 ? { width: height, height: width } : { width, height };
}

/** What stays of a picture, pixels of the turned picture; at least one pixel each way and never outside of it. */
export function cutOf(sides: Sides, recipe: Recipe, focal: FocalPoint | null): Cut {
  const turned = turnSides(sides, recipe.turn);
  if (recipe.cut) return fromShares(turned, recipe.cut);
  if (!recipe.shape) return { left: 0, top: 0, ...turned };
  const wanted = ratioOfShape(recipe.shape);
  const width = Math.min(turned.width, Math.max(1, Math.round(turned.height * wanted)));
  const height = Math.min(turned.height, Math.max(1, Math.round(turned.width / wanted)));
  const at = turnPoint(focal ?? { x: 0.5, y: 0.5 }, recipe.turn);
  return {
    left: place(at.x * turned.width - width / 2, turned.width - width),
    top: place(at.y * turned.height - height / 2, turned.height - height),
    width,
    height,
  };
}

/** Sides of what goes out in this network. */
export function sidesFor(media: Sides & MediaEdit, network: string): Sides {
  const recipe = recipeFor(media.recipes, network);
  if (!recipe) return { width: media.width, height: media.height };
  const { width, height } = cutOf(media, recipe, media.focal);
  return { width, height };
}

export interface MediaEdit {
  recipes: Recipes | null;
  focal: FocalPoint | null;
}

/** width / height */
export function ratioOfShape(shape: Shape): number {
  const [width = 1, height = 1] = shape.split(':').map(Number);
  return width / height;
}

function turnPoint({ x, y }: FocalPoint, turn: Recipe['turn']): FocalPoint {
  switch (turn) {
    case 0:
      return { x, y };
    case 90:
      return { x: 1 - y, y: x };
    case 180:
      return { x: 1 - x, y: 1 - y };
    case 270:
      return { x: y, y: 1 - x };
  }
}

function fromShares({ width, height }: Sides, cut: NonNullable<Recipe['cut']>): Cut {
  const wide = Math.min(width, Math.max(1, Math.round(cut.width * width)));
  const high = Math.min(height, Math.max(1, Math.round(cut.height * height)));
  return {
    left: place(cut.left * width, width - wide),
    top: place(cut.top * height, height - high),
    width: wide,
    height: high,
  };
}

function place(at: number, max: number): number {
  return Math.min(max, Math.max(0, Math.round(at)));
}
