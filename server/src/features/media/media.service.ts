import { MAX_PICTURE_BYTES, type Media } from '@rupor/shared/media/contract';
import type { Ctx } from '../../context.ts';
import { apiError } from '../../lib/errors.ts';
import { listPageUses } from '../landing/page-uses.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { requireDescribing, requireRemoving } from './media.policy.ts';
import { getAssetOrThrow } from './media-row.ts';
import { presentMedia } from './present-media.ts';
import { answerFile, type FileAnswer } from './read-file.ts';
import { removeFiles } from './upload.service.ts';

export async function getMedia(ctx: Ctx, id: string): Promise<Media> {
  return presentMedia(await getAssetOrThrow(ctx, id));
}

export async function setAlt(
  ctx: Ctx,
  { id, altText }: { id: string; altText: string | null },
): Promise<Media> {
  const asset = await getAssetOrThrow(ctx, id);
  await requireDescribing(ctx, asset);
  return presentMedia(
    await ctx.db.mediaAsset.update({ where: { id: asset.id }, data: { altText: altText || null } }),
  );
}

/** A file that a post or a landing page shows stays, removed ones too: they may be restored. The files go with the row. */
export async function removeMedia(ctx: Ctx, id: string): Promise<{ id: string }> {
  const asset = await getAssetOrThrow(ctx, id);
  requireRemoving(ctx, asset);
  await ctx.db.$transaction(async (tx) => {
    const pages = await listPageUses(ctx, tx, { assetIds: [id], withRemoved: true });
    if (pages.length > 0) throw apiError('state_conflict', { reason: 'in_use' });
    const removed = await tx.mediaAsset.updateMany({
      where: {
        id: asset.id,
        deletedAt: null,
        postMedia: { none: {} },
        targetMedia: { none: {} },
        ideaMedia: { none: {} },
        storyFiles: { none: {} },
      },
      data: { deletedAt: ctx.clock.now() },
    });
    if (removed.count === 0) throw apiError('state_conflict', { reason: 'in_use' });
    const data = { name: asset.originalName };
    await recordAudit(ctx, { action: 'media.removed', targetKind: 'media', targetId: id, data }, tx);
  });
  await removeFiles(ctx, asset);
  return { id };
}

/** Bytes that may be sent: pictures are decoded and have a limit of their own. */
export function readLimits({ config }: Ctx): { pictureBytes: number; fileBytes: number } {
  const fileBytes = config.maxUploadBytes;
  return { pictureBytes: Math.min(MAX_PICTURE_BYTES, fileBytes), fileBytes };
}

export async function readFile(
  ctx: Ctx,
  { id, ...wanted }: { id: string; size: 'preview' | 'full'; network?: string; range: string | null },
): Promise<FileAnswer> {
  return answerFile(ctx, await getAssetOrThrow(ctx, id), wanted);
}
