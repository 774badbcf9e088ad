// Does an address answer? HEAD first, GET where HEAD is refused; bounded in time, no body is read, redirects count as
// an answer and are not followed. Private addresses are refused by safe-fetch and never reached.
import type { LinkResult } from '@rupor/shared/posts/lint';
import { ForbiddenAddressError, NotConnectedError, type SafeFetch } from '../../../lib/safe-fetch.ts';

export interface LinkAnswer {
  result: LinkResult;
  httpStatus: number | null;
}

const TIMEOUT_MS = 8_000;
/** Without a way out of the house nothing is known of the address. */
const NO_WAY_OUT = new Set(['EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EACCES', 'EPERM']);

export async function askLink(fetch: SafeFetch, url: string, signal?: AbortSignal): Promise<LinkAnswer> {
  try {
    const head = await askOnce(fetch, { url, method: 'HEAD', signal });
    if (head < 400) return answerOf(head);
    return answerOf(await askOnce(fetch, { url, method: 'GET', signal }));
  } catch (error) {
    return { result: resultOf(error), httpStatus: null };
  }
}

/** Gone or broken is dead; who refuses strangers, robots or a flood is there. */
function answerOf(httpStatus: number): LinkAnswer {
  const isDead = httpStatus === 404 || httpStatus === 410 || httpStatus >= 500;
  return { result: isDead ? 'dead' : 'ok', httpStatus };
}

async function askOnce(
  fetch: SafeFetch,
  { url, method, signal }: { url: string; method: 'HEAD' | 'GET'; signal: AbortSignal | undefined },
): Promise<number> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch(url, {
    method,
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    headers: { 'user-agent': 'Rupor link check' },
  });
  await response.body?.cancel();
  return response.status;
}

function resultOf(error: unknown): LinkResult {
  if (codes(error).includes('ERR_FORBIDDEN_ADDRESS')) return 'hidden';
  if (error instanceof Error && error.name === 'AbortError') return 'unknown';
  if (codes(error).some((code) => NO_WAY_OUT.has(code))) return 'unknown';
  return 'dead';
}

/** Codes and messages of an error and of what caused it: libraries wrap, and keep the code only in the words. */
function codes(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const worded = error instanceof NotConnectedError ? (error.message.match(/\bE[A-Z_]{3,}\b/g) ?? []) : [];
  const forbidden = error instanceof ForbiddenAddressError ? ['ERR_FORBIDDEN_ADDRESS'] : [];
  return [...code, ...worded, ...forbidden, ...codes(error.cause)];
}
