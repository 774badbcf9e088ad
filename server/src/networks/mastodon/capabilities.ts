// Mastodon 4.x. Numbers are the usual ones of docs.joinmastodon.org/entities/Instance (4.0, the lower where versions
// differ); a connected channel uses what its own server says (limits.ts).
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';

export const mastodonCapabilities: NetworkCapabilities = {
  id: 'mastodon',
  name: 'Mastodon',
  simulated: false,
  evidence: 'documented',
  connectFields: [
    { name: 'server', kind: 'text', required: true },
    { name: 'token', kind: 'secret', required: false },
  ],
  optionFields: [
    {
      name: 'visibility',
      kind: 'choice',
      choices: ['public', 'unlisted', 'private'],
      required: false,
      default: 'public',
    },
    { name: 'contentWarning', kind: 'text', required: false },
    { name: 'sensitive', kind: 'toggle', required: false, default: false },
    {
      name: 'language',
      kind: 'choice',
      choices: ['ru', 'en', 'uk', 'be', 'kk', 'de', 'fr', 'es'],
      required: false,
      default: 'ru',
    },
  ],
  text: {
    required: false,
    // Unverified: a mention of another server counts by its local part only. Here it counts whole: the safe side.
    limits: [{ unit: 'graphemes', max: 500, when: 'always' }],
    linkLength: 23,
    markup: 'none',
  },
  images: {
    maxCount: 4,
    maxBytes: 10_485_760,
    maxWidth: 4096,
    maxHeight: 4096,
    maxSideSum: null,
    maxRatio: null,
    mimes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
    altText: { supported: true, maxGraphemes: 1500 },
  },
  video: {
    maxCount: 1,
    maxBytes: 41_943_040,
    maxSeconds: null,
    mimes: ['video/mp4', 'video/quicktime', 'video/webm'],
    withImages: false,
  },
  documents: null,
  byHand: [],
  followUps: { kind: 'thread', maxCount: 20 },
  // Kept for an hour by account and key, but stored after the post: a server that dies in between leaves a gap.
  idempotency: 'key',
  idempotencyMinutes: 60,
  lookup: 'byContent',
  canRemove: true,
  listsPosts: true,
  // Mastodon has no views. Quotes are left out of shares: old servers do not count them.
  metrics: { post: ['likes', 'comments', 'shares'], channel: ['followers'] },
  // 300 requests in 5 minutes; 30 uploads in 30 minutes are answered with 429, which the engine obeys.
  pacing: { minIntervalMs: 1_000, perMinute: 20, perDay: null, atOnce: null },
  preview: 'microblog',
};
