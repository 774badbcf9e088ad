// One request to a WordPress site and the single place where its answers are read.
// Guarantee: `notSent` is returned only when no byte left; whatever may have had an effect is `unknown`.
import { z } from 'zod';
import type { SafeFetch } from '../../lib/safe-fetch.ts';
import { parseJson } from '../json.ts';
import { classifyNotSent, type Failed } from '../outcome.ts';
import { retryAfterMs, sendRequest } from '../send.ts';

export interface Site {
  fetch: SafeFetch;
  signal: AbortSignal;
  now: Date;
  /** Root of the REST API, without a slash at its end. */
  root: string;
  username: string;
  appPassword: string;
}

export interface Request {
  method: 'GET' | 'POST' | 'DELETE';
  /** Below the root, with its query. */
  path: string;
  json?: unknown;
  file?: { bytes: Uint8Array; mime: string; name: string };
}

export type Answer =
  | { kind: 'ok'; data: unknown; total: number | null }
  | { kind: 'refused'; status: number; code: string }
  | { kind: 'rate_limited'; retryAfterMs: number }
  | { kind: 'notSent'; problem: string }
  | { kind: 'unknown'; problem: string };

const Refusal = z.object({ code: z.string() });
const WAIT_MS = 60_000;

export async function callSite(site: Site, { method, path, json, file }: Request): Promise<Answer> {
  const secret = Buffer.from(`${site.username}:${site.appPassword}`).toString('base64');
  const headers: Record<string, string> = { accept: 'application/json', authorization: `Basic ${secret}` };
  if (file) {
    headers['content-type'] = file.mime;
    headers['content-disposition'] = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
  } else if (json !== undefined) headers['content-type'] = 'application/json';
  const body = file?.bytes ?? (json === undefined ? undefined : JSON.stringify(json));
  const { fetch, signal, now, root } = site;
  const sent = await sendRequest(fetch, root + path, { method, headers, body, signal });
  if (sent.kind !== 'answer') return sent;
  const { status, text } = sent;
  const data = parseJson(text);
  if (status >= 200 && status < 300) {
    const total = Number(sent.headers.get('x-wp-total') ?? Number.NaN);
    // A cache or a maintenance page may answer 200 in the site's place.
    if (data === undefined || data === null) return { kind: 'unknown', problem: 'unreadable_answer' };
    return { kind: 'ok', data, total: Number.isInteger(total) ? total : null };
  }
  if (status === 429)
    return { kind: 'rate_limited', retryAfterMs: retryAfterMs(sent.headers, { now, fallbackMs: WAIT_MS }) };
  if (status >= 500) return { kind: 'unknown', problem: 'server_error' };
  return { kind: 'refused', status, code: Refusal.safeParse(data).data?.code ?? '' };
}

/** Errors: developer.wordpress.org/rest-api, statuses of its controllers. */
export function classify(answer: Exclude<Answer, { kind: 'ok' }>): Failed {
  if (answer.kind === 'unknown') return { kind: 'unknown', problem: answer.problem };
  if (answer.kind === 'notSent') return classifyNotSent(answer.problem);
  if (answer.kind === 'rate_limited') return { ...answer, problem: 'rate_limited' };
  const { status, code } = answer;
  const data = { status, code };
  if (status === 401) return { kind: 'auth', problem: 'wrong_app_password', data };
  if (status === 403) return { kind: 'auth', problem: 'no_publish_right', data };
  if (status === 404) return { kind: 'auth', problem: 'api_gone', data };
  if (status === 413) return { kind: 'rejected', problem: 'too_large', data };
  return { kind: 'rejected', problem: 'refused', data };
}
