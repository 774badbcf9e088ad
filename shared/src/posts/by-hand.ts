import type { ByHand, NetworkCapabilities } from '../networks/capabilities.ts';

/** How much of each kind a post holds. */
export interface MediaCounts {
  images: number;
  videos: number;
  documents: number;
}

/** Why a person has to publish this content in this channel; null: it goes out by itself. */
export function byHandReason(
  { byHand }: Pick<NetworkCapabilities, 'byHand'>,
  { images, videos, documents }: MediaCounts,
): ByHand | null {
  const held: Record<ByHand, boolean> = {
    always: true,
    images: images > 0,
    video: videos > 0,
    documents: documents > 0,
  };
  return byHand.find((reason) => held[reason]) ?? null;
}
