// Reads the messages of a channel: to find the post of an attempt, for views and for the first import. Read-only.
// GET /messages answers newest first; `from` is where it starts, going back in time (milliseconds since 1970).
import { isRecord, toCount } from '../json.ts';
import { judgeListing, type ListedPost, lookTwice, oldestOfInterest } from '../listing.ts';
import type { EarlierResult, FindResult, Numbers, NumbersResult } from '../network.ts';
import { type ApiFailure, callApi, type MaxBot } from './api.ts';
import { readChat } from './chat.ts';
import { readMid } from './publish.ts';

const PAGE = 100;
const MAX_PAGES = 5;

interface Listed extends ListedPost {
  timestamp: number;
  senderId: number | null;
  numbers: Numbers;
}

async function listPage(
  bot: MaxBot,
  query: Record<string, string>,
): Promise<{ kind: 'page'; posts: Listed[] } | ApiFailure> {
  const answer = await callApi(bot, { method: 'GET', path: ['messages'], query });
  if (answer.kind !== 'ok') return answer;
  const { messages } = answer.data;
  if (!Array.isArray(messages)) return { kind: 'unknown', problem: 'unreadable_answer' };
  return { kind: 'page', posts: messages.flatMap(readMessage).sort((a, b) => b.timestamp - a.timestamp) };
}

function readMessage(message: unknown): Listed[] {
  const mid = readMid(message);
  if (!mid || !isRecord(message) || typeof message.timestamp !== 'number') return [];
  const { timestamp, url, stat, sender } = message;
  const { text } = message.body as Record<string, unknown>;
  return [
    {
      remoteIds: [mid],
      url: typeof url === 'string' ? url : null,
      publishedAt: new Date(timestamp),
      timestamp,
      text: typeof text === 'string' ? text : '',
      senderId: isRecord(sender) && typeof sender.user_id === 'number' ? sender.user_id : null,
      numbers: { views: isRecord(stat) ? toCount(stat.views) : null },
    },
  ];
}

interface Search {
  chatId: string;
  text: string;
  since: Date;
  /** Between two looks, milliseconds. */
  settleMs: number;
}

export function findMessage(bot: MaxBot, search: Search): Promise<FindResult> {
  return lookTwice(() => lookOnce(bot, search), { settleMs: search.settleMs, signal: bot.signal });
}

async function lookOnce(bot: MaxBot, { chatId, text, since }: Search): Promise<FindResult> {
  const listed: Listed[] = [];
  let isCovered = false;
  for (let page = 0; page < MAX_PAGES && !isCovered; page += 1) {
    const answer = await listPage(bot, { chat_id: chatId, count: String(PAGE), ...startAt(listed.at(-1)) });
    if (answer.kind !== 'page') return { kind: 'cannotTell', problem: 'listing_incomplete' };
    const known = new Set(listed.flatMap(({ remoteIds }) => remoteIds));
    const fresh = answer.posts.filter(({ remoteIds: [id = ''] }) => !known.has(id));
    listed.push(...fresh);
    const oldest = listed.at(-1);
    if (!oldest) return judgeEmpty(bot, chatId);
    const isEnd = fresh.length === 0 && answer.posts.length < PAGE;
    isCovered = isEnd || oldest.publishedAt < oldestOfInterest(since);
  }
  return judgeListing({ listed, isCovered, text, since });
}

/** An empty listing may also mean that the bot may not read: only a channel that counts no message is empty. */
async function judgeEmpty(bot: MaxBot, chatId: string): Promise<FindResult> {
  const answer = await callApi(bot, { method: 'GET', path: ['chats', chatId] });
  const chat = answer.kind === 'ok' ? readChat(answer.data) : null;
  return chat !== null && chat !== 'dialog' && chat.messages === 0
    ? { kind: 'absent' }
    : { kind: 'cannotTell', problem: 'listing_incomplete' };
}

function startAt(oldest: Listed | undefined): Record<string, string> {
  return oldest ? { from: String(oldest.timestamp) } : {};
}

/** In a group only the bot's own messages are the channel's posts. */
export async function listEarlierMessages(
  bot: MaxBot,
  { chatId, ownId }: { chatId: string; ownId: number | null },
  { since, cursor }: { since: Date; cursor: string | null },
): Promise<EarlierResult> {
  const query = { chat_id: chatId, count: String(PAGE), ...(cursor === null ? {} : { from: cursor }) };
  const answer = await listPage(bot, query);
  if (answer.kind !== 'page') {
    const failure = explain(answer);
    return failure.kind === 'gone' ? { kind: 'unavailable', problem: 'chat_not_found' } : failure;
  }
  const own = answer.posts.filter(
    (post) => post.publishedAt >= since && (ownId === null || post.senderId === ownId),
  );
  const oldest = answer.posts.at(-1);
  const hasMore = oldest !== undefined && answer.posts.length === PAGE && oldest.publishedAt >= since;
  return {
    kind: 'posts',
    posts: own.map(({ remoteIds, url, publishedAt, text, numbers }) => {
      return { remoteIds, url, publishedAt, text, numbers };
    }),
    next: hasMore ? String(oldest.timestamp - 1) : null,
  };
}

/** Views come only with a listing («available only for channels in GET /messages context»). */
export async function readViews(bot: MaxBot, mid: string): Promise<NumbersResult> {
  const answer = await listPage(bot, { message_ids: mid });
  if (answer.kind !== 'page') return explain(answer);
  const message = answer.posts.find(({ remoteIds }) => remoteIds.includes(mid));
  if (message) return { kind: 'numbers', numbers: message.numbers };
  const alone = await callApi(bot, { method: 'GET', path: ['messages', mid] });
  return alone.kind === 'ok' ? { kind: 'numbers', numbers: { views: null } } : explain(alone);
}

export async function readParticipants(bot: MaxBot, chatId: string): Promise<NumbersResult> {
  const answer = await callApi(bot, { method: 'GET', path: ['chats', chatId] });
  if (answer.kind === 'ok') {
    return { kind: 'numbers', numbers: { followers: toCount(answer.data.participants_count) } };
  }
  const failure = explain(answer);
  return failure.kind === 'gone' ? { kind: 'auth', problem: 'chat_not_found' } : failure;
}

function explain(answer: ApiFailure): Exclude<NumbersResult, { kind: 'numbers' }> {
  if (answer.kind === 'rate_limited') return answer;
  if (answer.kind !== 'refused') return { kind: 'unavailable', problem: answer.problem };
  if (answer.status === 401) return { kind: 'auth', problem: 'wrong_token' };
  if (answer.status === 403) return { kind: 'auth', problem: 'bot_removed' };
  if (answer.status === 404) return { kind: 'gone' };
  return { kind: 'unavailable', problem: 'unreadable_answer' };
}
