// One call of the VK API. It always answers HTTP 200: only the body tells an answer from an error.
// Guarantee: `notSent` is returned only when no byte left; whatever may have had an effect is `unknown`.
import type { SafeFetch } from '../../lib/safe-fetch.ts';
import { isRecord, parseRecord } from '../json.ts';
import { sendRequest } from '../send.ts';

export const DEFAULT_API_ROOT = 'https://api.vk.com';
const API_VERSION = '5.199';

export interface VkContext {
  fetch: SafeFetch;
  apiRoot: string;
  signal: AbortSignal;
}

export type VkFields = Record<string, string | number>;

export type VkFailure =
  /** VK refused: the request had no effect, except for the server's own failures (see errors.ts). */
  | { kind: 'error'; code: number; message: string }
  | { kind: 'notSent'; problem: string }
  | { kind: 'unknown'; problem: string };
export type VkAnswer = { kind: 'ok'; response: unknown } | VkFailure;

/** The key goes in the body: an address may end up in a log. */
export async function callVk(
  { fetch, apiRoot, signal }: VkContext,
  key: string,
  method: string,
  fields: VkFields = {},
): Promise<VkAnswer> {
  const body = new URLSearchParams({ access_token: key, v: API_VERSION });
  for (const [name, value] of Object.entries(fields)) body.set(name, String(value));
  const answer = await exchange({ fetch, signal }, `${apiRoot}/method/${method}`, {
    body: body.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
  });
  return answer.kind === 'text' ? read(answer.text) : answer;
}

type Exchange = { kind: 'text'; text: string } | Exclude<VkFailure, { kind: 'error' }>;

/** One POST, to the API or to an upload server. */
export async function exchange(
  { fetch, signal }: Pick<VkContext, 'fetch' | 'signal'>,
  url: string,
  request: { body: string | Buffer; headers: Record<string, string> },
): Promise<Exchange> {
  const sent = await sendRequest(fetch, url, { method: 'POST', signal, ...request });
  if (sent.kind !== 'answer') return sent;
  return sent.status >= 500
    ? { kind: 'unknown', problem: 'server_error' }
    : { kind: 'text', text: sent.text };
}

function read(text: string): VkAnswer {
  const answer = parseRecord(text);
  if (answer && 'response' in answer) return { kind: 'ok', response: answer.response };
  const error = isRecord(answer?.error) ? answer.error : {};
  if (typeof error.error_code === 'number')
    return { kind: 'error', code: error.error_code, message: String(error.error_msg ?? '') };
  return { kind: 'unknown', problem: 'unreadable_answer' };
}
