import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Media } from '@rupor/shared/media/contract';
import type { Ctx } from '../../context.ts';
import type { MediaAsset } from '../../generated/prisma/client.ts';
import { createSlots } from '../../lib/batch.ts';
import { isUniqueViolation } from '../../lib/db-errors.ts';
import { apiError } from '../../lib/errors.ts';
import { hashLook } from './look-hash.ts';
import { readPicture, sha256 } from './pictures.ts';
import { presentMedia } from './present-media.ts';
import { hashFile, readFileFacts } from './read-upload-kind.ts';

interface Upload {
  file: File;
  altText?: string;
  folder?: string;
  /** A scan that proves a right: it stays out of the library. */
  isProof?: boolean;
}

/** Whole pictures that stand in the memory at once, waiting to be decoded; the others wait on the disk. */
const reading = createSlots(2);

/** The same file sent again answers with the one that is stored; a new description replaces an empty one. */
export async function uploadMedia(ctx: Ctx, upload: Upload): Promise<Media> {
  const { maxUploadBytes } = ctx.config;
  const { file } = upload;
  if (file.size > maxUploadBytes) throw apiError('too_large', { maxBytes: maxUploadBytes });
  const passing = await draftFile(ctx, file);
  if (passing) return keep(ctx, passing, upload);
  return reading(async () => keep(ctx, await draftPicture(ctx, file), upload));
}

async function keep(
  ctx: Ctx,
  draft: Draft,
  { file, altText, folder = '', isProof = false }: Upload,
): Promise<Media> {
  const description = altText?.trim() || null;
  const stored = await findSame(ctx, draft.facts.sha256);
  if (stored) return describe(ctx, stored, description);
  const keys = await draft.store(`${ctx.organizationId}/${randomUUID()}`);
  try {
    const asset = await ctx.db.mediaAsset.create({
      data: {
        organizationId: ctx.organizationId,
        ...draft.facts,
        originalName: cleanName(file.name),
        altText: description,
        createdById: ctx.actor.kind === 'user' ? ctx.actor.userId : null,
        createdAt: ctx.clock.now(),
        folder,
        isProof,
        ...keys,
      },
    });
    return presentMedia(asset);
  } catch (error) {
    await removeFiles(ctx, keys);
    // Two uploads of one file at once: the other one won.
    const same = isUniqueViolation(error) ? await findSame(ctx, draft.facts.sha256) : null;
    if (!same) throw error;
    return describe(ctx, same, description);
  }
}

type Keys = Pick<MediaAsset, 'fileKey' | 'previewKey'>;

export async function removeFiles(ctx: Ctx, { fileKey, previewKey }: Keys): Promise<void> {
  for (const key of [fileKey, previewKey])
    try {
      if (key !== null) await ctx.storage.remove(key);
    } catch (error) {
      ctx.logger.warn({ err: error, key }, 'file of a media asset could not be removed');
    }
}

/** What is known of an upload, and how it is put into the storage. */
interface Draft {
  facts: Pick<
    MediaAsset,
    'kind' | 'mime' | 'width' | 'height' | 'durationMs' | 'size' | 'sha256' | 'lookHash'
  >;
  store(folder: string): Promise<Keys>;
}

/** A film or a document passes through a piece at a time. null: it is a picture. */
async function draftFile({ storage }: Ctx, file: File): Promise<Draft | null> {
  const facts = await readFileFacts(file);
  if (!facts) return null;
  const { size } = file;
  return {
    facts: { ...facts, size, sha256: await hashFile(streamOf(file)), lookHash: null },
    store: async (folder) => {
      const fileKey = `${folder}/full.${extensionOf(facts.mime)}`;
      await storage.putStream(fileKey, streamOf(file), size);
      return { fileKey, previewKey: null };
    },
  };
}

async function draftPicture({ storage }: Ctx, file: File): Promise<Draft> {
  const { full, preview } = await readPicture(new Uint8Array(await file.arrayBuffer()));
  const { mime, width, height, bytes } = full;
  const lookHash = await hashLook(preview.bytes);
  const known = { durationMs: null, size: bytes.length, sha256: sha256(bytes), lookHash };
  return {
    facts: { kind: 'image', mime, width, height, ...known },
    store: async (folder) => {
      const keys = { fileKey: `${folder}/full.${extensionOf(mime)}`, previewKey: `${folder}/preview.webp` };
      await storage.put(keys.fileKey, bytes);
      await storage.put(keys.previewKey, preview.bytes);
      return keys;
    },
  };
}

function streamOf(file: File): Readable {
  return Readable.fromWeb(file.stream() as Parameters<typeof Readable.fromWeb>[0]);
}

/** mp4, mov, webm, pdf, jpeg, png, webp. */
export function extensionOf(mime: string): string {
  return mime === 'video/quicktime' ? 'mov' : (mime.split('/').at(-1) ?? 'bin');
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
  return clean || 'file';
}
