import { canMove } from '@rupor/shared/posts/state-machine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublishResult } from '../../networks/network.ts';
import { freeze, thaw } from './frozen-request.ts';
import { decideRecovery, MAX_REPEATS } from './reconcile.policy.ts';
import { BACKOFF, backoffMs, settle } from './settle.policy.ts';

const problem = fc.string({ minLength: 1 });
const result: fc.Arbitrary<PublishResult> = fc.oneof(
  fc.record({
    kind: fc.constant('published' as const),
    remoteIds: fc.array(fc.string()),
    url: fc.constant(null),
  }),
  fc.record({ kind: fc.constantFrom('rejected' as const, 'auth' as const, 'unavailable' as const), problem }),
  fc.record({ kind: fc.constant('unknown' as const), problem }),
  fc.record({ kind: fc.constant('rate_limited' as const), retryAfterMs: fc.nat(600_000), problem }),
);
const facts = fc.record({
  attempt: fc.integer({ min: 1, max: 50 }),
  random: fc.double({ min: 0, max: 0.999, noNaN: true }),
});

describe('settle', () => {
  it('takes an arrow of the state machine, whatever the network says', () => {
    fc.assert(fc.property(result, facts, (said, with_) => canMove('publishing', settle(said, with_).state)));
  });
  it('only unavailable and rate_limited come back by themselves', () => {
    fc.assert(
      fc.property(result, facts, (said, with_) => {
        const comesBack = said.kind === 'unavailable' || said.kind === 'rate_limited';
        return (settle(said, with_).state === 'scheduled') === comesBack;
      }),
    );
  });
  it('what is unknown is never sent again by itself', () => {
    expect(settle({ kind: 'unknown', problem: 'no_answer' }, { attempt: 1, random: 0 })).toMatchObject({
      state: 'unconfirmed',
      outcome: 'unknown',
      waitMs: null,
    });
  });
  it('never comes back earlier than the network asked', () => {
    fc.assert(
      fc.property(fc.nat(86_400_000), facts, (retryAfterMs, with_) => {
        const { waitMs } = settle({ kind: 'rate_limited', retryAfterMs, problem: 'x' }, with_);
        return waitMs !== null && waitMs >= retryAfterMs;
      }),
    );
  });
  it('waits longer each time, within its bounds, in whole milliseconds', () => {
    fc.assert(
      fc.property(facts, ({ attempt, random }) => {
        const wait = backoffMs(attempt, random);
        const least = BACKOFF.firstMs * (1 - BACKOFF.jitter);
        return Number.isInteger(wait) && wait >= least && wait <= BACKOFF.longestMs * (1 + BACKOFF.jitter);
      }),
    );
    expect([1, 2, 3].map((attempt) => backoffMs(attempt, 0.5))).toEqual([15_000, 30_000, 60_000]);
  });
});

describe('decideRecovery', () => {
  const capabilities = fc.record({
    idempotency: fc.constantFrom('key' as const, 'chosenId' as const, 'none' as const),
    idempotencyMinutes: fc.option(fc.integer({ min: 2, max: 120 }), { nil: null }),
    lookup: fc.constantFrom('byKey' as const, 'byContent' as const, 'none' as const),
  });
  const known = fc.record({
    sentAgoMs: fc.option(fc.nat(10_000_000), { nil: null }),
    repeats: fc.nat(10),
    paused: fc.boolean(),
    capabilities,
  });

  it('schedules again without looking only what never left', () => {
    fc.assert(
      fc.property(known, (input) => (decideRecovery(input) === 'reopen') === (input.sentAgoMs === null)),
    );
  });
  it('repeats only under a key the network still remembers, never while paused, never for ever', () => {
    fc.assert(
      fc.property(known, (input) => {
        if (decideRecovery(input) !== 'repeat') return true;
        const { idempotency, idempotencyMinutes } = input.capabilities;
        const isFresh = idempotencyMinutes === null || (input.sentAgoMs ?? 0) < idempotencyMinutes * 60_000;
        return idempotency !== 'none' && isFresh && !input.paused && input.repeats < MAX_REPEATS;
      }),
    );
  });
  it('asks a person only where the network cannot be asked', () => {
    fc.assert(
      fc.property(known, (input) => decideRecovery(input) !== 'ask' || input.capabilities.lookup === 'none'),
    );
  });
  it('a key of an hour is not relied on after an hour', () => {
    const mastodon = { idempotency: 'key', idempotencyMinutes: 60, lookup: 'none' } as const;
    const common = { repeats: 0, paused: false, capabilities: mastodon };
    expect(decideRecovery({ ...common, sentAgoMs: 5 * 60_000 })).toBe('repeat');
    expect(decideRecovery({ ...common, sentAgoMs: 61 * 60_000 })).toBe('ask');
  });
});

describe('frozen requests', () => {
  const image = {
    bytes: new Uint8Array([1, 2, 3]),
    mime: 'image/png',
    width: 1,
    height: 1,
    altText: 'автобус',
    sha256: 'abc',
  };
  const file = {
    kind: 'video' as const,
    bytes: new Uint8Array([4, 5]),
    mime: 'video/mp4',
    name: 'клип.mp4',
    width: 10,
    height: 20,
    durationMs: 3000,
    altText: null,
    sha256: 'def',
  };
  const post = {
    idempotencyKey: 'k',
    createdAt: '2026-11-20T12:00:00.000Z',
    text: 'Т',
    options: {},
    images: [image],
    files: [file],
    replyTo: { parent: ['2'], root: ['1'] },
  };

  it('thaw to the same request with the same pictures', () => {
    const stored = JSON.parse(JSON.stringify(freeze(post)));
    expect(stored.images[0]).not.toHaveProperty('bytes');
    expect(stored.files[0]).not.toHaveProperty('bytes');
    expect(thaw(stored, { key: 'k', images: [image], files: [file] })).toEqual(post);
  });
  it('are refused when a picture is not what it was', () => {
    const other = { sha256: 'other' };
    expect(thaw(freeze(post), { key: 'k', images: [{ ...image, ...other }], files: [file] })).toBeNull();
    expect(thaw(freeze(post), { key: 'k', images: [image], files: [{ ...file, ...other }] })).toBeNull();
  });
});
