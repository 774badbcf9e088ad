// A file sent in parts. Parts lie in the storage and the row says how many bytes have come, so any api process takes
// the next one, after a reload or after days. A part counts once: the row is moved on by a conditional update, a part
// that comes twice or out of turn changes nothing. A file is made of the parts once; asked for again it is the same one.
import { Readable } from 'node:stream';
import type { Media } from '@rupor/shared/media/contract';
import { MAX_PART_BYTES, type PartedUpload } from '@rupor/shared/media/library-contract';
import type { Ctx } from '../../context.ts';
import type { MediaUpload } from '../../generated/prisma/client.ts';
import { isUniqueViolation } from '../../lib/db-errors.ts';
import { apiError } from '../../lib/errors.ts';
import { type ByteRange, StreamedFile } from '../../lib/streamed-file.ts';
import { getMedia } from './media.service.ts';
import { uploadMedia } from './upload.service.ts';

interface Beginning {
  id: string;
  name: string;
  size: number;
  folder: string;
  isProof: boolean;
}

export async function beginUpload(ctx: Ctx, begun: Beginning): Promise<PartedUpload> {
  const { maxUploadBytes } = ctx.config;
  if (begun.size > maxUploadBytes) throw apiError('too_large', { maxBytes: maxUploadBytes });
  const now = ctx.clock.now();
  const { organizationId } = ctx;
  try {
    const data = { ...begun, organizationId, createdById: personOf(ctx), createdAt: now, touchedAt: now };
    return await present(ctx, await ctx.db.mediaUpload.create({ data }));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return readUpload(ctx, begun.id);
  }
}

export async function readUpload(ctx: Ctx, id: string): Promise<PartedUpload> {
  return present(ctx, await getUploadOrThrow(ctx, id));
}

export async function takePart(
  ctx: Ctx,
  { id, offset, part }: { id: string; offset: number; part: File },
): Promise<PartedUpload> {
  const upload = await getUploadOrThrow(ctx, id);
  if (part.size > MAX_PART_BYTES) throw apiError('too_large', { maxBytes: MAX_PART_BYTES });
  const end = offset + part.size;
  if (upload.assetId !== null || offset !== upload.received || part.size === 0 || end > upload.size)
    return present(ctx, upload);
  // Written first: a row never counts a part that is not there. Two of one part write the same bytes.
  await ctx.storage.putStream(keyOf(upload, offset), streamOf(part), part.size);
  await ctx.db.mediaUpload.updateMany({
    where: { id, organizationId: ctx.organizationId, received: offset, assetId: null },
    data: { received: end, offsets: { push: offset }, touchedAt: ctx.clock.now() },
  });
  return readUpload(ctx, id);
}

export async function finishUpload(ctx: Ctx, id: string): Promise<Media> {
  const upload = await getUploadOrThrow(ctx, id);
  if (upload.assetId !== null) return getMedia(ctx, upload.assetId);
  if (upload.received < upload.size)
    throw apiError('state_conflict', { reason: 'parts_missing', received: upload.received });
  const { folder, isProof } = upload;
  const media = await uploadMedia(ctx, { file: fileOf(ctx, upload), folder, isProof });
  await ctx.db.mediaUpload.updateMany({
    where: { id, organizationId: ctx.organizationId },
    data: { assetId: media.id },
  });
  await removeParts(ctx, upload);
  return media;
}

/** A part that is gone already is no reason to stop. */
export async function removeParts(ctx: Pick<Ctx, 'storage' | 'logger'>, upload: MediaUpload): Promise<void> {
  for (const offset of upload.offsets)
    try {
      await ctx.storage.remove(keyOf(upload, offset));
    } catch (error) {
      ctx.logger.warn({ err: error, uploadId: upload.id }, 'part of an upload could not be removed');
    }
}

/** Reads the parts one after the other as if they were one file. */
function fileOf({ storage }: Ctx, upload: MediaUpload): StreamedFile {
  const starts = [...upload.offsets].sort((a, b) => a - b);
  async function* read({ start, end }: ByteRange) {
    for (const [at, offset] of starts.entries()) {
      const last = (starts[at + 1] ?? upload.size) - 1;
      if (last < start || offset > end) continue;
      const range = { start: Math.max(start, offset) - offset, end: Math.min(end, last) - offset };
      yield* await storage.read(keyOf(upload, offset), range);
    }
  }
  const open = (range: ByteRange) => Readable.from(read(range), { objectMode: false });
  return new StreamedFile({ open, name: upload.name, type: '', size: upload.size });
}

function keyOf({ id, organizationId }: MediaUpload, offset: number): string {
  return `${organizationId}/uploads/${id}/${offset}`;
}

function streamOf(file: File): Readable {
  return Readable.fromWeb(file.stream() as Parameters<typeof Readable.fromWeb>[0]);
}

function personOf({ actor }: Ctx): string | null {
  return actor.kind === 'user' ? actor.userId : null;
}

async function getUploadOrThrow(ctx: Ctx, id: string): Promise<MediaUpload> {
  const upload = await ctx.db.mediaUpload.findFirst({
    where: { id, organizationId: ctx.organizationId },
  });
  if (!upload) throw apiError('not_found');
  return upload;
}

async function present(ctx: Ctx, { id, received, size, assetId }: MediaUpload): Promise<PartedUpload> {
  return { id, received, size, media: assetId === null ? null : await getMedia(ctx, assetId) };
}
