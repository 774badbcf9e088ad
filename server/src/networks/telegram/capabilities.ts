// Telegram Bot API 10.1 (2026-06-11). Limits: core.telegram.org/bots/api#sendmessage, #sendphoto, #sendmediagroup.
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';

export const telegramCapabilities: NetworkCapabilities = {
  id: 'telegram',
  name: 'Telegram',
  simulated: false,
  evidence: 'documented',
  connectFields: [
    { name: 'token', kind: 'secret', required: true },
    { name: 'chat', kind: 'text', required: true },
    { name: 'apiRoot', kind: 'url', required: false, default: 'https://api.telegram.org' },
  ],
  optionFields: [
    { name: 'silent', kind: 'toggle', required: false, default: false },
    {
      name: 'linkPreview',
      kind: 'choice',
      choices: ['large', 'small', 'none'],
      required: false,
      default: 'large',
    },
  ],
  text: {
    required: false,
    // Whether 4096 counts units or code points is not stated; entities are counted in UTF-16 units: the safe side.
    limits: [
      { unit: 'utf16', max: 4096, when: 'withoutMedia' },
      { unit: 'utf16', max: 1024, when: 'withMedia' },
    ],
    linkLength: null,
    markup: 'none',
  },
  images: {
    maxCount: 10,
    maxBytes: 10_000_000,
    maxWidth: 10_000,
    maxHeight: 10_000,
    maxSideSum: 10_000,
    maxRatio: 20,
    mimes: ['image/jpeg', 'image/png', 'image/webp'],
    altText: { supported: false, maxGraphemes: null },
  },
  idempotency: 'none',
  idempotencyMinutes: null,
  lookup: 'byContent',
  video: null,
  documents: null,
  byHand: [],
  followUps: null,
  canRemove: true,
  listsPosts: false,
  metrics: { post: [], channel: ['followers'] },
  pacing: { minIntervalMs: 1_000, perMinute: 20, perDay: null, atOnce: null },
  preview: 'bubble',
};
