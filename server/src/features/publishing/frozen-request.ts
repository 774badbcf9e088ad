// The request of an attempt as it lies in the database: everything but the pictures' bytes, which are known by their
// hash. Thawed with freshly rendered pictures it is the same request, or it is refused.
import { z } from 'zod';
import type { OutgoingPost } from '../../networks/network.ts';

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
    }),
  ),
});
export type FrozenRequest = z.infer<typeof FrozenRequest>;

export function freeze({ createdAt, text, options, images }: OutgoingPost): FrozenRequest {
  return { createdAt, text, options, images: images.map(({ bytes, ...facts }) => facts) };
}

/** Null: a picture is not what it was, so the request cannot be repeated. */
export function thaw(
  frozen: FrozenRequest,
  { key, images }: { key: string; images: OutgoingPost['images'] },
): OutgoingPost | null {
  const thawed: OutgoingPost['images'] = [];
  for (const facts of frozen.images) {
    const image = images.find(({ sha256 }) => sha256 === facts.sha256);
    if (!image) return null;
    thawed.push({ ...facts, bytes: image.bytes });
  }
  const { createdAt, text, options } = frozen;
  return { idempotencyKey: key, createdAt, text, options, images: thawed };
}

/** Same target and same content → same key. */
export function idempotencyKey({ id, version }: { id: string; version: number }): string {
  return `${id}-${version}`;
}
