// The request of an attempt as it lies in the database: everything but the pictures' bytes, which are known by their
// hash. Thawed with freshly rendered pictures it is the same request, or it is refused.
import { z } from 'zod';
import type { OutgoingPost } from '../../networks/network.ts';

/** Missing in attempts of earlier versions: pictures stood first. */
const Place = z.number().int().optional();

export const FrozenRequest = z.object({
  createdAt: z.string(),
  text: z.string(),
  options: z.record(z.string(), z.unknown()),
  images: z.array(
    z.object({
      sha256: z.string(),
      mime: z.string(),
      width: z.number(),
      height: z.number(),
      altText: z.string().nullable(),
      place: Place,
    }),
  ),
  // Attempts of earlier versions lie in the database without these.
  files: z
    .array(
      z.object({
        kind: z.enum(['video', 'document']),
        sha256: z.string(),
        mime: z.string(),
        name: z.string(),
        width: z.number().nullable(),
        height: z.number().nullable(),
        durationMs: z.number().nullable(),
        altText: z.string().nullable(),
        place: Place,
      }),
    )
    .default([]),
  replyTo: z
    .object({ parent: z.array(z.string()), root: z.array(z.string()) })
    .nullable()
    .default(null),
});
export type FrozenRequest = z.infer<typeof FrozenRequest>;

export function freeze({ images, files, idempotencyKey: _key, ...rest }: OutgoingPost): FrozenRequest {
  return {
    ...rest,
    images: images.map(({ bytes, ...facts }) => facts),
    files: files.map(({ bytes, ...facts }) => facts),
  };
}

/** Null: a picture or file is not what it was, so the request cannot be repeated. */
export function thaw(
  frozen: FrozenRequest,
  { key, images, files }: Pick<OutgoingPost, 'images' | 'files'> & { key: string },
): OutgoingPost | null {
  const thawedImages = withBytes(frozen.images, images);
  const thawedFiles = withBytes(frozen.files, files);
  if (!thawedImages || !thawedFiles) return null;
  return { ...frozen, idempotencyKey: key, images: thawedImages, files: thawedFiles };
}

function withBytes<Facts extends { sha256: string }>(
  frozen: readonly Facts[],
  fresh: readonly { sha256: string; bytes: Uint8Array }[],
): (Facts & { bytes: Uint8Array })[] | null {
  const thawed = frozen.flatMap((facts) => {
    const found = fresh.find(({ sha256 }) => sha256 === facts.sha256);
    return found ? [{ ...facts, bytes: found.bytes }] : [];
  });
  return thawed.length === frozen.length ? thawed : null;
}

/** Same target and same content → same key. */
export function idempotencyKey({ id, version }: { id: string; version: number }): string {
  return `${id}-${version}`;
}
