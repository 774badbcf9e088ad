// The single place where errors of Odnoklassniki get their class. Codes as open clients list them; not tried live.
import { HOUR_MS } from '@rupor/shared/lib/durations';
import type { CheckResult } from '../network.ts';
import { classifyNotSent, type Failed, toCheck, toReading, type Unread } from '../outcome.ts';
import type { OkFailure } from './api.ts';

/** Failures of the service: not a word on whether the request was carried out before. */
const OWN_FAILURES = new Set([1, 2, 30, 31, 704, 9999]);
const FLOOD = new Set([8, 11, 26]);
const SESSION = new Set([102, 103, 401, 451, 453]);
const REFUSALS = new Map<number, string>([
  [7, 'action_blocked'],
  [10, 'no_right'],
  [24, 'not_admin'],
  [50, 'not_admin'],
  [200, 'no_right'],
  [456, 'no_right'],
  [454, 'censored_text'],
  [511, 'censored_text'],
  [514, 'verification_needed'],
  [500, 'bad_picture'],
  [501, 'bad_picture'],
  [502, 'bad_picture'],
  [503, 'bad_picture'],
  [504, 'bad_picture'],
  [505, 'bad_picture'],
  [600, 'too_many_pictures'],
  [601, 'too_long'],
]);

/**
 * The class of a failed request that makes or removes a topic. The service's own failures are repeated by other clients;
 * here they count as unknown: OK has no key that would make one topic of two requests.
 */
export function classifyWrite(failure: OkFailure): Failed {
  if (failure.kind === 'error' && OWN_FAILURES.has(failure.code))
    return { kind: 'unknown', problem: 'server_error', data: { code: failure.code } };
  return failure.kind === 'unknown' ? failure : classifyRest(failure);
}

/** The class of a failed request that has no effect yet (uploads, questions): a lost answer is simply tried again. */
export function classifyHarmless(failure: OkFailure): Failed {
  if (failure.kind === 'unknown') return { kind: 'unavailable', problem: 'server_busy' };
  if (failure.kind === 'error' && OWN_FAILURES.has(failure.code))
    return { kind: 'unavailable', problem: 'server_busy', data: { code: failure.code } };
  return classifyRest(failure);
}

function classifyRest(failure: Exclude<OkFailure, { kind: 'unknown' }>): Failed {
  if (failure.kind === 'notSent') return classifyNotSent(failure.problem);
  if (failure.kind === 'refused') return { kind: 'auth', problem: failure.problem };
  const { code } = failure;
  const data = { code };
  if (FLOOD.has(code)) return { kind: 'rate_limited', retryAfterMs: HOUR_MS, problem: 'flood_limit', data };
  if (SESSION.has(code)) return { kind: 'auth', problem: 'session_expired', data };
  if (code === 101) return { kind: 'auth', problem: 'wrong_application_key', data };
  if (code === 104) return { kind: 'auth', problem: 'wrong_signature', data };
  return { kind: 'rejected', problem: REFUSALS.get(code) ?? 'refused', data };
}

export function toNumbersFailure(failure: OkFailure): Unread {
  return toReading(classifyHarmless(failure));
}

export function toCheckFailure(failure: OkFailure): CheckResult {
  return toCheck(classifyHarmless(failure), 'unexpected_answer');
}
