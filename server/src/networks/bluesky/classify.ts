// The single place where a refusal becomes an outcome.
import type { Failed } from '../outcome.ts';
import type { SessionFailure } from './session.ts';

/** Errors by reference: 401 reconnect, other 4xx refused for good, 429 wait, 502/503 later, 500 or silence unknown. */
export function classify(answer: SessionFailure): Failed {
  if (answer.kind === 'rate_limited') return { ...answer, problem: 'rate_limited' };
  if (answer.kind !== 'refused') return answer;
  if (answer.status === 401) return { kind: 'auth', problem: 'session_expired' };
  if (answer.error === 'AccountTakedown' || answer.error === 'AccountDeactivated')
    return { kind: 'auth', problem: 'account_closed' };
  const { error, message } = answer;
  return {
    kind: 'rejected',
    problem: nameRefusal(error, message),
    data: { error, message: message.slice(0, 300) },
  };
}

function nameRefusal(error: string, message: string): string {
  if (error === 'PayloadTooLarge' || error === 'BlobTooLarge' || /blob|file.*too large/i.test(message))
    return 'too_large';
  if (/grapheme|string too big|must not be longer/i.test(message)) return 'too_long';
  return 'refused';
}
