import type { Media } from '@rupor/shared/media/contract';
import type { FocalPoint, Recipes } from '@rupor/shared/media/recipe';
import type { Ctx } from '../../context.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { apiError, fieldError } from '../../lib/errors.ts';
import { requireDescribing } from './media.policy.ts';
import { getAssetOrThrow, lockAssetsOrThrow } from './media-row.ts';
import { presentMedia } from './present-media.ts';

interface Arranging {
  ids: string[];
  folder?: string;
  addTags: string[];
  dropTags: string[];
}

/** Folders and tags are for finding only: whoever may write may tidy up. */
export async function arrangeMedia(
  ctx: Ctx,
  { ids, folder, addTags, dropTags }: Arranging,
): Promise<{ changed: number }> {
  await ctx.db.$transaction(async (tx) => {
    for (const { id, tags } of await lockAssetsOrThrow(ctx, ids, tx)) {
      const kept = [...new Set([...tags, ...addTags])].filter((tag) => !dropTags.includes(tag)).slice(0, 40);
      await tx.mediaAsset.update({ where: { id }, data: { tags: kept, folder } });
    }
  });
  return { changed: new Set(ids).size };
}

interface Shaping {
  id: string;
  focal?: FocalPoint | null;
  recipes?: Recipes | null;
  posterId?: string | null;
}

/** Goes out with every post that shows the picture, so it needs the right there. */
export async function shapeMedia(ctx: Ctx, { id, focal, recipes, posterId }: Shaping): Promise<Media> {
  const asset = await getAssetOrThrow(ctx, id);
  await requireDescribing(ctx, asset);
  if ((focal !== undefined || recipes !== undefined) && asset.kind !== 'image')
    throw apiError('state_conflict', { reason: 'not_a_picture' });
  if (posterId) {
    const poster = await getAssetOrThrow(ctx, posterId);
    if (asset.kind !== 'video' || poster.kind !== 'image' || poster.isProof)
      throw fieldError({ path: 'posterId', code: 'not_found' });
  }
  const kept = recipes && Object.keys(recipes).length === 0 ? null : recipes;
  const changed = await ctx.db.mediaAsset.update({
    where: { id },
    data: { focal: jsonOf(focal), recipes: jsonOf(kept), posterId },
  });
  return presentMedia(changed);
}

function jsonOf(value: Prisma.InputJsonObject | null | undefined) {
  return value === null ? Prisma.DbNull : value;
}
