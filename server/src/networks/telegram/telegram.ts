// Telegram channels and groups through the Bot API. At most once: the Bot API knows no idempotency key and cannot
// list a channel's history, so an unknown outcome is looked up on the public preview page or left to a person.
import type { SafeFetch } from '../../lib/safe-fetch.ts';
import type { Network, NetworkCall } from '../network.ts';
import { callApi, DEFAULT_API_ROOT, type TelegramBot } from './api.ts';
import { telegramCapabilities } from './capabilities.ts';
import { connectTelegram, inspectChat, toCheckResult } from './connect.ts';
import { findOnPreview } from './find.ts';
import { classify, sendPost, splitRemoteId } from './publish.ts';

const PREVIEW_ROOT = 'https://t.me';

export function createTelegram({ fetch }: { fetch: SafeFetch }): Network {
  const botOf = ({ channel, signal }: NetworkCall): TelegramBot => ({
    fetch,
    apiRoot: textSetting(channel.settings.apiRoot) ?? DEFAULT_API_ROOT,
    token: channel.credentials.token ?? '',
    signal,
  });
  const chatOf = ({ channel }: NetworkCall): string =>
    textSetting(channel.settings.chatId) ?? channel.remoteId;
  return {
    capabilities: telegramCapabilities,
    connect: ({ fields, signal }) => {
      const apiRoot = fields.apiRoot?.trim() || DEFAULT_API_ROOT;
      return connectTelegram({ fetch, apiRoot, token: fields.token?.trim() ?? '', signal }, fields);
    },
    check: async (call) => toCheckResult(await inspectChat(botOf(call), chatOf(call)), botOf(call)),
    publish: async (call, post) => {
      await call.onSend();
      return sendPost(botOf(call), chatOf(call), post);
    },
    find: async (call, post, since) => {
      const username = textSetting(call.channel.settings.username);
      if (!username) return { kind: 'cannotTell', problem: 'private_channel' };
      const previewRoot = textSetting(call.channel.settings.previewRoot) ?? PREVIEW_ROOT;
      const search = { fetch, previewRoot, username, chatId: chatOf(call), signal: call.signal };
      return findOnPreview({ ...search, text: post.text, since });
    },
    // The Bot API has no counters of a message (checked in the 10.1 specification): unknown, not zero.
    postNumbers: async () => ({ kind: 'numbers', numbers: {} }),
    channelNumbers: async (call) => {
      const answer = await callApi(botOf(call), 'getChatMemberCount', { chat_id: chatOf(call) });
      if (answer.kind === 'ok')
        return typeof answer.result === 'number'
          ? { kind: 'numbers', numbers: { followers: answer.result } }
          : { kind: 'unavailable', problem: 'unreadable_answer' };
      const result = classify(answer);
      if (result.kind === 'auth') return { kind: 'auth', problem: result.problem };
      if (result.kind === 'rate_limited') return { kind: 'rate_limited', retryAfterMs: result.retryAfterMs };
      return { kind: 'unavailable', problem: 'problem' in result ? result.problem : 'unreadable_answer' };
    },
    remove: async (call, remoteIds) => {
      await call.onSend();
      for (const remoteId of remoteIds) {
        const id = splitRemoteId(remoteId);
        if (!id) return { kind: 'rejected', problem: 'refused', data: { remoteId } };
        const fields = { chat_id: id.chatId, message_id: id.messageId };
        const answer = await callApi(botOf(call), 'deleteMessage', fields);
        const alreadyGone =
          answer.kind === 'error' && /message to delete not found/i.test(answer.description);
        if (answer.kind !== 'ok' && !alreadyGone) return classify(answer);
      }
      return { kind: 'published', remoteIds, url: null };
    },
  };
}

function textSetting(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
