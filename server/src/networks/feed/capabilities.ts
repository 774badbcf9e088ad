// A feed of our own making: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1. Limits are those of Rupor's editor.
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';

export const feedCapabilities: NetworkCapabilities = {
  id: 'feed',
  name: 'RSS',
  simulated: false,
  evidence: 'measured',
  connectFields: [{ name: 'name', kind: 'text', required: true }],
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
  idempotency: 'key',
  idempotencyMinutes: null,
  lookup: 'byKey',
  canRemove: true,
  listsPosts: false,
  metrics: { post: [], channel: [] },
  pacing: { minIntervalMs: 0, perMinute: 60, perDay: null, atOnce: null },
  preview: 'wall',
};
