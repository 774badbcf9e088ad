import type { Media } from '@rupor/shared/media/contract';
import type { MediaAsset } from '../../generated/prisma/client.ts';

export function presentMedia(asset: MediaAsset): Media {
  const { id, originalName, mime, width, height, size, altText, createdAt } = asset;
  return { id, originalName, mime, width, height, size, altText, createdAt: createdAt.toISOString() };
}
