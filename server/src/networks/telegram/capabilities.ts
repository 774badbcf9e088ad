// Telegram Bot API 10.1 (2026-06-11). Limits: core.telegram.org/bots/api#sendmessage, #sendphoto, #sendmediagroup.
import type { MetricName, NetworkCapabilities } from '@rupor/shared/networks/capabilities';

const SESSION = { field: 'viewsSource', value: 'session' };
/** What a message holds over MTProto, where Telegram fills it in for a bot: nobody has shown that it does. */
const BY_SESSION: MetricName[] = ['views', 'likes', 'comments', 'shares'];

export const telegramCapabilities: NetworkCapabilities = {
  id: 'telegram',
  name: 'Telegram',
  simulated: false,
  evidence: 'documented',
  connectFields: [
    { name: 'token', kind: 'secret', required: true },
    { name: 'chat', kind: 'text', required: true },
    { name: 'topic', kind: 'text', required: false },
    {
      name: 'viewsSource',
      kind: 'choice',
      choices: ['none', 'preview', 'session'],
      required: false,
      default: 'none',
    },
    { name: 'apiId', kind: 'secret', required: true, onlyWith: SESSION },
    { name: 'apiHash', kind: 'secret', required: true, onlyWith: SESSION },
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
    {
      name: 'longText',
      kind: 'choice',
      choices: ['refuse', 'textWithPreview'],
      required: false,
      default: 'refuse',
    },
    { name: 'pin', kind: 'toggle', required: false, default: false },
  ],
  text: {
    required: false,
    // Whether 4096 counts units or code points is not stated; entities are counted in UTF-16 units: the safe side.
    limits: [
      { unit: 'utf16', max: 4096, when: 'withoutMedia' },
      { unit: 'utf16', max: 1024, when: 'withMedia' },
    ],
    linkLength: null,
    markup: 'htmlSubset',
    insteadOfMedia: { option: 'longText', value: 'textWithPreview' },
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
  // Other kinds of film go out as documents, so only this one is a film: #sendvideo. 50 MB for a bot: #sendvideo.
  video: { maxCount: 10, maxBytes: 50_000_000, maxSeconds: null, mimes: ['video/mp4'], withImages: true },
  documents: { maxCount: 10, maxBytes: 50_000_000, withOthers: false },
  maxAttachments: 10,
  byHand: [],
  // Each part answers the one above it; that works in channels too.
  followUps: { kind: 'thread', maxCount: 10 },
  canRemove: true,
  listsPosts: false,
  metrics: {
    post: ['views'],
    channel: ['followers'],
    rounded: ['views'],
    live: ['likes'],
    untried: BY_SESSION,
  },
  pacing: { minIntervalMs: 1_000, perMinute: 20, perDay: null, atOnce: null },
  preview: 'bubble',
};

/** Views are read only where a person chose the public page or a bot's session, and the session still sees the channel. */
export function capabilitiesOfChannel(settings: Record<string, unknown>): NetworkCapabilities {
  const { viewsSource, sessionProblem } = settings;
  const { untried: _, ...metrics } = telegramCapabilities.metrics;
  if (viewsSource === 'preview') return { ...telegramCapabilities, metrics };
  const none = { ...metrics, post: [], rounded: [] };
  if (viewsSource !== 'session' || typeof sessionProblem === 'string')
    return { ...telegramCapabilities, metrics: none };
  const asked = { ...none, post: BY_SESSION, live: [], untried: BY_SESSION };
  return { ...telegramCapabilities, metrics: asked };
}
