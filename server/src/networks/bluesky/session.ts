// Calls with the channel's tokens. Signs in once, at connect; afterwards only refreshes, one call at a time, and new
// tokens are saved before they are used: a crash in between is survivable, the old refresh token keeps working for a
// grace period.
import type { NetworkCall } from '../network.ts';
import { callXrpc, type XrpcAnswer, type XrpcContext, type XrpcFailure, type XrpcRequest } from './xrpc.ts';

export type SessionFailure = XrpcFailure | { kind: 'auth'; problem: string };
export type SessionAnswer = Extract<XrpcAnswer, { kind: 'ok' }> | SessionFailure;
export type AuthorizedCall = (request: Omit<XrpcRequest, 'service' | 'token'>) => Promise<SessionAnswer>;

const REFRESH_BEFORE_MS = 60_000;

/** The account's own server. */
export function serverOf({ pds, service }: Record<string, unknown>): string {
  return String(pds ?? service ?? '');
}

/** Requests of one call share the refreshed tokens. */
export function openSession(context: XrpcContext, call: NetworkCall): AuthorizedCall {
  const service = serverOf(call.channel.settings);
  let { accessJwt = '' } = call.channel.credentials;

  async function refresh(): Promise<SessionFailure | null> {
    let failure: SessionFailure | null = null;
    const fresh = await call.refreshCredentials(async ({ refreshJwt = '' }) => {
      const answer = await askNewTokens(context, { service, refreshJwt });
      if (answer.kind === 'ok') return answer.tokens;
      failure = answer;
      return {};
    });
    accessJwt = fresh.accessJwt ?? '';
    return failure;
  }

  return async (request) => {
    let isFresh = false;
    if (expiresAt(accessJwt) - context.clock.now().getTime() < REFRESH_BEFORE_MS) {
      const failure = await refresh();
      if (failure) return failure;
      isFresh = true;
    }
    const answer = await callXrpc(context, { ...request, service, token: accessJwt });
    if (!isDeadToken(answer)) return answer;
    const failure = isFresh ? ({ kind: 'auth', problem: 'session_expired' } as const) : await refresh();
    if (failure) return failure;
    const second = await callXrpc(context, { ...request, service, token: accessJwt });
    return isDeadToken(second) ? { kind: 'auth', problem: 'session_expired' } : second;
  };
}

async function askNewTokens(
  context: XrpcContext,
  { service, refreshJwt }: { service: string; refreshJwt: string },
): Promise<{ kind: 'ok'; tokens: Record<string, string> } | SessionFailure> {
  const method = 'com.atproto.server.refreshSession';
  const answer = await callXrpc(context, { service, method, post: true, token: refreshJwt });
  if (answer.kind === 'refused') return { kind: 'auth', problem: 'session_expired' };
  // A refresh has no effect on posts: whatever went wrong, it may simply be tried later.
  if (answer.kind === 'unknown') return { kind: 'unavailable', problem: answer.problem };
  if (answer.kind !== 'ok') return answer;
  const { accessJwt, refreshJwt: next } = answer.data;
  if (typeof accessJwt !== 'string' || typeof next !== 'string')
    return { kind: 'unavailable', problem: 'unreadable_answer' };
  return { kind: 'ok', tokens: { accessJwt, refreshJwt: next } };
}

/** A refused token proves that the request had no effect: it may be repeated with a new one. */
function isDeadToken(answer: XrpcAnswer): boolean {
  return answer.kind === 'refused' && (answer.error === 'ExpiredToken' || answer.error === 'InvalidToken');
}

/** The claims of a token, unverified: only for its own holder's planning. */
export function readClaims(jwt: string): { exp?: number; scope?: string } {
  try {
    return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** Milliseconds since 1970; a token without a readable time is asked of the server instead. */
function expiresAt(jwt: string): number {
  const { exp } = readClaims(jwt);
  return typeof exp === 'number' ? exp * 1000 : Number.POSITIVE_INFINITY;
}
