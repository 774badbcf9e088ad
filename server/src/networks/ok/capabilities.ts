// Odnoklassniki. Nothing here was tried on a live group: the methods come from apiok.ru, limits marked [U] are careful
// guesses until somebody measures them.
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';

const LONG = { field: 'tokenKind', value: 'long' };
const ORDINARY = { field: 'tokenKind', value: 'ordinary' };

export const okCapabilities: NetworkCapabilities = {
  id: 'ok',
  name: 'OK',
  simulated: false,
  evidence: 'unverified',
  connectFields: [
    { name: 'group', kind: 'text', required: true },
    { name: 'applicationKey', kind: 'text', required: true },
    { name: 'tokenKind', kind: 'choice', choices: ['long', 'ordinary'], required: true, default: 'long' },
    { name: 'accessToken', kind: 'secret', required: true, onlyWith: LONG },
    { name: 'sessionSecretKey', kind: 'secret', required: true, onlyWith: LONG },
    { name: 'applicationId', kind: 'text', required: true, onlyWith: ORDINARY },
    { name: 'applicationSecretKey', kind: 'secret', required: true, onlyWith: ORDINARY },
    { name: 'refreshToken', kind: 'secret', required: true, onlyWith: ORDINARY },
    { name: 'apiRoot', kind: 'url', required: false, default: 'https://api.ok.ru' },
  ],
  optionFields: [{ name: 'closeComments', kind: 'toggle', required: false, default: false }],
  text: {
    required: false,
    // [U] No limit is published; a text that is too long comes back as error 601.
    limits: [{ unit: 'utf16', max: 10_000, when: 'always' }],
    linkLength: null,
    markup: 'none',
  },
  images: {
    // [U] All five numbers.
    maxCount: 10,
    maxBytes: 8_000_000,
    maxWidth: 4_000,
    maxHeight: 4_000,
    maxSideSum: null,
    maxRatio: 20,
    mimes: ['image/jpeg', 'image/png'],
    altText: { supported: false, maxGraphemes: null },
  },
  // 16 KB to 1 GB by video.getUploadUrl; ours pass through memory and have to be there within one call.
  video: {
    maxCount: 1,
    maxBytes: 200_000_000,
    maxSeconds: null,
    mimes: ['video/mp4', 'video/quicktime'],
    withImages: true,
  },
  documents: null,
  byHand: [],
  followUps: null,
  idempotency: 'none',
  idempotencyMinutes: null,
  // group.getStatTopics shows only topics that already have statistics: it proves nothing about a new one.
  lookup: 'none',
  canRemove: true,
  listsPosts: true,
  metrics: { post: ['views', 'reach', 'likes', 'comments', 'shares'], channel: ['followers'] },
  // [U] No frequency is published.
  pacing: { minIntervalMs: 1_000, perMinute: 30, perDay: null, atOnce: 2 },
  preview: 'wall',
};

/** Pure; what the key may not upload is left to a person. A film goes out only where the key surely may. */
export function narrowCapabilities(settings: Record<string, unknown>): NetworkCapabilities {
  const byHand: NetworkCapabilities['byHand'] = [];
  if (settings.canUploadPhotos === false) byHand.push('images');
  if (settings.canUploadVideo !== true) byHand.push('video');
  return { ...okCapabilities, byHand };
}
