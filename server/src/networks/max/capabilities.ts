// MAX channels and groups through a bot. Source: dev.max.ru/docs-api (POST /messages, uploads, attachment types) and
// the published schema of bot API 0.0.6.
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';

/** Pictures and films together. */
export const MAX_ATTACHMENTS = 12;

export const maxCapabilities: NetworkCapabilities = {
  id: 'max',
  name: 'MAX',
  simulated: false,
  evidence: 'documented',
  connectFields: [
    { name: 'token', kind: 'secret', required: true },
    { name: 'chat', kind: 'text', required: false },
    { name: 'ca', kind: 'text', required: false },
    { name: 'apiRoot', kind: 'url', required: false, default: 'https://platform-api2.max.ru' },
  ],
  optionFields: [
    { name: 'silent', kind: 'toggle', required: false, default: false },
    { name: 'hidePreview', kind: 'toggle', required: false, default: false },
  ],
  text: {
    required: false,
    // The unit is not stated; the published schema counts code points. UTF-16 units are never fewer: the safe side.
    limits: [{ unit: 'utf16', max: 4000, when: 'always' }],
    linkLength: null,
    markup: 'none',
  },
  images: {
    maxCount: MAX_ATTACHMENTS,
    maxBytes: 50_000_000,
    maxWidth: 7680,
    maxHeight: 7680,
    maxSideSum: null,
    maxRatio: null,
    mimes: ['image/jpeg', 'image/png', 'image/gif'],
    altText: { supported: false, maxGraphemes: null },
  },
  video: {
    maxCount: 1,
    maxBytes: 250_000_000,
    maxSeconds: null,
    mimes: ['video/mp4', 'video/quicktime', 'video/webm'],
    withImages: true,
  },
  documents: null,
  maxAttachments: MAX_ATTACHMENTS,
  byHand: [],
  followUps: null,
  idempotency: 'none',
  idempotencyMinutes: null,
  lookup: 'byContent',
  canRemove: true,
  listsPosts: true,
  // No field of likes is published; comments have an endpoint since 2026 whose answer is not in the published schema.
  metrics: { post: ['views'], channel: ['followers'] },
  // 2 messages a second in one channel; 30 requests a second to the host are only reported by others.
  pacing: { minIntervalMs: 500, perMinute: 60, perDay: null, atOnce: 10 },
  preview: 'bubble',
};

/** Only channels have views. Pure. */
export function narrowCapabilities(settings: Record<string, unknown>): NetworkCapabilities {
  if (settings.chatType !== 'chat') return maxCapabilities;
  return { ...maxCapabilities, metrics: { ...maxCapabilities.metrics, post: [] } };
}
