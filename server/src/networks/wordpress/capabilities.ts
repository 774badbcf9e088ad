// WordPress REST API v2 with an application password (WordPress 5.6 and newer; developer.wordpress.org/rest-api).
// Sizes are what an ordinary host takes; a smaller upload limit answers 413 and is named.
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';

export const wordpressCapabilities: NetworkCapabilities = {
  id: 'wordpress',
  name: 'WordPress',
  simulated: false,
  evidence: 'documented',
  connectFields: [
    { name: 'site', kind: 'url', required: true },
    { name: 'username', kind: 'text', required: true },
    { name: 'appPassword', kind: 'secret', required: true },
  ],
  optionFields: [{ name: 'title', kind: 'text', required: false }],
  text: {
    required: true,
    limits: [{ unit: 'utf16', max: 20_000, when: 'always' }],
    linkLength: null,
    markup: 'none',
  },
  images: {
    maxCount: 20,
    maxBytes: 5_000_000,
    maxWidth: 2560,
    maxHeight: 2560,
    maxSideSum: null,
    maxRatio: null,
    mimes: ['image/jpeg', 'image/png', 'image/webp'],
    altText: { supported: true, maxGraphemes: null },
  },
  video: null,
  documents: null,
  byHand: [],
  followUps: null,
  // The slug is ours, but a second post of the same slug is taken under another: a repeat would be a second post.
  idempotency: 'none',
  idempotencyMinutes: null,
  lookup: 'byKey',
  canRemove: true,
  listsPosts: true,
  metrics: { post: ['comments'], channel: [] },
  pacing: { minIntervalMs: 1_000, perMinute: 20, perDay: null, atOnce: 10 },
  preview: 'wall',
};
