// The only place that decodes pictures. Content decides what a file is, never its name; only four formats are
// decoded; every stored byte is our own encoding, so EXIF, GPS and whatever hid in the file are gone.
import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import sharp, { type Sharp } from 'sharp';
import { createSlots } from '../../lib/batch.ts';
import { apiError, fieldError } from '../../lib/errors.ts';

/** 50 megapixels: more than phone cameras make, less than what would fill the memory. */
const MAX_PIXELS = 50_000_000;
/** Pixels of the longer side of what is kept. */
const MAX_SIDE = 2_560;
/** Of a preview. */
export const PREVIEW_SIDE = 480;
/** An opaque PNG above this many bytes is a photograph: it is kept as JPEG. */
const MAX_PNG_BYTES = 3_000_000;
const MIMES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

sharp.concurrency(1);
// Every picture is another one: what a cache keeps would only be memory.
sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
});
// For what Rupor draws itself. An upload that is one comes no further than the look at its first bytes.
sharp.unblock({ operation: ['VipsForeignLoadSvg'] });

/** Decoding takes memory and a core: two at a time, the others wait. */
const limit = createSlots(2);

export interface Picture {
  bytes: Uint8Array;
  mime: 'image/jpeg' | 'image/png' | 'image/webp';
  width: number;
  height: number;
}

/** Throws unsupported_media for what is not a picture we read, fieldError file for a broken or too large one. */
export async function readPicture(upload: Uint8Array): Promise<{ full: Picture; preview: Picture }> {
  const mime = (await fileTypeFromBuffer(upload))?.mime ?? 'unknown';
  if (!MIMES.includes(mime)) throw apiError('unsupported_media', { mime, allowed: MIMES });
  return limit(async () => {
    try {
      return await encode(upload, mime);
    } catch (error) {
      const isLarge = error instanceof Error && /exceeds pixel limit/i.test(error.message);
      throw fieldError(
        isLarge
          ? { path: 'file', code: 'too_many_pixels', params: { max: MAX_PIXELS / 1_000_000 } }
          : { path: 'file', code: 'broken_image' },
      );
    }
  });
}

/** Transforms a stored picture, in its turn. */
export function withPicture<T>(bytes: Uint8Array, work: (image: Sharp) => Promise<T>): Promise<T> {
  return limit(() => work(openPicture(bytes)));
}

/** A drawing of our own as PNG; `svg` holds no text that somebody typed. */
export function drawPicture(svg: string): Promise<Uint8Array> {
  return limit(() => sharp(Buffer.from(svg)).png({ palette: true, colours: 64, effort: 10 }).toBuffer());
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A decoder with the guards on. */
export function openPicture(bytes: Uint8Array): Sharp {
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 });
}

async function encode(upload: Uint8Array, mime: string): Promise<{ full: Picture; preview: Picture }> {
  const image = openPicture(upload)
    .autoOrient()
    .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');
  // A JPEG has no see-through points: looking for them would decode it once more.
  const isOpaque = mime === 'image/jpeg' || (await openPicture(upload).stats()).isOpaque;
  const isDrawing = mime === 'image/png' || mime === 'image/gif' || !isOpaque;
  let full = isDrawing ? await encodeAs(image, 'png') : await encodeAs(image, 'jpeg');
  if (full.mime === 'image/png' && isOpaque && full.bytes.length > MAX_PNG_BYTES)
    full = await encodeAs(image, 'jpeg');
  const small = openPicture(full.bytes).resize({
    width: PREVIEW_SIDE,
    height: PREVIEW_SIDE,
    fit: 'inside',
    withoutEnlargement: true,
  });
  return { full, preview: await encodeAs(small, 'webp') };
}

export async function encodeAs(
  image: Sharp,
  format: 'jpeg' | 'png' | 'webp',
  quality = 86,
): Promise<Picture> {
  const source = image.clone();
  const encoded =
    format === 'png'
      ? source.png({ compressionLevel: 8 })
      : format === 'webp'
        ? source.webp({ quality: Math.min(quality, 80) })
        : source.flatten({ background: '#ffffff' }).jpeg({ quality });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  return { bytes: data, mime: `image/${format}`, width: info.width, height: info.height };
}
