import { randomUUID } from 'node:crypto';
import { MAX_UPLOAD_BYTES, type Media } from '@rupor/shared/media/contract';
import type { Ctx } from '../../context.ts';
import type { MediaAsset } from '../../generated/prisma/client.ts';
import { isUniqueViolation } from '../../lib/db-errors.ts';
import { apiError } from '../../lib/errors.ts';
import { type Picture, readPicture, sha256 } from './pictures.ts';
import { presentMedia } from './present-media.ts';

/** The same picture sent again answers with the one that is stored; a new description replaces an empty one. */
export async function uploadMedia(
  ctx: Ctx,
  { file, altText }: { file: File; altText?: string },
): Promise<Media> {
  if (file.size > MAX_UPLOAD_BYTES) throw apiError('too_large', { maxBytes: MAX_UPLOAD_BYTES });
  const { full, preview } = await readPicture(new Uint8Array(await file.arrayBuffer()));
  const hash = sha256(full.bytes);
  const description = altText?.trim() || null;
  const stored = await findSame(ctx, hash);
  if (stored) return describe(ctx, stored, description);
  const keys = await storeFiles(ctx, full, preview);
  try {
    const asset = await ctx.db.mediaAsset.create({
      data: {
        organizationId: ctx.organizationId,
        sha256: hash,
        mime: full.mime,
        width: full.width,
        height: full.height,
        size: full.bytes.length,
        originalName: cleanName(file.name),
        altText: description,
        createdById: ctx.actor.kind === 'user' ? ctx.actor.userId : null,
        createdAt: ctx.clock.now(),
        ...keys,
      },
    });
    return presentMedia(asset);
  } catch (error) {
    await removeFiles(ctx, keys);
    // Two uploads of one picture at once: the other one won.
    const same = isUniqueViolation(error) ? await findSame(ctx, hash) : null;
    if (!same) throw error;
    return describe(ctx, same, description);
  }
}

export async function removeFiles(
  ctx: Ctx,
  { fileKey, previewKey }: { fileKey: string; previewKey: string },
): Promise<void> {
  for (const key of [fileKey, previewKey])
    try {
      await ctx.storage.remove(key);
    } catch (error) {
      ctx.logger.warn({ err: error, key }, 'file of a picture could not be removed');
    }
}

async function storeFiles(ctx: Ctx, full: Picture, preview: Picture) {
  const folder = `${ctx.organizationId}/${randomUUID()}`;
  const fileKey = `${folder}/full.${full.mime.slice('image/'.length)}`;
  const previewKey = `${folder}/preview.webp`;
  await ctx.storage.put(fileKey, full.bytes);
  await ctx.storage.put(previewKey, preview.bytes);
  return { fileKey, previewKey };
}

function findSame(ctx: Ctx, hash: string): Promise<MediaAsset | null> {
  return ctx.db.mediaAsset.findFirst({
    where: { organizationId: ctx.organizationId, sha256: hash, deletedAt: null },
  });
}

async function describe(ctx: Ctx, asset: MediaAsset, description: string | null): Promise<Media> {
  if (!description || asset.altText) return presentMedia(asset);
  return presentMedia(
    await ctx.db.mediaAsset.update({ where: { id: asset.id }, data: { altText: description } }),
  );
}

/** For people to recognise the file by; never a path. */
function cleanName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  const clean = base
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 200);
  return clean || 'image';
}
