// MAX channels and groups through a bot. At most once: MAX knows no idempotency key; an unknown outcome is looked up in
// the channel's own listing.
import type { SafeFetch } from '../../lib/safe-fetch.ts';
import type { Network, NetworkCall, PublishResult } from '../network.ts';
import { callApi, DEFAULT_API_ROOT, type MaxBot } from './api.ts';
import { maxCapabilities, narrowCapabilities } from './capabilities.ts';
import { checkMax, connectMax } from './connect.ts';
import { findMessage, listEarlierMessages, readParticipants, readViews } from './messages.ts';
import { classify, publishMessage } from './publish.ts';

interface Dependencies {
  fetch: SafeFetch;
  /** First wait for an attachment that is not ready. */
  notReadyMs?: number;
  /** Between two looks before a post counts as absent. */
  settleMs?: number;
}

export function createMax({ fetch, notReadyMs = 1_000, settleMs = 5_000 }: Dependencies): Network {
  const botOf = ({ channel, signal }: NetworkCall): MaxBot => ({
    fetch,
    signal,
    apiRoot: textOf(channel.settings.apiRoot) || DEFAULT_API_ROOT,
    ca: textOf(channel.settings.ca),
    token: channel.credentials.token ?? '',
  });
  const chatOf = ({ channel }: NetworkCall): string => textOf(channel.settings.chatId) || channel.remoteId;
  return {
    capabilities: maxCapabilities,
    capabilitiesOf: narrowCapabilities,
    connect: ({ fields, signal }) => connectMax({ fetch, signal }, fields),
    check: (call) => checkMax(botOf(call), chatOf(call)),
    publish: (call, post) =>
      publishMessage({
        bot: botOf(call),
        chatId: chatOf(call),
        post,
        notReadyMs,
        onSend: () => call.onSend(),
      }),
    find: (call, post, since) =>
      findMessage(botOf(call), { chatId: chatOf(call), text: post.text, since, settleMs }),
    postNumbers: async (call, { remoteIds: [mid] }) =>
      mid === undefined ? { kind: 'gone' } : readViews(botOf(call), mid),
    channelNumbers: (call) => readParticipants(botOf(call), chatOf(call)),
    listEarlier: (call, page) => {
      const { chatType, botId } = call.channel.settings;
      const ownId = chatType === 'chat' && typeof botId === 'number' ? botId : null;
      return listEarlierMessages(botOf(call), { chatId: chatOf(call), ownId }, page);
    },
    remove: async (call, remoteIds) => {
      await call.onSend();
      for (const mid of remoteIds) {
        const problem = await removeOne(botOf(call), mid);
        if (problem) return problem;
      }
      return { kind: 'published', remoteIds, url: null };
    },
  };
}

/** null: gone, by us or before. */
async function removeOne(bot: MaxBot, mid: string): Promise<PublishResult | null> {
  const answer = await callApi(bot, { method: 'DELETE', path: ['messages'], query: { message_id: mid } });
  if (answer.kind === 'ok' && answer.data.success === true) return null;
  if (answer.kind === 'refused' && answer.status === 404) return null;
  if (answer.kind !== 'ok') return classify(answer);
  const still = await callApi(bot, { method: 'GET', path: ['messages', mid] });
  if (still.kind === 'refused' && still.status === 404) return null;
  return { kind: 'rejected', problem: 'cannot_remove' };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
