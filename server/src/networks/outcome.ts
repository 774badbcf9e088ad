// What a failure means beyond the request it belongs to. Which failure it is, each network's own table says.
import type { CheckResult, NumbersResult, PublishResult } from './network.ts';

export type Failed = Exclude<PublishResult, { kind: 'published' }>;
export type Unread = Extract<NumbersResult, { kind: 'auth' | 'rate_limited' | 'unavailable' }>;

/** Of a request of which no byte left; `problem` as `sendRequest` names it. */
export function classifyNotSent(problem: string): Failed {
  return problem === 'address_forbidden' ? { kind: 'rejected', problem } : { kind: 'unavailable', problem };
}

/** Of a question: it has no effect, so whatever is neither the key's fault nor a limit is simply asked again. */
export function toReading(result: Failed): Unread {
  if (result.kind === 'auth') return { kind: 'auth', problem: result.problem };
  if (result.kind === 'rate_limited') return { kind: 'rate_limited', retryAfterMs: result.retryAfterMs };
  return { kind: 'unavailable', problem: result.problem };
}

/** A refusal that no table names says more about the question than about the channel: it is called `unnamed`. */
export function toCheck(result: Failed, unnamed: string): CheckResult {
  if (result.problem === 'refused') return { kind: 'retrying', problem: unnamed };
  return result.kind === 'auth' || result.kind === 'rejected'
    ? { kind: 'reconnect', problem: result.problem }
    : { kind: 'retrying', problem: result.problem };
}
