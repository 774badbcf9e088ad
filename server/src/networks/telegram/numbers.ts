// Numbers of a channel. The Bot API has members and nothing of a message (checked in the 10.1 specification): views
// come rounded from the public page, or over MTProto, and only where a person chose that. What is not said stays unknown.
import type { SafeFetch } from '../../lib/safe-fetch.ts';
import type { ConnectedChannel, NetworkCall, Numbers, NumbersResult } from '../network.ts';
import { toReading } from '../outcome.ts';
import { callApi, type TelegramBot } from './api.ts';
import { askWithSession, type MtprotoAnswer, type MtprotoServer } from './mtproto.ts';
import { toMtprotoReading } from './mtproto-errors.ts';
import { numbersOf, readMessages } from './mtproto-numbers.ts';
import { type PreviewMessage, readPreview } from './preview-page.ts';
import { classify } from './publish.ts';
import { splitRemoteId } from './remote-id.ts';

export async function readMembers(bot: TelegramBot, chatId: string): Promise<NumbersResult> {
  const answer = await callApi(bot, 'getChatMemberCount', { chat_id: chatId });
  if (answer.kind === 'ok')
    return typeof answer.result === 'number'
      ? { kind: 'numbers', numbers: { followers: answer.result } }
      : { kind: 'unavailable', problem: 'unreadable_answer' };
  return toReading(classify(answer));
}

/** One page shows some 20 posts: those of one round of questions share it. Forgotten with the round's channel. */
const pages = new WeakMap<ConnectedChannel, PreviewMessage[]>();

export async function readViews(
  { fetch, previewRoot, username }: { fetch: SafeFetch; previewRoot: string; username: string },
  { channel, signal }: NetworkCall,
  remoteIds: string[],
): Promise<NumbersResult> {
  const id = splitRemoteId(remoteIds[0] ?? '')?.messageId;
  if (id === undefined) return { kind: 'numbers', numbers: {} };
  const known = pages.get(channel) ?? [];
  const isIt = ({ ids }: PreviewMessage) => ids.includes(id);
  let message = known.find(isIt);
  if (!message) {
    const page = await readPreview({ fetch, previewRoot, username, before: id + 1, signal });
    if (!page) return { kind: 'unavailable', problem: 'preview_unavailable' };
    pages.set(channel, [...known, ...page]);
    message = page.find(isIt);
  }
  // Not on the page: removed, or not shown yet. Neither is a number.
  return { kind: 'numbers', numbers: message ? { views: message.views } : {} };
}

interface BySession {
  server: MtprotoServer | null;
  chatId: string;
}

/** Of several posts in one connection, by the first remote id. A post that Telegram does not show has no numbers. */
export async function readAllBySession(
  { server, chatId }: BySession,
  call: NetworkCall,
  posts: readonly { remoteIds: string[] }[],
): Promise<MtprotoAnswer<ReadonlyMap<string, Numbers>>> {
  // Of an album its first message counts, as readers see it.
  const ids = new Map(
    posts.flatMap(({ remoteIds: [first = ''] }) => [[first, splitRemoteId(first)?.messageId]]),
  );
  const known = [...ids.values()].filter((id) => id !== undefined);
  const answer = await askWithSession(call, server, (connection) => readMessages(connection, chatId, known));
  if (answer.kind !== 'ok') return answer;
  const numbers = [...ids].map(([first, id]): [string, Numbers] => {
    const message = id === undefined ? undefined : answer.result.get(id);
    return [first, message ? numbersOf(message) : {}];
  });
  return { kind: 'ok', result: new Map(numbers) };
}

export async function readBySession(
  where: BySession,
  call: NetworkCall,
  remoteIds: string[],
): Promise<NumbersResult> {
  const answer = await readAllBySession(where, call, [{ remoteIds }]);
  if (answer.kind !== 'ok') return toMtprotoReading(answer);
  return { kind: 'numbers', numbers: answer.result.get(remoteIds[0] ?? '') ?? {} };
}
