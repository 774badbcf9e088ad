import type { Media } from '@rupor/shared/media/contract';
import type { MediaAsset } from '../../generated/prisma/client.ts';

export function presentMedia(asset: MediaAsset): Media {
  const { id, kind, originalName, mime, width, height, durationMs, size, altText, createdAt } = asset;
  const facts = { id, kind, originalName, mime, width, height, durationMs, size, altText };
  return { ...facts, createdAt: createdAt.toISOString() };
}
