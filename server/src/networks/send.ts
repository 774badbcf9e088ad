// One request to another server, as far as every network agrees on it. `notSent` only when no byte left; everything
// that may have had an effect is `unknown`.
import type { Headers } from 'undici';
import { readBounded, type SafeFetch, type SafeRequestInit } from '../lib/safe-fetch.ts';
import { classifyFailure } from './failure.ts';

export type Sent =
  | { kind: 'answer'; status: number; headers: Headers; text: string }
  /** Problems: stopped, unreachable, address_forbidden, and what `explain` names. */
  | { kind: 'notSent'; problem: string }
  | { kind: 'unknown'; problem: 'no_answer' };

export async function sendRequest(
  fetch: SafeFetch,
  url: string,
  init: SafeRequestInit & { signal: AbortSignal },
  /** Names why no connection came about; null = as usual. */
  explain: (error: unknown) => string | null = () => null,
): Promise<Sent> {
  if (init.signal.aborted) return { kind: 'notSent', problem: 'stopped' };
  try {
    const response = await fetch(url, init);
    return {
      kind: 'answer',
      status: response.status,
      headers: response.headers,
      text: await readBounded(response),
    };
  } catch (error) {
    const failure = classifyFailure(error);
    if (failure === 'maybeSent') return { kind: 'unknown', problem: 'no_answer' };
    if (failure === 'forbidden') return { kind: 'notSent', problem: 'address_forbidden' };
    return { kind: 'notSent', problem: explain(error) ?? 'unreachable' };
  }
}

/** Milliseconds of a Retry-After header (seconds, or a date against `now`); `fallbackMs` where there is none. */
export function retryAfterMs(
  headers: Headers,
  { now, fallbackMs }: { now: Date; fallbackMs: number },
): number {
  const value = headers.get('retry-after');
  if (value === null) return fallbackMs;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? fallbackMs : Math.max(0, at - now.getTime());
}
