// The single place where errors of VK get their class. Codes: errors of VKCOM/vk-api-schema (2025-01); 1051 is not
// among them and comes from live reports of 2026 (postiz #1408).
import { HOUR_MS } from '@rupor/shared/lib/durations';
import type { CheckResult } from '../network.ts';
import { classifyNotSent, type Failed, toCheck, toReading, type Unread } from '../outcome.ts';
import type { VkFailure } from './api.ts';

export type KeyKind = 'community' | 'user' | 'service';

/** The server's own failures: not a word on whether the request was carried out before. */
const OWN_FAILURES = new Set([1, 10, 13, 36]);
const DEAD_KEY = new Set([5, 1114, 1116, 1117, 3609, 3610]);
const WRONG_KEY = new Set([27, 28, 1051]);
const ASKS_PERSON = new Map<number, string>([
  [14, 'captcha_needed'],
  [17, 'validation_needed'],
  [24, 'confirmation_needed'],
  [3300, 'captcha_needed'],
  [3301, 'validation_needed'],
  [3302, 'validation_needed'],
  [3303, 'validation_needed'],
  [3304, 'validation_needed'],
]);
const REFUSALS = new Map<number, string>([
  [7, 'no_right'],
  [15, 'access_denied'],
  [20, 'no_right'],
  [203, 'no_right'],
  [210, 'access_denied'],
  [213, 'comments_closed'],
  [214, 'no_right_or_daily_limit'],
  [219, 'advertising_limit'],
  [222, 'links_forbidden'],
  [224, 'advertising_limit'],
  [118, 'bad_picture'],
  [121, 'bad_picture'],
  [129, 'bad_picture'],
]);

/**
 * The class of a failed request that makes or removes a post. VK's advice to repeat 1, 10 and 36 is not followed here:
 * they do not say that nothing happened, so somebody looks first.
 */
export function classifyWrite(failure: VkFailure, key: KeyKind): Failed {
  if (failure.kind === 'unknown') return failure;
  if (failure.kind === 'notSent') return classifyNotSent(failure.problem);
  return OWN_FAILURES.has(failure.code)
    ? { kind: 'unknown', problem: 'server_error', data: { code: failure.code } }
    : classifyError(failure, key);
}

/** The class of a failed request that has no effect yet (uploads, questions): a lost answer is simply tried again. */
export function classifyHarmless(failure: VkFailure, key: KeyKind): Failed {
  if (failure.kind === 'unknown') return { kind: 'unavailable', problem: 'server_busy' };
  if (failure.kind === 'notSent') return classifyNotSent(failure.problem);
  return OWN_FAILURES.has(failure.code)
    ? { kind: 'unavailable', problem: 'server_busy', data: { code: failure.code } }
    : classifyError(failure, key);
}

function classifyError({ code, message }: { code: number; message: string }, key: KeyKind): Failed {
  const data = { code };
  if (code === 6) return { kind: 'rate_limited', retryAfterMs: 1_000, problem: 'rate_limited', data };
  // 9: too many alike; 29: the day's quota. VK names no time; sooner than in hours makes both worse.
  if (code === 9) return { kind: 'rate_limited', retryAfterMs: HOUR_MS, problem: 'flood_control', data };
  if (code === 29) return { kind: 'rate_limited', retryAfterMs: 6 * HOUR_MS, problem: 'daily_quota', data };
  if (DEAD_KEY.has(code)) return keyProblem(key, { dead: true, data });
  if (WRONG_KEY.has(code)) return keyProblem(key, { dead: false, data });
  const question = ASKS_PERSON.get(code);
  if (question) return { kind: 'rejected', problem: question, data };
  return { kind: 'rejected', problem: REFUSALS.get(code) ?? nameInputError(message), data };
}

/** Only the community key carries the channel; without the other two it still publishes text, and must go on. */
function keyProblem(key: KeyKind, { dead, data }: { dead: boolean; data: Record<string, unknown> }): Failed {
  if (key === 'community') return { kind: 'auth', problem: dead ? 'key_revoked' : 'wrong_key_kind', data };
  if (key === 'service') return { kind: 'rejected', problem: 'reading_key_dead', data };
  return { kind: 'rejected', problem: dead ? 'user_key_expired' : 'user_key_cannot_post', data };
}

/** 100 stands for every wrong parameter; its words tell which. */
function nameInputError(message: string): string {
  if (/too long|text_length|message.*(long|length)/i.test(message)) return 'too_long';
  if (/too many (attach|media)/i.test(message)) return 'too_many_pictures';
  if (/(message|text|post) is empty|no message|without text/i.test(message)) return 'empty';
  return 'refused';
}

/** Reading numbers never disconnects a channel over a key that only reads. */
export function toNumbersFailure(failure: VkFailure, key: KeyKind): Unread {
  return toReading(classifyHarmless(failure, key));
}

export function toCheckFailure(failure: VkFailure): CheckResult {
  return toCheck(classifyHarmless(failure, 'community'), 'unexpected_answer');
}
