// Bluesky, AT Protocol. Limits from the lexicon app.bsky.feed.post and measured on a PDS 0.4.217.
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';

export const blueskyCapabilities: NetworkCapabilities = {
  id: 'bluesky',
  name: 'Bluesky',
  simulated: false,
  evidence: 'measured',
  connectFields: [
    { name: 'identifier', kind: 'text', required: true },
    { name: 'appPassword', kind: 'secret', required: true },
    { name: 'service', kind: 'url', required: false, default: 'https://bsky.social' },
  ],
  optionFields: [
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
    limits: [
      { unit: 'graphemes', max: 300, when: 'always' },
      { unit: 'bytes', max: 3000, when: 'always' },
    ],
    linkLength: null,
    markup: 'facets',
  },
  images: {
    maxCount: 4,
    // 1,000,000 on PDS 0.4.217, 2,000,000 in the current lexicon: the smaller, with a margin.
    maxBytes: 976_000,
    maxWidth: 2000,
    maxHeight: 2000,
    maxSideSum: null,
    maxRatio: null,
    mimes: ['image/jpeg', 'image/png', 'image/webp'],
    altText: { supported: true, maxGraphemes: 2000 },
  },
  idempotency: 'chosenId',
  idempotencyMinutes: null,
  lookup: 'byKey',
  video: null,
  documents: null,
  byHand: [],
  followUps: null,
  canRemove: true,
  listsPosts: false,
  metrics: { post: ['likes', 'comments', 'shares'], channel: ['followers'] },
  // 5,000 points an hour and 35,000 a day; a post costs 3.
  pacing: { minIntervalMs: 500, perMinute: 27, perDay: 5000, atOnce: null },
  preview: 'microblog',
};
