// Tells a request that never left from one that may have had an effect. When in doubt: it may have.
import { ForbiddenAddressError, NotConnectedError } from '../lib/safe-fetch.ts';

/**
 * `notSent`: no connection came about, so no byte of the request left.
 * `forbidden`: the address was refused before dialling.
 * `maybeSent`: everything else: time-out, reset, abort.
 */
export type Failure = 'notSent' | 'forbidden' | 'maybeSent';

export function classifyFailure(error: unknown): Failure {
  let result: Failure = 'maybeSent';
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; depth += 1) {
    // fetch itself dials no port of its block list and says so only in words.
    if (cause instanceof ForbiddenAddressError || cause.message === 'bad port') return 'forbidden';
    if (cause instanceof NotConnectedError) result = 'notSent';
    cause = cause.cause;
  }
  return result;
}
