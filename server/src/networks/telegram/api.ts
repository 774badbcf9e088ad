// One call of the Bot API and the single place where its answers are classified.
// Guarantee: `notSent` is returned only when no byte left; whatever may have had an effect is `unknown`.
import { randomUUID } from 'node:crypto';
import type { BodyInit } from 'undici';
import type { SafeFetch } from '../../lib/safe-fetch.ts';
import { parseJson } from '../json.ts';
import { sendRequest } from '../send.ts';

export const DEFAULT_API_ROOT = 'https://api.telegram.org';

export interface TelegramBot {
  fetch: SafeFetch;
  apiRoot: string;
  token: string;
  signal: AbortSignal;
  /** A group became a supergroup: remembers its new id before the call is repeated with it. */
  onMoved?(from: string, to: string): Promise<void>;
}

export type Fields = Record<string, unknown>;
export interface Upload {
  name: string;
  bytes: Uint8Array;
  mime: string;
  /** As readers see it, for documents. */
  fileName?: string;
}

export type ApiAnswer =
  | { kind: 'ok'; result: unknown; chatId: string | null }
  | { kind: 'error'; code: number; description: string; retryAfterMs: number | null }
  | { kind: 'notSent'; problem: string }
  | { kind: 'unknown'; problem: string };

type Parsed = { ok: boolean; result?: unknown; description?: string; parameters?: Parameters };
type Parameters = { retry_after?: number; migrate_to_chat_id?: number };

/**
 * Calls `method`. A group that became a supergroup answers 400 with its new id: the call is repeated once with
 * that id (nothing was published by the refused one), and `chatId` reports it.
 */
export async function callApi(
  bot: TelegramBot,
  method: string,
  fields: Fields,
  uploads: Upload[] = [],
): Promise<ApiAnswer> {
  const first = await send(bot, method, fields, uploads);
  if (first.kind !== 'migrated') return first;
  await bot.onMoved?.(String(fields.chat_id), String(first.chatId));
  const second = await send(bot, method, { ...fields, chat_id: first.chatId }, uploads);
  if (second.kind === 'migrated')
    return { kind: 'error', code: 400, description: 'migrated', retryAfterMs: null };
  return second.kind === 'ok' ? { ...second, chatId: String(first.chatId) } : second;
}

async function send(
  bot: TelegramBot,
  method: string,
  fields: Fields,
  uploads: Upload[],
): Promise<ApiAnswer | { kind: 'migrated'; chatId: number }> {
  // The token stands in the path: one that cannot be a token must not become another address.
  if (!/^[\w:-]+$/.test(bot.token))
    return { kind: 'error', code: 401, description: 'token', retryAfterMs: null };
  const url = `${bot.apiRoot.replace(/\/+$/, '')}/bot${bot.token}/${method}`;
  const init = { method: 'POST', signal: bot.signal, ...encode(fields, uploads) };
  const sent = await sendRequest(bot.fetch, url, init);
  return sent.kind === 'answer' ? read(sent.status, sent.text) : sent;
}

function read(status: number, text: string): ApiAnswer | { kind: 'migrated'; chatId: number } {
  if (status >= 500) return { kind: 'unknown', problem: 'server_error' };
  const answer = parse(text);
  if (answer?.ok && status === 200) return { kind: 'ok', result: answer.result, chatId: null };
  // 413 comes from the server in front of the Bot API and carries no JSON.
  if (status === 413) return { kind: 'error', code: 413, description: 'too large', retryAfterMs: null };
  if (!answer || answer.ok) return { kind: 'unknown', problem: 'unreadable_answer' };
  const { retry_after: retryAfter, migrate_to_chat_id: newChat } = answer.parameters ?? {};
  if (status === 400 && newChat !== undefined) return { kind: 'migrated', chatId: newChat };
  return {
    kind: 'error',
    code: status,
    description: answer.description ?? '',
    retryAfterMs: retryAfter === undefined ? null : retryAfter * 1000,
  };
}

function parse(text: string): Parsed | null {
  const value = parseJson(text);
  return typeof value === 'object' && value !== null && 'ok' in value ? (value as Parsed) : null;
}

function encode(fields: Fields, uploads: Upload[]): { body: BodyInit; headers: Record<string, string> } {
  if (uploads.length === 0)
    return { body: JSON.stringify(fields), headers: { 'content-type': 'application/json' } };
  // Written by hand: FormData turns every line break of a caption into CRLF.
  const boundary = `rupor-${randomUUID()}`;
  const parts: (string | Uint8Array)[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    parts.push(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`);
  }
  for (const { name, bytes, mime, fileName = `${name}.${mime.split('/')[1]}` } of uploads) {
    const disposition = `form-data; name="${name}"; filename="${escapeName(fileName)}"`;
    parts.push(`--${boundary}\r\ncontent-disposition: ${disposition}\r\ncontent-type: ${mime}\r\n\r\n`);
    parts.push(bytes, '\r\n');
  }
  parts.push(`--${boundary}--\r\n`);
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  return { body, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}

/** What could end the header is written as browsers write it: html.spec.whatwg.org, multipart/form-data. */
function escapeName(name: string): string {
  const escapes: Record<string, string> = { '"': '%22', '\r': '%0D', '\n': '%0A' };
  return name.replace(/["\r\n]/g, (one) => escapes[one] ?? '');
}
