// Asks Telegram who the bot is, what the chat is, and whether the bot may post there. Names what is missing.
import type { CheckResult, ConnectResult } from '../network.ts';
import { type ApiAnswer, callApi, DEFAULT_API_ROOT, type TelegramBot } from './api.ts';
import { openSession } from './connect-session.ts';
import type { MtprotoServer } from './mtproto.ts';

export interface TelegramUser {
  id: number;
  username?: string;
}
export interface TelegramChat {
  id: number;
  type: string;
  title?: string;
  username?: string;
  is_forum?: boolean;
}
interface TelegramMember {
  status: string;
  can_post_messages?: boolean;
  can_send_messages?: boolean;
}

export type Inspection =
  /** `movedFrom`: the group asked for became this supergroup. */
  | { kind: 'ready'; bot: TelegramUser; chat: TelegramChat; movedFrom: string | null }
  | { kind: 'problem'; problem: string; field?: string }
  | { kind: 'unreachable'; problem: string };

/** `@name`, `name`, a t.me link or a numeric id → what the Bot API takes; null when it cannot be a chat. */
export function normaliseChat(input: string): string | null {
  const chat = input.trim().replace(/^(https?:\/\/)?(t|telegram)\.me\/(s\/)?/i, '');
  if (/^-?\d+$/.test(chat)) return chat;
  // A link to a message of a closed channel says its number without the prefix.
  const closed = /^c\/(\d+)/.exec(chat)?.[1];
  if (closed) return `-100${closed}`;
  const name = chat.replace(/^@/, '').replace(/[/?].*$/, '');
  return /^[a-z]\w{3,31}$/i.test(name) ? `@${name}` : null;
}

/**
 * A number, or a link to the topic or to a message in it → message_thread_id. Null: none was given, or the general
 * topic, which is addressed without a number [R]. Undefined: it cannot be a topic.
 */
export function readTopic(input: string): number | null | undefined {
  const typed = input.trim();
  if (typed === '') return null;
  const link = /^(?:https?:\/\/)?(?:t|telegram)\.me\/(?:c\/\d+|[a-z]\w{3,31})\/(\d+)(?:\/\d+)?(?:\?.*)?$/i;
  const digits = /^\d{1,9}$/.test(typed) ? typed : link.exec(typed)?.[1];
  if (digits === undefined) return undefined;
  return Number(digits) > 1 ? Number(digits) : null;
}

export async function inspectChat(bot: TelegramBot, chatId: string): Promise<Inspection> {
  const me = await callApi(bot, 'getMe', {});
  if (me.kind !== 'ok') return explain(me, { field: 'token' });
  const user = me.result as TelegramUser;
  const chatAnswer = await callApi(bot, 'getChat', { chat_id: chatId });
  if (chatAnswer.kind !== 'ok') return explain(chatAnswer, { field: 'chat', problem: 'chat_not_found' });
  const chat = chatAnswer.result as TelegramChat;
  if (chat.type === 'private') return { kind: 'problem', problem: 'not_a_channel', field: 'chat' };
  const memberAnswer = await callApi(bot, 'getChatMember', { chat_id: String(chat.id), user_id: user.id });
  if (memberAnswer.kind !== 'ok') return explain(memberAnswer, { problem: 'bot_not_member' });
  const problem = findMissingRight(chat.type, memberAnswer.result as TelegramMember);
  return problem
    ? { kind: 'problem', problem }
    : { kind: 'ready', bot: user, chat, movedFrom: chatAnswer.chatId === null ? null : chatId };
}

function findMissingRight(chatType: string, member: TelegramMember): string | null {
  if (member.status === 'left' || member.status === 'kicked') return 'bot_not_member';
  if (member.status === 'creator') return null;
  if (chatType === 'channel') {
    if (member.status !== 'administrator') return 'bot_not_admin';
    return member.can_post_messages === true ? null : 'no_post_right';
  }
  return member.status === 'restricted' && member.can_send_messages !== true ? 'no_post_right' : null;
}

function explain(
  answer: Exclude<ApiAnswer, { kind: 'ok' }>,
  otherwise: { field?: string; problem?: string },
): Inspection {
  if (answer.kind !== 'error') return { kind: 'unreachable', problem: answer.problem };
  const { code } = answer;
  if (code === 401 || code === 404) return { kind: 'problem', problem: 'wrong_token', field: 'token' };
  if (code === 403) return { kind: 'problem', problem: 'bot_not_member' };
  if (code === 429) return { kind: 'unreachable', problem: 'rate_limited' };
  return { kind: 'problem', problem: otherwise.problem ?? 'unexpected_answer', field: otherwise.field };
}

export async function connectTelegram(
  bot: TelegramBot,
  { fields, server }: { fields: Record<string, string>; server: MtprotoServer | null },
): Promise<ConnectResult> {
  const chatId = normaliseChat(fields.chat ?? '');
  if (!chatId) return { kind: 'problem', problem: 'chat_not_found', field: 'chat' };
  const found = await inspectChat(bot, chatId);
  if (found.kind === 'unreachable') return { kind: 'problem', problem: found.problem };
  if (found.kind === 'problem') return found;
  const topic = readTopic(fields.topic ?? '');
  if (topic === undefined) return { kind: 'problem', problem: 'wrong_topic', field: 'topic' };
  if (topic !== null && found.chat.is_forum !== true)
    return { kind: 'problem', problem: 'no_topics', field: 'topic' };
  const views = await chooseViews(bot, { fields, server, chat: found.chat });
  if ('kind' in views) return views;
  const { name, ...address } = describe(found.chat);
  // A group that moved stays the channel it was; two topics of one group are two channels.
  const place = found.movedFrom ?? String(found.chat.id);
  return {
    kind: 'connected',
    remoteId: topic === null ? place : `${place}/${topic}`,
    name: topic === null ? name : `${name} / ${topic}`,
    ...address,
    settings: { ...settingsOf(found.chat, bot.apiRoot), topic, ...views.settings },
    credentials: { token: bot.token, ...views.credentials },
  };
}

interface Choosing {
  fields: Record<string, string>;
  server: MtprotoServer | null;
  chat: TelegramChat;
}

/** Where views come from, and what that needs. */
async function chooseViews(
  bot: TelegramBot,
  { fields, server, chat }: Choosing,
): Promise<
  | { settings: Record<string, unknown>; credentials: Record<string, string> }
  | Extract<ConnectResult, { kind: 'problem' }>
> {
  const { viewsSource } = fields;
  const isChannel = chat.type === 'channel';
  if (viewsSource === 'preview')
    return isChannel && chat.username
      ? { settings: { viewsSource }, credentials: {} }
      : { kind: 'problem', problem: 'no_public_page', field: 'viewsSource' };
  if (viewsSource !== 'session') return { settings: { viewsSource: 'none' }, credentials: {} };
  if (!isChannel) return { kind: 'problem', problem: 'session_needs_channel', field: 'viewsSource' };
  const { apiId = '', apiHash = '' } = fields;
  const credentials = { token: bot.token, apiId: apiId.trim(), apiHash: apiHash.trim() };
  const session = await openSession({ credentials, server, chat, signal: bot.signal });
  if (session.kind === 'problem') return session;
  return {
    settings: { viewsSource, sessionProblem: null },
    credentials: { ...credentials, session: session.session },
  };
}

export function toCheckResult(
  found: Inspection,
  bot: TelegramBot,
  learnt: Record<string, unknown>,
): CheckResult {
  if (found.kind === 'unreachable') return { kind: 'retrying', problem: found.problem };
  if (found.kind === 'problem') return { kind: 'reconnect', problem: found.problem };
  const { name, handle } = describe(found.chat);
  return { kind: 'works', name, handle, settings: { ...settingsOf(found.chat, bot.apiRoot), ...learnt } };
}

function describe(chat: TelegramChat): { name: string; handle: string | null; url: string | null } {
  const { username } = chat;
  return {
    name: chat.title ?? username ?? String(chat.id),
    handle: username ? `@${username}` : null,
    url: username ? `https://t.me/${username}` : null,
  };
}

function settingsOf(chat: TelegramChat, apiRoot: string): Record<string, unknown> {
  return {
    chatId: String(chat.id),
    chatType: chat.type,
    username: chat.username ?? null,
    ...(apiRoot === DEFAULT_API_ROOT ? {} : { apiRoot }),
  };
}
