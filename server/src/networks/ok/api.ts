// One signed call of the API of Odnoklassniki. Errors come with HTTP 200: only the body tells.
// Guarantee: `notSent` is returned only when no byte left; whatever may have had an effect is `unknown`.
import { createHash } from 'node:crypto';
import type { SafeFetch } from '../../lib/safe-fetch.ts';
import { isRecord, parseJson, toCount } from '../json.ts';
import { sendRequest } from '../send.ts';

export const DEFAULT_API_ROOT = 'https://api.ok.ru';

export interface OkKeys {
  accessToken: string;
  sessionSecretKey: string;
}

export interface OkContext {
  fetch: SafeFetch;
  apiRoot: string;
  applicationKey: string;
  /** Replaced by what `renew` brings: later calls with the same context use the new ones. */
  keys: OkKeys;
  /** Only where keys can be exchanged for new ones. */
  renew?(): Promise<OkKeys | OkFailure>;
  signal: AbortSignal;
}

export type OkFields = Record<string, string | number>;

export type OkFailure =
  | { kind: 'error'; code: number; message: string }
  | { kind: 'notSent'; problem: string }
  /** The keys could not be renewed: a person has to bring others. */
  | { kind: 'refused'; problem: string }
  | { kind: 'unknown'; problem: string };
/** `text`: the body as it came; ids may be longer than a number can hold exactly. */
export type OkAnswer = { kind: 'ok'; text: string; value: unknown } | OkFailure;

/**
 * MD5 over `name=value` of all fields in the order of their names, without the access token, followed by the secret of
 * the session (several open clients; apiok.ru names the same).
 */
export function signFields(fields: Readonly<Record<string, string>>, sessionSecretKey: string): string {
  const names = Object.keys(fields).sort();
  const line = names.map((name) => `${name}=${fields[name]}`).join('');
  return createHash('md5').update(`${line}${sessionSecretKey}`, 'utf8').digest('hex');
}

/** PARAM_SESSION_EXPIRED and PARAM_SESSION_KEY: the request was refused at the door and had no effect. */
const DEAD_KEYS = new Set([102, 103]);

/** A call with dead keys is repeated once with renewed ones, where they can be renewed. */
export async function callOk(ok: OkContext, method: string, given: OkFields = {}): Promise<OkAnswer> {
  const answer = await sendCall(ok, method, given);
  if (!ok.renew || answer.kind !== 'error' || !DEAD_KEYS.has(answer.code)) return answer;
  const renewed = await ok.renew();
  if ('kind' in renewed) return renewed;
  ok.keys = renewed;
  return sendCall(ok, method, given);
}

async function sendCall(ok: OkContext, method: string, given: OkFields): Promise<OkAnswer> {
  const entries = Object.entries(given).map(([name, value]) => [name, String(value)] as const);
  const fields: Record<string, string> = {
    ...Object.fromEntries(entries),
    application_key: ok.applicationKey,
    format: 'json',
    method,
  };
  const sig = signFields(fields, ok.keys.sessionSecretKey);
  // In the body: an address may end up in a log.
  const body = new URLSearchParams({ ...fields, sig, access_token: ok.keys.accessToken }).toString();
  const answer = await exchange(ok, `${ok.apiRoot}/fb.do`, {
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
  });
  return answer.kind === 'text' ? read(answer.text) : answer;
}

type Exchange =
  | { kind: 'text'; status: number; text: string }
  | Extract<OkFailure, { kind: 'notSent' | 'unknown' }>;

/** One POST, to the API or to an upload server. */
export async function exchange(
  { fetch, signal }: Pick<OkContext, 'fetch' | 'signal'>,
  url: string,
  request: { body: string | Buffer; headers: Record<string, string> },
): Promise<Exchange> {
  const sent = await sendRequest(fetch, url, { method: 'POST', signal, ...request });
  if (sent.kind !== 'answer') return sent;
  const { status, text } = sent;
  return status >= 500 ? { kind: 'unknown', problem: 'server_error' } : { kind: 'text', status, text };
}

function read(text: string): OkAnswer {
  const value = parseJson(text);
  if (value === undefined) return { kind: 'unknown', problem: 'unreadable_answer' };
  if (!isRecord(value) || value.error_code === undefined) return { kind: 'ok', text: text.trim(), value };
  const code = Number(value.error_code);
  if (!Number.isSafeInteger(code)) return { kind: 'unknown', problem: 'unreadable_answer' };
  return { kind: 'error', code, message: String(value.error_msg ?? '') };
}

/** A count, as a number or as digits; anything else is unknown. */
export function readCount(value: unknown): number | null {
  return toCount(typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value);
}
