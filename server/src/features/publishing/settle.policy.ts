// What an answer of a network makes of a target. Pure. Only `unavailable` and `rate_limited` try again by themselves;
// `unknown` is never sent again before somebody looked.
import type { ByHand } from '@rupor/shared/networks/capabilities';
import type { AttemptOutcome } from '@rupor/shared/publishing/contract';
import type { PublishResult } from '../../networks/network.ts';

export interface Settlement {
  outcome: Exclude<AttemptOutcome, 'open'>;
  state: 'published' | 'failed' | 'unconfirmed' | 'scheduled' | 'by_hand';
  remoteIds: string[];
  url: string | null;
  problem: string | null;
  problemData: Record<string, unknown> | null;
  /** scheduled: not before this many milliseconds from now. */
  waitMs: number | null;
}

/** Nothing is sent: a person publishes it, because of this part of the content. */
export interface HandOver {
  kind: 'handed_over';
  reason: ByHand;
}

export const BACKOFF = { firstMs: 15_000, factor: 2, longestMs: 10 * 60_000, jitter: 0.2 } as const;

/** Milliseconds before try `attempt` + 1. `random` in [0, 1). */
export function backoffMs(attempt: number, random: number): number {
  const plain = Math.min(BACKOFF.firstMs * BACKOFF.factor ** Math.max(0, attempt - 1), BACKOFF.longestMs);
  return Math.round(plain * (1 - BACKOFF.jitter + 2 * BACKOFF.jitter * random));
}

interface Facts {
  attempt: number;
  random: number;
}

export function settle(result: PublishResult | HandOver, { attempt, random }: Facts): Settlement {
  const none = { remoteIds: [], url: null, problem: null, problemData: null, waitMs: null };
  if (result.kind === 'published')
    return {
      ...none,
      outcome: 'published',
      state: 'published',
      remoteIds: result.remoteIds,
      url: result.url,
    };
  if (result.kind === 'handed_over')
    return { ...none, outcome: 'handed_over', state: 'by_hand', problemData: { reason: result.reason } };
  const told = { ...none, problem: result.problem, problemData: result.data ?? null };
  switch (result.kind) {
    case 'rejected':
    case 'auth':
      return { ...told, outcome: result.kind, state: 'failed' };
    case 'unknown':
      return { ...told, outcome: 'unknown', state: 'unconfirmed' };
    case 'unavailable':
      return { ...told, outcome: 'unavailable', state: 'scheduled', waitMs: backoffMs(attempt, random) };
    case 'rate_limited': {
      const asked = Math.max(0, Math.round(result.retryAfterMs));
      // Never earlier than asked; many targets of one network do not come back in one instant.
      const waitMs = asked + Math.round((1_000 + asked * BACKOFF.jitter) * random);
      return { ...told, outcome: 'rate_limited', state: 'scheduled', waitMs };
    }
  }
}
