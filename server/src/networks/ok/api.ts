// One signed call of the API of Odnoklassniki. Errors come with HTTP 200: only the body tells.
// Guarantee: `notSent` is returned only when no byte left; whatever may have had an effect is `unknown`.
import { createHash } from 'node:crypto';
import type { SafeFetch } from '../../lib/safe-fetch.ts';
import { isRecord, parseJson, toCount } from '../json.ts';
import { sendRequest } from '../send.ts';

export const DEFAULT_API_ROOT = 'https://api.ok.ru';

export interface OkContext {
  fetch: SafeFetch;
  apiRoot: string;
  applicationKey: string;
  accessToken: string;
  sessionSecretKey: string;
  signal: AbortSignal;
}

export type OkFields = Record<string, string | number>;

export type OkFailure =
  | { kind: 'error'; code: number; message: string }
  | { kind: 'notSent'; problem: string }
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

export async function callOk(ok: OkContext, method: string, given: OkFields = {}): Promise<OkAnswer> {
  const entries = Object.entries(given).map(([name, value]) => [name, String(value)] as const);
  const fields: Record<string, string> = {
    ...Object.fromEntries(entries),
    application_key: ok.applicationKey,
    format: 'json',
    method,
  };
  const sig = signFields(fields, ok.sessionSecretKey);
  // In the body: an address may end up in a log.
  const body = new URLSearchParams({ ...fields, sig, access_token: ok.accessToken }).toString();
  const answer = await exchange(ok, `${ok.apiRoot}/fb.do`, {
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
  });
  return answer.kind === 'text' ? read(answer.text) : answer;
}

type Exchange = { kind: 'text'; status: number; text: string } | Exclude<OkFailure, { kind: 'error' }>;

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
