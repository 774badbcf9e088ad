// No limits of a network are known here: those of Rupor's own editor. What a person publishes, a person also counts.
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';

export const assistedCapabilities: NetworkCapabilities = {
  id: 'assisted',
  name: 'By hand',
  simulated: false,
  evidence: 'measured',
  connectFields: [
    { name: 'name', kind: 'text', required: true },
    { name: 'page', kind: 'url', required: false },
  ],
  optionFields: [],
  text: {
    required: false,
    limits: [{ unit: 'utf16', max: 20_000, when: 'always' }],
    linkLength: null,
    markup: 'none',
  },
  images: {
    maxCount: 20,
    maxBytes: 50_000_000,
    maxWidth: 20_000,
    maxHeight: 20_000,
    maxSideSum: null,
    maxRatio: null,
    mimes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
    altText: { supported: true, maxGraphemes: null },
  },
  video: { maxCount: 1, maxBytes: 500_000_000, maxSeconds: null, mimes: ['video/mp4'], withImages: true },
  documents: { maxCount: 10, maxBytes: 50_000_000, withOthers: true },
  byHand: ['always'],
  followUps: { kind: 'comment', maxCount: 1 },
  idempotency: 'none',
  idempotencyMinutes: null,
  lookup: 'none',
  canRemove: false,
  listsPosts: false,
  metrics: { post: [], channel: [] },
  pacing: { minIntervalMs: 0, perMinute: 60, perDay: null, atOnce: null },
  preview: 'wall',
};
