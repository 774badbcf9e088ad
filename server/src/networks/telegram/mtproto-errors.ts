// The single place where errors of MTProto get their class. They are names, listed at core.telegram.org/api/errors and
// with each method. None of them disconnects the channel: publishing goes through the Bot API and needs no session.
import type { NumbersResult } from '../network.ts';
import type { MtprotoFailure } from './mtproto.ts';

/** The key is of no use any more; the bot's token may still be. */
const DEAD = /^(AUTH_KEY_(UNREGISTERED|INVALID|DUPLICATED|PERM_EMPTY)|SESSION_(REVOKED|EXPIRED))$/;
const REFUSALS: [RegExp, string][] = [
  [/^API_ID_(INVALID|PUBLISHED_FLOOD)$/, 'wrong_api_id'],
  [/^ACCESS_TOKEN_(INVALID|EXPIRED)$/, 'wrong_token'],
  [/^(CHANNEL_(PRIVATE|INVALID)|CHAT_ADMIN_REQUIRED|USER_BANNED_IN_CHANNEL)$/, 'session_sees_no_channel'],
  [DEAD, 'session_refused'],
];

export function isDeadSession(text: string): boolean {
  return DEAD.test(text);
}

/** What only a person can mend; null: it may be over the next time. */
export function refusalOf(failure: MtprotoFailure): string | null {
  if (failure.kind !== 'error') return null;
  return REFUSALS.find(([names]) => names.test(failure.text))?.[1] ?? null;
}

export function toMtprotoReading(
  failure: MtprotoFailure,
): Extract<NumbersResult, { kind: 'rate_limited' | 'unavailable' }> {
  if (failure.kind === 'noAnswer') return { kind: 'unavailable', problem: 'no_answer' };
  const seconds = /^FLOOD_(?:PREMIUM_)?WAIT_(\d+)$/.exec(failure.text)?.[1];
  if (seconds) return { kind: 'rate_limited', retryAfterMs: Number(seconds) * 1000 };
  return { kind: 'unavailable', problem: refusalOf(failure) ?? 'server_busy' };
}
