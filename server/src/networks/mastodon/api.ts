// One request to a Mastodon server and the single place where its answers are read.
// Guarantee: `notSent` is returned only when no byte left; whatever may have had an effect is `unknown`.
import type { BodyInit } from 'undici';
import type { Clock } from '../../lib/clock.ts';
import type { SafeFetch } from '../../lib/safe-fetch.ts';
import { parseJson } from '../json.ts';
import { sendRequest } from '../send.ts';

export interface MastodonServer {
  fetch: SafeFetch;
  clock: Clock;
  signal: AbortSignal;
  /** Origin of the server. */
  base: string;
  /** null while connecting. */
  token: string | null;
}

export interface ApiRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** From the root, with its query. */
  path: string;
  json?: unknown;
  form?: Record<string, string>;
  multipart?: { body: Buffer; headers: Record<string, string> };
  idempotencyKey?: string;
}

export type ApiFailure =
  | { kind: 'refused'; status: number; message: string }
  | { kind: 'rate_limited'; retryAfterMs: number }
  | { kind: 'notSent'; problem: string }
  | { kind: 'unknown'; problem: string };
export type ApiAnswer = { kind: 'ok'; status: number; data: unknown } | ApiFailure;

export async function callApi(server: MastodonServer, request: ApiRequest): Promise<ApiAnswer> {
  const { fetch, clock, signal, base } = server;
  // What cannot stand in a header cannot be a token: nothing leaves.
  if (server.token !== null && !/^[\x21-\x7e]+$/.test(server.token))
    return { kind: 'refused', status: 401, message: '' };
  const sent = await sendRequest(fetch, base + request.path, { signal, ...buildInit(server, request) });
  if (sent.kind !== 'answer') return sent;
  return readAnswer({ status: sent.status, text: sent.text, waitMs: readWait(sent.headers, clock.now()) });
}

function buildInit(
  { token }: MastodonServer,
  { method, json, form, multipart, idempotencyKey }: ApiRequest,
): { method: string; headers: Record<string, string>; body?: BodyInit } {
  const headers: Record<string, string> = {
    accept: 'application/json',
    // Refusals are read by their words: asked for in one language.
    'accept-language': 'en',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  };
  if (multipart) return { method, headers: { ...headers, ...multipart.headers }, body: multipart.body };
  if (form)
    return {
      method,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    };
  if (json !== undefined)
    return {
      method,
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(json),
    };
  return { method, headers };
}

function readAnswer({ status, text, waitMs }: { status: number; text: string; waitMs: number }): ApiAnswer {
  if (status === 429) return { kind: 'rate_limited', retryAfterMs: waitMs };
  // 503 also covers a Redis that failed after the post was stored: not a promise that nothing happened.
  if (status >= 500) return { kind: 'unknown', problem: 'server_error' };
  const data = parse(text);
  if (status >= 300) return { kind: 'refused', status, message: readMessage(data) };
  if (typeof data !== 'object' || data === null) return { kind: 'unknown', problem: 'unreadable_answer' };
  return { kind: 'ok', status, data };
}

function parse(text: string): unknown {
  // 206 of an unfinished film and some deletions come without a body.
  return text.trim() === '' ? {} : parseJson(text);
}

function readMessage(data: unknown): string {
  const { error } = (data ?? {}) as { error?: unknown };
  return typeof error === 'string' ? error.slice(0, 300) : '';
}

/** `X-RateLimit-Reset` is an ISO instant on Mastodon; without it a minute. Milliseconds. */
function readWait(headers: { get(name: string): string | null }, now: Date): number {
  const reset = Date.parse(headers.get('x-ratelimit-reset') ?? '');
  return Number.isFinite(reset) ? Math.max(1000, reset - now.getTime()) : 60_000;
}
