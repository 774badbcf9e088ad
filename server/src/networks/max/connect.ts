// MAX lists no chats: a bot learns of a channel only from the notice that it was added there. So the person adds the
// bot between two steps, and the notice is read, never confirmed: the same one serves a second attempt.
import { isRecord } from '../json.ts';
import type { CheckResult, ConnectResult } from '../network.ts';
import { callApi, DEFAULT_API_ROOT, type MaxBot } from './api.ts';
import { readCertificates } from './certificate.ts';
import { explain, type Inspection, inspectChat, type MaxChat, normaliseChat } from './chat.ts';

const CANDIDATES = 20;

type Fields = Record<string, string>;

export async function connectMax(
  context: Pick<MaxBot, 'fetch' | 'signal'>,
  fields: Fields,
): Promise<ConnectResult> {
  const ca = readCertificates(fields.ca ?? '');
  if (ca === null) return { kind: 'problem', problem: 'bad_certificate', field: 'ca' };
  const apiRoot = readRoot(fields.apiRoot);
  if (!apiRoot) return { kind: 'problem', problem: 'bad_address', field: 'apiRoot' };
  const bot: MaxBot = { ...context, ca, apiRoot, token: fields.token?.trim() ?? '' };
  const me = await callApi(bot, { method: 'GET', path: ['me'] });
  if (me.kind !== 'ok') return toProblem(explain(me, { problem: 'not_max', field: 'apiRoot' }));
  const { user_id: botId } = me.data;
  if (typeof botId !== 'number') return { kind: 'problem', problem: 'not_max', field: 'apiRoot' };
  const typed = fields.place?.trim() || fields.chat?.trim();
  if (typed) return open(bot, botId, typed);
  if (fields.asked !== 'yes') return { kind: 'next', step: 'addBot', link: null, fields: [], carry: ASKED };
  return choose(bot, botId);
}

const ASKED = { asked: 'yes' };

function readRoot(typed: string | undefined): string | null {
  const text = typed?.trim() || DEFAULT_API_ROOT;
  const url = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(url) ? url.replace(/\/+$/, '') : null;
}

/** `Название (-123)` of the list, a number or a public link. */
async function open(bot: MaxBot, botId: number, typed: string): Promise<ConnectResult> {
  const reference = /\((-?\d+)\)$/.exec(typed)?.[1] ?? normaliseChat(typed);
  if (!reference) return { kind: 'problem', problem: 'chat_not_found', field: 'chat' };
  const found = await inspectChat(bot, reference);
  return found.kind === 'ready' ? connected(bot, botId, found.chat) : toProblem(found);
}

/** One channel: it is taken. Several: the person chooses by name. */
async function choose(bot: MaxBot, botId: number): Promise<ConnectResult> {
  const query = { types: 'bot_added,bot_removed', timeout: '2', limit: '1000' };
  const answer = await callApi(bot, { method: 'GET', path: ['updates'], query });
  // 405: the bot is bound to a webhook of another program, which gets the notices instead.
  if (answer.kind !== 'ok') return toProblem(explain(answer, { problem: 'bot_not_added' }));
  const ready: MaxChat[] = [];
  let last: Inspection | null = null;
  for (const id of listChats(answer.data.updates)) {
    last = await inspectChat(bot, id);
    if (last.kind === 'unreachable') return toProblem(last);
    if (last.kind === 'ready') ready.push(last.chat);
  }
  const [first, ...others] = ready;
  if (!first)
    return last && last.kind !== 'ready' ? toProblem(last) : { kind: 'problem', problem: 'bot_not_added' };
  if (others.length === 0) return connected(bot, botId, first);
  const choices = ready.map(({ title, id }) => `${title} (${id})`);
  return {
    kind: 'next',
    step: 'choose',
    link: null,
    fields: [{ name: 'place', kind: 'choice', choices, required: true }],
    carry: ASKED,
  };
}

/** Where the last notice says that the bot is in, latest first. */
function listChats(updates: unknown): string[] {
  const isIn = new Map<string, boolean>();
  for (const update of Array.isArray(updates) ? updates : []) {
    if (!isRecord(update) || typeof update.chat_id !== 'number') continue;
    const id = String(update.chat_id);
    isIn.delete(id);
    isIn.set(id, String(update.update_type).endsWith('_added'));
  }
  return [...isIn]
    .flatMap(([id, is]) => (is ? [id] : []))
    .reverse()
    .slice(0, CANDIDATES);
}

function connected(bot: MaxBot, botId: number, chat: MaxChat): ConnectResult {
  return {
    kind: 'connected',
    remoteId: chat.id,
    name: chat.title,
    handle: null,
    url: chat.url,
    settings: {
      ...settingsOf(chat),
      botId,
      ca: bot.ca,
      apiRoot: bot.apiRoot,
    },
    // The number of the channel lies with the token, so that reconnecting needs no second adding of the bot.
    credentials: { token: bot.token, chat: chat.id },
  };
}

function settingsOf(chat: MaxChat): Record<string, unknown> {
  return { chatId: chat.id, chatType: chat.type };
}

function toProblem(found: Exclude<Inspection, { kind: 'ready' }>): ConnectResult {
  if (found.kind === 'problem') return found;
  const field = found.problem === 'untrusted_certificate' ? { field: 'ca' } : {};
  return { kind: 'problem', problem: found.problem, ...field };
}

export async function checkMax(bot: MaxBot, chatId: string): Promise<CheckResult> {
  const found = await inspectChat(bot, chatId);
  if (found.kind === 'unreachable') return { kind: 'retrying', problem: found.problem };
  if (found.kind === 'problem') return { kind: 'reconnect', problem: found.problem };
  return { kind: 'works', name: found.chat.title, settings: settingsOf(found.chat) };
}
