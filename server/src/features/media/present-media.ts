import type { Media } from '@rupor/shared/media/contract';
import { Passport } from '@rupor/shared/media/passport';
import { FocalPoint, type MediaEdit, Recipes } from '@rupor/shared/media/recipe';
import { readRights } from '@rupor/shared/media/rights';
import type { MediaAsset } from '../../generated/prisma/client.ts';

export function presentMedia(asset: MediaAsset): Media {
  const { id, kind, originalName, mime, width, height, durationMs, size, altText, posterId, createdAt } =
    asset;
  const facts = { id, kind, originalName, mime, width, height, durationMs, size, altText, posterId };
  return {
    ...facts,
    ...editOf(asset),
    rights: readRights(passportOf(asset)),
    createdAt: createdAt.toISOString(),
  };
}

/** null: nobody has filled one in, or the rules have changed so much that it has to be filled in anew. */
export function passportOf({ passport }: Pick<MediaAsset, 'passport'>): Passport | null {
  return passport === null ? null : (Passport.safeParse(passport).data ?? null);
}

export function editOf({ recipes, focal }: Pick<MediaAsset, 'recipes' | 'focal'>): MediaEdit {
  return {
    recipes: recipes === null ? null : (Recipes.safeParse(recipes).data ?? null),
    focal: focal === null ? null : (FocalPoint.safeParse(focal).data ?? null),
  };
}
