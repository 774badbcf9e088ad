// Bluesky, AT Protocol. Limits from the lexicon app.bsky.feed.post and measured on a PDS 0.4.217.
import type { NetworkCapabilities, VideoLimits } from '@rupor/shared/networks/capabilities';
import { DIRECT_BYTES } from './video.ts';

const video: VideoLimits = {
  maxCount: 1,
  // 100,000,000 in the lexicon app.bsky.embed.video; three minutes in the official app [R].
  maxBytes: 100_000_000,
  maxSeconds: 180,
  mimes: ['video/mp4'],
  withImages: false,
};

export const blueskyCapabilities: NetworkCapabilities = {
  id: 'bluesky',
  name: 'Bluesky',
  simulated: false,
  evidence: 'measured',
  connectFields: [
    { name: 'identifier', kind: 'text', required: true },
    { name: 'appPassword', kind: 'secret', required: true },
    { name: 'service', kind: 'url', required: false, default: 'https://bsky.social' },
    { name: 'videoService', kind: 'url', required: false },
  ],
  optionFields: [
    {
      name: 'language',
      kind: 'choice',
      choices: ['ru', 'en', 'uk', 'be', 'kk', 'de', 'fr', 'es'],
      required: false,
      default: 'ru',
    },
    { name: 'linkCard', kind: 'toggle', required: false, default: true },
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
  video,
  documents: null,
  byHand: [],
  followUps: { kind: 'thread', maxCount: 25 },
  canRemove: true,
  listsPosts: true,
  metrics: { post: ['likes', 'comments', 'shares'], channel: ['followers'] },
  // 5,000 points an hour and 35,000 a day; a post costs 3.
  pacing: { minIntervalMs: 500, perMinute: 27, perDay: 5000, atOnce: null },
  preview: 'microblog',
};

/** Without a video service a film has to fit one upload to the account's own server. */
export function capabilitiesOfAccount({ videoService }: Record<string, unknown>): NetworkCapabilities {
  if (typeof videoService === 'string') return blueskyCapabilities;
  return { ...blueskyCapabilities, video: { ...video, maxBytes: DIRECT_BYTES } };
}
