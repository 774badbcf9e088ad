// A network whose answers a test chooses. It stands for the outside world: what it keeps is what a real one would.
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';
import type { CheckResult, ConnectResult, Network } from '../../src/networks/network.ts';

export interface PlainNetwork extends Network {
  /** What the next check answers; a thrown value fails it unexpectedly. */
  next: { check: CheckResult | Error };
}

const capabilities: NetworkCapabilities = {
  id: 'plain',
  name: 'Plain',
  simulated: false,
  evidence: 'unverified',
  connectFields: [
    { name: 'place', kind: 'text', required: true },
    { name: 'token', kind: 'secret', required: true },
    { name: 'server', kind: 'url', required: false },
  ],
  optionFields: [],
  text: {
    required: false,
    limits: [{ unit: 'utf16', max: 100, when: 'always' }],
    linkLength: null,
    markup: 'none',
  },
  images: {
    maxCount: 1,
    maxBytes: 1000,
    maxWidth: 100,
    maxHeight: 100,
    maxSideSum: null,
    maxRatio: null,
    mimes: ['image/png'],
    altText: { supported: false, maxGraphemes: null },
  },
  idempotency: 'none',
  idempotencyMinutes: null,
  lookup: 'none',
  video: null,
  documents: null,
  byHand: [],
  followUps: null,
  canRemove: false,
  listsPosts: false,
  metrics: { post: [], channel: [] },
  pacing: { minIntervalMs: 0, perMinute: 60, perDay: null, atOnce: null },
  preview: 'wall',
};

const SECOND_STEP = {
  kind: 'next',
  step: 'code',
  link: 'https://plain.example/authorize',
  fields: [{ name: 'code', kind: 'secret', required: true }],
  carry: { sealed: 'app-secret-of-the-step' },
} satisfies ConnectResult;

/** Places: `two-steps…` wants a code and what it gave along. Tokens: `wrong…` is refused, `boom…` makes it throw with the token in the message; all others open `place`. */
export function createPlainNetwork(): PlainNetwork {
  const next: PlainNetwork['next'] = { check: { kind: 'works' } };
  const absent = () => Promise.reject(new Error('not used by these tests'));
  return {
    next,
    capabilities,
    connect: async ({ fields: { place = '', token = '', code, sealed } }) => {
      if (place.startsWith('two-steps') && code === undefined) return SECOND_STEP;
      if (place.startsWith('two-steps') && sealed !== SECOND_STEP.carry.sealed)
        return { kind: 'problem', problem: 'wrong_token', field: 'code' };
      if (token.startsWith('wrong')) return { kind: 'problem', problem: 'wrong_token', field: 'token' };
      if (token.startsWith('boom')) throw new Error(`cannot reach https://plain.example/${token}/me`);
      return {
        kind: 'connected',
        remoteId: place,
        name: `Place ${place}`,
        handle: `@${place}`,
        url: null,
        settings: { kind: 'group' },
        credentials: { token, refresh: token.startsWith('short') ? '' : `refresh-${token}` },
      };
    },
    check: async () => {
      if (next.check instanceof Error) throw next.check;
      return next.check;
    },
    publish: absent,
    find: absent,
    postNumbers: absent,
    channelNumbers: absent,
    remove: absent,
  };
}
