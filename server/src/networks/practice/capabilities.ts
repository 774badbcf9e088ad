// The three kinds of the practice network. Each stands for a family of real networks, with the honest differences
// between them: a wall that remembers a key, a messenger that remembers nothing, a microblog with chosen ids.
import type {
  DocumentLimits,
  ImageLimits,
  NetworkCapabilities,
  VideoLimits,
} from '@rupor/shared/networks/capabilities';

const images: ImageLimits = {
  maxCount: 10,
  maxBytes: 10_000_000,
  maxWidth: 10_000,
  maxHeight: 10_000,
  maxSideSum: null,
  maxRatio: 20,
  mimes: ['image/jpeg', 'image/png', 'image/webp'],
  altText: { supported: true, maxGraphemes: 1000 },
};

const film: VideoLimits = {
  maxCount: 1,
  maxBytes: 200_000_000,
  maxSeconds: 3_600,
  mimes: ['video/mp4', 'video/quicktime', 'video/webm'],
  withImages: true,
};
const documents: DocumentLimits = { maxCount: 10, maxBytes: 50_000_000, withOthers: true };

const common = {
  simulated: true,
  evidence: 'simulated' as const,
  connectFields: [{ name: 'name', kind: 'text' as const, required: true }],
  byHand: [],
  canRemove: true,
  listsPosts: false,
  pacing: { minIntervalMs: 0, perMinute: 60_000, perDay: null, atOnce: null },
};

export const wall: NetworkCapabilities = {
  ...common,
  id: 'practice-wall',
  name: 'Practice wall',
  optionFields: [],
  text: {
    required: false,
    limits: [{ unit: 'utf16', max: 8000, when: 'always' }],
    linkLength: null,
    markup: 'none',
  },
  images,
  video: film,
  documents,
  idempotency: 'key',
  idempotencyMinutes: null,
  followUps: { kind: 'comment', maxCount: 1 },
  lookup: 'byKey',
  metrics: { post: ['views', 'reach', 'likes', 'comments', 'shares', 'clicks'], channel: ['followers'] },
  preview: 'wall',
};

export const messenger: NetworkCapabilities = {
  ...common,
  id: 'practice-messenger',
  name: 'Practice messenger',
  optionFields: [{ name: 'silent', kind: 'toggle', required: false, default: false }],
  text: {
    required: false,
    limits: [
      { unit: 'utf16', max: 4096, when: 'withoutMedia' },
      { unit: 'utf16', max: 1024, when: 'withMedia' },
    ],
    linkLength: null,
    markup: 'none',
  },
  images: { ...images, altText: { supported: false, maxGraphemes: null } },
  video: film,
  documents: { ...documents, withOthers: false },
  idempotency: 'none',
  idempotencyMinutes: null,
  followUps: null,
  lookup: 'none',
  metrics: { post: ['views', 'likes', 'shares', 'clicks'], channel: ['followers'] },
  preview: 'bubble',
};

export const microblog: NetworkCapabilities = {
  ...common,
  id: 'practice-microblog',
  name: 'Practice microblog',
  optionFields: [],
  text: {
    required: false,
    limits: [
      { unit: 'graphemes', max: 300, when: 'always' },
      { unit: 'bytes', max: 3000, when: 'always' },
    ],
    linkLength: null,
    markup: 'none',
  },
  images: { ...images, maxCount: 4, maxBytes: 1_000_000 },
  video: { ...film, maxBytes: 100_000_000, maxSeconds: 180, mimes: ['video/mp4'], withImages: false },
  documents: null,
  idempotency: 'chosenId',
  idempotencyMinutes: null,
  followUps: { kind: 'thread', maxCount: 9 },
  lookup: 'byKey',
  // Like the real ones of its kind it has no views: the screens must show a gap, not a zero.
  metrics: { post: ['likes', 'comments', 'shares', 'clicks'], channel: ['followers'] },
  preview: 'microblog',
};
