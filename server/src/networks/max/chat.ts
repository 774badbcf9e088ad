// What a channel is and what the bot may do there. Read-only. dev.max.ru/docs-api: GET /chats/{chatId},
// GET /chats/{chatId}/members/me.
import { toCount } from '../json.ts';
import { type ApiFailure, callApi, type MaxBot } from './api.ts';

export interface MaxChat {
  id: string;
  type: 'chat' | 'channel';
  title: string;
  url: string | null;
  /** null: not said. */
  participants: number | null;
  /** null: not said. */
  messages: number | null;
}

export type Inspection =
  | { kind: 'ready'; chat: MaxChat }
  | { kind: 'problem'; problem: string; field?: string }
  | { kind: 'unreachable'; problem: string };

/** A number, or the name in a public link; null when it cannot be a chat. */
export function normaliseChat(typed: string): string | null {
  const text = typed
    .trim()
    .replace(/^(https?:\/\/)?(web\.)?max\.ru\//i, '')
    .replace(/^@/, '');
  if (/^-?\d+$/.test(text)) return text;
  const name = text.replace(/[/?].*$/, '');
  return /^[a-z][\w-]*$/i.test(name) ? name : null;
}

export async function inspectChat(bot: MaxBot, reference: string): Promise<Inspection> {
  const answer = await callApi(bot, { method: 'GET', path: ['chats', reference] });
  if (answer.kind !== 'ok') return explain(answer, { problem: 'chat_not_found', field: 'chat' });
  const chat = readChat(answer.data);
  if (chat === 'dialog') return { kind: 'problem', problem: 'not_a_channel', field: 'chat' };
  if (!chat) return { kind: 'unreachable', problem: 'unreadable_answer' };
  if (answer.data.status !== 'active') return { kind: 'problem', problem: 'bot_not_member' };
  const me = await callApi(bot, { method: 'GET', path: ['chats', chat.id, 'members', 'me'] });
  if (me.kind !== 'ok') return explain(me, { problem: 'bot_not_member' });
  const problem = findMissingRight(chat.type, me.data);
  return problem ? { kind: 'problem', problem } : { kind: 'ready', chat };
}

function findMissingRight(type: MaxChat['type'], member: Record<string, unknown>): string | null {
  if (type === 'chat' || member.is_owner === true) return null;
  if (member.is_admin !== true) return 'bot_not_admin';
  const { permissions } = member;
  // Unverified: which names later versions give to the right to post; a list without any of them is a refusal.
  const canPost = Array.isArray(permissions)
    ? permissions.some((one) => /^write$|^post_/.test(String(one)))
    : true;
  return canPost ? null : 'no_post_right';
}

export function readChat(data: Record<string, unknown>): MaxChat | 'dialog' | null {
  const { chat_id: id, type, title, link, participants_count: people, messages_count: messages } = data;
  if (typeof id !== 'number' || !Number.isSafeInteger(id)) return null;
  if (type === 'dialog') return 'dialog';
  if (type !== 'chat' && type !== 'channel') return null;
  return {
    id: String(id),
    type,
    title: typeof title === 'string' && title.trim() !== '' ? title.trim() : String(id),
    url: typeof link === 'string' && /^https:\/\//.test(link) ? link : null,
    participants: toCount(people),
    messages: toCount(messages),
  };
}

export function explain(
  answer: ApiFailure,
  refused: { problem: string; field?: string },
): Exclude<Inspection, { kind: 'ready' }> {
  if (answer.kind === 'rate_limited') return { kind: 'unreachable', problem: 'rate_limited' };
  if (answer.kind !== 'refused') return { kind: 'unreachable', problem: answer.problem };
  if (answer.status === 401) return { kind: 'problem', problem: 'wrong_token', field: 'token' };
  if (answer.status === 403) return { kind: 'problem', problem: 'bot_not_member' };
  return { kind: 'problem', ...refused };
}
