// One request to the bot API of MAX and the single place where its answers are read. The token stands in a header only.
// Guarantee: `notSent` is returned only when no byte left; whatever may have had an effect is `unknown`.
import type { SafeFetch } from '../../lib/safe-fetch.ts';
import { parseRecord } from '../json.ts';
import { sendRequest } from '../send.ts';
import { isUntrusted } from './certificate.ts';

export const DEFAULT_API_ROOT = 'https://platform-api2.max.ru';

export interface MaxBot {
  fetch: SafeFetch;
  apiRoot: string;
  token: string;
  /** PEM of further roots; '' = none. */
  ca: string;
  signal: AbortSignal;
}

export interface ApiRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** Parts of the path, encoded here. */
  path: string[];
  query?: Record<string, string>;
  json?: unknown;
}

export type ApiFailure =
  | { kind: 'refused'; status: number; code: string; message: string }
  | { kind: 'rate_limited'; retryAfterMs: number }
  | { kind: 'notSent'; problem: string }
  | { kind: 'unknown'; problem: string };
export type ApiAnswer = { kind: 'ok'; data: Record<string, unknown> } | ApiFailure;

/** Without a time in the answer: the limits are counted by the second. */
const WAIT_MS = 5_000;

export async function callApi(
  bot: MaxBot,
  { method, path, query = {}, json }: ApiRequest,
): Promise<ApiAnswer> {
  // What cannot stand in a header cannot be a token: nothing leaves.
  if (!/^[\x21-\x7e]+$/.test(bot.token)) return { kind: 'refused', status: 401, code: 'token', message: '' };
  const search = new URLSearchParams(query).toString();
  const url = `${bot.apiRoot}/${path.map(encodeURIComponent).join('/')}${search === '' ? '' : `?${search}`}`;
  return exchange(bot, url, {
    method,
    headers: {
      authorization: bot.token,
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
}

/** Also for upload servers, which get no token. Their addresses carry keys: an address stands in no answer. */
export async function exchange(
  { fetch, ca, signal }: Pick<MaxBot, 'fetch' | 'ca' | 'signal'>,
  url: string,
  request: { method: string; headers: Record<string, string>; body?: string | Buffer },
): Promise<ApiAnswer> {
  const init = { signal, ...request, ...(ca === '' ? {} : { ca }) };
  const sent = await sendRequest(fetch, url, init, (error) =>
    isUntrusted(error) ? 'untrusted_certificate' : null,
  );
  if (sent.kind !== 'answer') return sent;
  const after = Number(sent.headers.get('retry-after') ?? Number.NaN);
  const waitMs = Number.isFinite(after) ? Math.max(1000, after * 1000) : WAIT_MS;
  return readAnswer({ status: sent.status, text: sent.text, waitMs });
}

function readAnswer({ status, text, waitMs }: { status: number; text: string; waitMs: number }): ApiAnswer {
  if (status === 429) return { kind: 'rate_limited', retryAfterMs: waitMs };
  if (status >= 500) return { kind: 'unknown', problem: 'server_error' };
  const data = parseRecord(text);
  if (status >= 300) {
    const { code, message } = data ?? {};
    const words = typeof message === 'string' ? message.slice(0, 300) : '';
    return { kind: 'refused', status, code: typeof code === 'string' ? code : '', message: words };
  }
  return data ? { kind: 'ok', data } : { kind: 'unknown', problem: 'unreadable_answer' };
}
