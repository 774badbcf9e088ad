// VK, API 5.199. Limits: dev.vk.com upload/wall-photo and wall.post; what stands there nowhere is marked.
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';

/** The widest a VK channel can do: all three keys. `narrow` takes away what the keys of one channel do not give. */
export const vkCapabilities: NetworkCapabilities = {
  id: 'vk',
  name: 'VK',
  simulated: false,
  evidence: 'documented',
  connectFields: [
    { name: 'communityKey', kind: 'secret', required: true },
    { name: 'serviceKey', kind: 'secret', required: false },
    { name: 'userKey', kind: 'secret', required: false },
    { name: 'apiRoot', kind: 'url', required: false, default: 'https://api.vk.com' },
  ],
  optionFields: [
    { name: 'silent', kind: 'toggle', required: false, default: false },
    { name: 'closeComments', kind: 'toggle', required: false, default: false },
  ],
  text: {
    required: false,
    // No limit in the schema; 16,000 by a report of 2026 (trypost #311), unit not stated: UTF-16 is the safe side.
    limits: [{ unit: 'utf16', max: 15_999, when: 'always' }],
    linkLength: null,
    markup: 'none',
  },
  images: {
    maxCount: 10,
    maxBytes: 50_000_000,
    maxWidth: 10_000,
    maxHeight: 10_000,
    maxSideSum: 14_000,
    maxRatio: 20,
    mimes: ['image/jpeg', 'image/png', 'image/gif'],
    altText: { supported: false, maxGraphemes: null },
  },
  // VK takes far longer films; ours pass through memory and have to be there within one call.
  video: {
    maxCount: 1,
    maxBytes: 200_000_000,
    maxSeconds: null,
    mimes: ['video/mp4', 'video/quicktime'],
    withImages: true,
  },
  // By a community key too. 200 MB by VK's help pages, unverified.
  documents: { maxCount: 10, maxBytes: 200_000_000, withOthers: true },
  maxAttachments: 10,
  byHand: [],
  followUps: { kind: 'comment', maxCount: 1 },
  // wall.post takes a `guid`, but neither how long VK keeps it nor what a repeat answers is written anywhere. It goes
  // along as a second belt; nothing is ever repeated in reliance on it.
  idempotency: 'none',
  idempotencyMinutes: null,
  lookup: 'byContent',
  canRemove: true,
  listsPosts: true,
  metrics: { post: ['views', 'reach', 'likes', 'comments', 'shares'], channel: ['followers'] },
  // Documentation of 2019, unverified: 20 requests a second for a community key, about 50 posts a day on a wall.
  pacing: { minIntervalMs: 1_000, perMinute: 30, perDay: 50, atOnce: 16 },
  preview: 'wall',
};

/** What the keys of a channel give, as learnt at connect and at each check. */
export interface VkSettings {
  groupId: string;
  /** A key that reads the wall: views, looking a post up, the list of earlier posts. */
  canRead: boolean;
  canUploadPhotos: boolean;
  canUploadVideo: boolean;
  /** The community key has the right to files. */
  canUploadDocuments: boolean;
  /** The user key may ask for reach; VK answers only for communities from 5,000 members. */
  canReadReach: boolean;
}

/** Pure; settings that say nothing give the least: text and link under a community key. */
export function narrowCapabilities(settings: Record<string, unknown>): NetworkCapabilities {
  const { canRead, canUploadPhotos, canUploadVideo, canUploadDocuments, canReadReach } = settings;
  const byHand: NetworkCapabilities['byHand'] = [];
  if (canUploadPhotos !== true) byHand.push('images');
  if (canUploadVideo !== true) byHand.push('video');
  if (canUploadDocuments !== true) byHand.push('documents');
  const { post } = vkCapabilities.metrics;
  return {
    ...vkCapabilities,
    byHand,
    lookup: canRead === true ? 'byContent' : 'none',
    listsPosts: canRead === true,
    metrics: {
      ...vkCapabilities.metrics,
      post: canRead === true ? post.filter((name) => name !== 'reach' || canReadReach === true) : [],
    },
  };
}
