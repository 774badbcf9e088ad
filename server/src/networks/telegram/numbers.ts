// Numbers of a channel. The Bot API has members and nothing of a message (checked in the 10.1 specification): views
// come rounded from the public page, and only where a person chose that. What is not said stays unknown.
import type { SafeFetch } from '../../lib/safe-fetch.ts';
import type { ConnectedChannel, NetworkCall, NumbersResult } from '../network.ts';
import { toReading } from '../outcome.ts';
import { callApi, type TelegramBot } from './api.ts';
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
