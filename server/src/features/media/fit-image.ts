// Makes a stored picture fit a network's limits, changing as little as possible: nothing, else one re-encoding.
// The same picture and limits give the same bytes, so a repeated attempt sends what the first one sent.
import type { ImageLimits } from '@rupor/shared/networks/capabilities';
import { ratioOf } from '@rupor/shared/posts/rules';
import type { Sharp } from 'sharp';
import { encodeAs, openPicture, type Picture, withPicture } from './pictures.ts';

const QUALITIES = [86, 78, 70, 60, 50];
/** Each round shrinks the sides; after so many a picture is at 13 % of them. */
const ROUNDS = 10;
const SHRINK = 0.8;

interface Size {
  width: number;
  height: number;
}

export async function fitImage(
  picture: Size & { bytes: Uint8Array; mime: string },
  limits: ImageLimits,
): Promise<Picture> {
  const mime = chooseMime(picture.mime, limits);
  const padded = padTo(picture, limits.maxRatio);
  const scale = scaleTo(padded, limits);
  const isAsIs =
    mime === picture.mime &&
    scale === 1 &&
    padded.width === picture.width &&
    padded.height === picture.height &&
    picture.bytes.length <= limits.maxBytes;
  if (isAsIs) return { bytes: picture.bytes, mime, width: picture.width, height: picture.height };
  return withPicture(picture.bytes, async (image) =>
    shrink(await pad(image, picture, padded), { padded, scale, mime, limits }),
  );
}

async function shrink(
  image: Sharp,
  {
    padded,
    scale,
    mime,
    limits,
  }: { padded: Size; scale: number; mime: Picture['mime']; limits: ImageLimits },
): Promise<Picture> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const factor = scale * SHRINK ** round;
    const sized = image.clone().resize({
      width: Math.max(1, Math.floor(padded.width * factor)),
      height: Math.max(1, Math.floor(padded.height * factor)),
      fit: 'fill',
    });
    for (const attempt of attemptsFor(mime, limits)) {
      const encoded = await encodeAs(sized, attempt.format, attempt.quality);
      if (encoded.bytes.length <= limits.maxBytes) return encoded;
    }
  }
  throw new Error('picture does not fit the limits of the network');
}

type Format = 'jpeg' | 'png' | 'webp';

/** A drawing stays PNG when it fits; where it does not, JPEG is the smaller evil to shrinking it. */
function attemptsFor(mime: Picture['mime'], limits: ImageLimits): { format: Format; quality?: number }[] {
  const own = mime.slice('image/'.length) as Format;
  const steps = (format: Format) => QUALITIES.map((quality) => ({ format, quality }));
  if (own !== 'png') return steps(own);
  return limits.mimes.includes('image/jpeg') ? [{ format: own }, ...steps('jpeg')] : [{ format: own }];
}

function chooseMime(mime: string, { mimes }: ImageLimits): Picture['mime'] {
  const writable = (['image/jpeg', 'image/png', 'image/webp'] as const).filter((one) => mimes.includes(one));
  const chosen = writable.find((one) => one === mime) ?? writable[0];
  if (!chosen) throw new Error('the network takes no picture format that can be written');
  return chosen;
}

/** The frame that keeps the whole picture within the ratio. */
function padTo({ width, height }: Size, maxRatio: number | null): Size {
  if (maxRatio === null || ratioOf({ width, height }) <= maxRatio) return { width, height };
  const short = Math.ceil(Math.max(width, height) / maxRatio);
  return width > height ? { width, height: short } : { width: short, height };
}

async function pad(image: Sharp, from: Size, to: Size): Promise<Sharp> {
  if (from.width === to.width && from.height === to.height) return image;
  const left = Math.floor((to.width - from.width) / 2);
  const top = Math.floor((to.height - from.height) / 2);
  const bytes = await image
    .extend({
      left,
      right: to.width - from.width - left,
      top,
      bottom: to.height - from.height - top,
      background: '#ffffff',
    })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return openPicture(bytes);
}

function scaleTo({ width, height }: Size, { maxWidth, maxHeight, maxSideSum }: ImageLimits): number {
  return Math.min(
    1,
    maxWidth / width,
    maxHeight / height,
    maxSideSum === null ? 1 : maxSideSum / (width + height),
  );
}
