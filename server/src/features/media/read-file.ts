// The bytes of a stored file as an answer: whole, or the part a player asks for (RFC 9110, 14.2). A part is read from
// the storage alone, so a film is never held in memory. Documents are saved, never shown within the page.
import { isPicture } from '@rupor/shared/media/kinds';
import { recipeFor } from '@rupor/shared/media/recipe';
import type { Ctx } from '../../context.ts';
import type { MediaAsset } from '../../generated/prisma/client.ts';
import { apiError } from '../../lib/errors.ts';
import { type ByteRange, StreamedFile } from '../../lib/streamed-file.ts';
import { applyRecipe } from './apply-recipe.ts';
import { type Picture, PREVIEW_SIDE } from './pictures.ts';
import { editOf } from './present-media.ts';
import { extensionOf } from './upload.service.ts';

export interface FileAnswer {
  status: 200 | 206;
  headers: Record<string, string>;
  body: File;
}

/** `range`: the header of the request, if any. One that cannot be kept is answered with the whole file. */
export async function answerFile(
  ctx: Ctx,
  asset: MediaAsset,
  { size, network, range }: { size: 'preview' | 'full'; network?: string; range: string | null },
): Promise<FileAnswer> {
  const looked = network === undefined ? null : await answerLook(ctx, asset, { size, network });
  if (looked) return looked;
  if (size === 'preview') return answerPreview(ctx, asset);
  const { fileKey, mime } = asset;
  const name = `${asset.id}.${extensionOf(mime)}`;
  const source = { open: (part: ByteRange) => ctx.storage.read(fileKey, part), name, type: mime };
  const file = new StreamedFile({ ...source, size: asset.size });
  const headers = headersFor(name, asset.kind === 'document' ? 'attachment' : 'inline');
  const part = readRange(range, asset.size);
  if (!part) return { status: 200, headers, body: file };
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${part.start}-${part.end}/${asset.size}` },
    body: file.slice(part.start, part.end + 1),
  };
}

/** The picture as it goes out in a network; null: it goes out as it is stored. */
async function answerLook(
  ctx: Ctx,
  asset: MediaAsset,
  { size, network }: { size: 'preview' | 'full'; network: string },
): Promise<FileAnswer | null> {
  const edit = editOf(asset);
  if (!isPicture(asset) || !recipeFor(edit.recipes, network)) return null;
  const { width, height, mime } = asset;
  const bytes = await ctx.storage.get(asset.fileKey);
  const picture = { bytes, mime: mime as Picture['mime'], width, height };
  const side = size === 'preview' ? PREVIEW_SIDE : undefined;
  const shown = await applyRecipe(picture, { ...edit, network, side });
  const name = `${asset.id}.${extensionOf(shown.mime)}`;
  const body = new File([Buffer.from(shown.bytes)], name, { type: shown.mime });
  return { status: 200, headers: headersFor(name, 'inline'), body };
}

async function answerPreview(ctx: Ctx, { id, previewKey }: MediaAsset): Promise<FileAnswer> {
  if (previewKey === null) throw apiError('not_found');
  const name = `${id}.webp`;
  const bytes = Buffer.from(await ctx.storage.get(previewKey));
  const body = new File([bytes], name, { type: 'image/webp' });
  return { status: 200, headers: headersFor(name, 'inline'), body };
}

function headersFor(name: string, disposition: 'inline' | 'attachment'): Record<string, string> {
  return {
    // A stored file never changes; it is private to the organization. A part of it must not be compressed.
    'cache-control': 'private, max-age=86400, immutable, no-transform',
    'content-disposition': `${disposition}; filename="${name}"`,
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
  };
}

/** One range of bytes; null: none is asked for, or not one that lies within the file. */
export function readRange(header: string | null, size: number): ByteRange | null {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (from === '' && to === '') return null;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start <= end && start < size ? { start, end } : null;
}
