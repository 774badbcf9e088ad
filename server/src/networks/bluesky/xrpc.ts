// One XRPC request and the single place where its failures are classified.
// Guarantee: `unavailable` is returned only when no byte left or the server says that it did not take the request.
import type { BodyInit } from 'undici';
import type { Clock } from '../../lib/clock.ts';
import type { SafeFetch } from '../../lib/safe-fetch.ts';
import { parseJson } from '../json.ts';
import { sendRequest } from '../send.ts';

export interface XrpcRequest {
  /** Base URL of the server: the account's PDS, or the sign-in service while connecting. */
  service: string;
  method: string;
  /** Query of a GET. */
  query?: [string, string][];
  /** JSON body or bytes make it a POST. */
  json?: unknown;
  bytes?: { body: Uint8Array; mime: string };
  post?: boolean;
  token?: string;
}

export interface XrpcContext {
  fetch: SafeFetch;
  clock: Clock;
  signal: AbortSignal;
}

export type XrpcFailure =
  | { kind: 'refused'; status: number; error: string; message: string; body?: Record<string, unknown> }
  | { kind: 'rate_limited'; retryAfterMs: number }
  | { kind: 'unavailable'; problem: string }
  | { kind: 'unknown'; problem: string };
export type XrpcAnswer = { kind: 'ok'; data: Record<string, unknown> } | XrpcFailure;

export async function callXrpc(context: XrpcContext, request: XrpcRequest): Promise<XrpcAnswer> {
  const { fetch, clock, signal } = context;
  const sent = await sendRequest(fetch, buildUrl(request), { signal, ...buildInit(request) });
  if (sent.kind === 'notSent') return { kind: 'unavailable', problem: sent.problem };
  if (sent.kind === 'unknown') return sent;
  return readAnswer({ status: sent.status, text: sent.text, waitMs: readWait(sent.headers, clock.now()) });
}

function buildUrl({ service, method, query }: XrpcRequest): string {
  const url = new URL(`/xrpc/${method}`, service);
  for (const [name, value] of query ?? []) url.searchParams.append(name, value);
  return url.href;
}

function buildInit({ json, bytes, post, token }: XrpcRequest): {
  method: string;
  headers: Record<string, string>;
  body?: BodyInit;
} {
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  if (bytes) return { method: 'POST', headers: { ...headers, 'content-type': bytes.mime }, body: bytes.body };
  if (json !== undefined)
    return {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(json),
    };
  return { method: post ? 'POST' : 'GET', headers };
}

function readAnswer({ status, text, waitMs }: { status: number; text: string; waitMs: number }): XrpcAnswer {
  if (status === 429) return { kind: 'rate_limited', retryAfterMs: waitMs };
  if (status === 502 || status === 503) return { kind: 'unavailable', problem: 'server_busy' };
  if (status === 413) return { kind: 'refused', status, error: 'PayloadTooLarge', message: '' };
  const body = parseObject(text);
  if (status === 200)
    return body ? { kind: 'ok', data: body } : { kind: 'unknown', problem: 'unreadable_answer' };
  if (status >= 400 && status < 500 && body)
    return {
      kind: 'refused',
      status,
      error: String(body.error ?? ''),
      message: String(body.message ?? ''),
      body,
    };
  return { kind: 'unknown', problem: status >= 500 ? 'server_error' : 'unreadable_answer' };
}

function parseObject(text: string): Record<string, unknown> | null {
  const value = text === '' ? {} : parseJson(text);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
}

/** `ratelimit-reset` is seconds since 1970, `retry-after` seconds from now; without both a minute. */
function readWait(headers: { get(name: string): string | null }, now: Date): number {
  const reset = Number(headers.get('ratelimit-reset') ?? Number.NaN);
  const after = Number(headers.get('retry-after') ?? Number.NaN);
  if (Number.isFinite(after)) return Math.max(1000, after * 1000);
  return Number.isFinite(reset) ? Math.max(1000, reset * 1000 - now.getTime()) : 60_000;
}
