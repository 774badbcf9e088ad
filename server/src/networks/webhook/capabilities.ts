// A receiver of the organization's own. The limits are ours: what a small script takes without trouble.
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';

export const webhookCapabilities: NetworkCapabilities = {
  id: 'webhook',
  name: 'Webhook',
  simulated: false,
  evidence: 'documented',
  connectFields: [
    { name: 'name', kind: 'text', required: true },
    { name: 'address', kind: 'url', required: true },
    { name: 'secret', kind: 'secret', required: true },
  ],
  optionFields: [],
  text: {
    required: false,
    limits: [{ unit: 'utf16', max: 20_000, when: 'always' }],
    linkLength: null,
    markup: 'none',
  },
  images: {
    maxCount: 10,
    maxBytes: 2_000_000,
    maxWidth: 4000,
    maxHeight: 4000,
    maxSideSum: null,
    maxRatio: null,
    mimes: ['image/jpeg', 'image/png', 'image/webp'],
    altText: { supported: true, maxGraphemes: null },
  },
  video: null,
  documents: null,
  byHand: [],
  followUps: { kind: 'thread', maxCount: 20 },
  // The receiver is told to take each webhook-id once, so a repeat under it is safe.
  idempotency: 'key',
  idempotencyMinutes: null,
  lookup: 'none',
  canRemove: true,
  listsPosts: false,
  metrics: { post: [], channel: [] },
  pacing: { minIntervalMs: 0, perMinute: 60, perDay: null, atOnce: 10 },
  preview: 'wall',
};
