// The trainer's switch: `fault` in a channel's settings makes the practice network fail like a real one, so that a
// class can see and repair it. No other network reads it.
import { setTimeout as wait } from 'node:timers/promises';
import type { NetworkCall, PublishResult } from '../network.ts';

const FAULTS = ['auth', 'unavailable', 'rate_limited', 'slow', 'reject'] as const;
export type Fault = (typeof FAULTS)[number];

const SLOW_MS = 60_000;

export function readFault(settings: Record<string, unknown>): Fault | null {
  return FAULTS.find((fault) => fault === settings.fault) ?? null;
}

/** Faults that show before anything could have had an effect. */
export function failBefore(fault: Fault | null): PublishResult | null {
  if (fault === 'auth') return { kind: 'auth', problem: 'signed_out' };
  if (fault === 'unavailable') return { kind: 'unavailable', problem: 'unreachable' };
  if (fault === 'rate_limited')
    return { kind: 'rate_limited', retryAfterMs: 30_000, problem: 'rate_limited' };
  if (fault === 'reject') return { kind: 'rejected', problem: 'refused' };
  return null;
}

/** `slow`: the post is out but the answer takes a minute. True = the caller gave up waiting. */
export async function isAnswerLost(fault: Fault | null, { signal }: NetworkCall): Promise<boolean> {
  if (fault !== 'slow') return false;
  try {
    await wait(SLOW_MS, undefined, { signal });
    return false;
  } catch (error) {
    if (signal.aborted) return true;
    throw error;
  }
}
