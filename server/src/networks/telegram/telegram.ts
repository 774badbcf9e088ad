// Telegram channels and groups through the Bot API. At most once: the Bot API knows no idempotency key and cannot
// list a channel's history, so an unknown outcome is looked up on the public preview page or left to a person.
import type { SafeFetch } from '../../lib/safe-fetch.ts';
import type { Network, NetworkCall } from '../network.ts';
import { callApi, DEFAULT_API_ROOT, type TelegramBot } from './api.ts';
import { capabilitiesOfChannel, telegramCapabilities } from './capabilities.ts';
import { connectTelegram, inspectChat, toCheckResult } from './connect.ts';
import { checkSession } from './connect-session.ts';
import { findOnPreview } from './find.ts';
import type { MtprotoServer } from './mtproto.ts';
import { readAllBySession, readBySession, readMembers, readViews } from './numbers.ts';
import { classify, publishPost } from './publish.ts';
import { splitRemoteId } from './remote-id.ts';
import type { TelegramPlace } from './request.ts';

const PREVIEW_ROOT = 'https://t.me';

interface Outside {
  fetch: SafeFetch;
  /** Another MTProto server than Telegram's own. */
  mtproto?: MtprotoServer | null;
}

export function createTelegram({ fetch, mtproto: server = null }: Outside): Network {
  const botOf = (call: NetworkCall): TelegramBot => ({
    fetch,
    apiRoot: textSetting(call.channel.settings.apiRoot) ?? DEFAULT_API_ROOT,
    token: call.channel.credentials.token ?? '',
    signal: call.signal,
    onMoved: (from, to) => rememberMove(call, from, to),
  });
  return {
    capabilities: telegramCapabilities,
    capabilitiesOf: capabilitiesOfChannel,
    connect: ({ fields, signal }) => {
      const apiRoot = fields.apiRoot?.trim() || DEFAULT_API_ROOT;
      return connectTelegram(
        { fetch, apiRoot, token: fields.token?.trim() ?? '', signal },
        { fields, server },
      );
    },
    check: async (call) => {
      const found = await inspectChat(botOf(call), placeOf(call).chatId);
      const session = found.kind === 'ready' ? await checkSession(call, server, found.chat) : {};
      return toCheckResult(found, botOf(call), session);
    },
    publish: (call, post) =>
      publishPost({ bot: botOf(call), place: placeOf(call), post, onSend: () => call.onSend() }),
    find: async (call, post, since) => {
      const page = pageOf(call);
      if (!page) return { kind: 'cannotTell', problem: 'private_channel' };
      const search = { fetch, ...page, chatId: placeOf(call).chatId, signal: call.signal };
      return findOnPreview({ ...search, text: post.text, since });
    },
    postNumbers: async (call, { remoteIds }) => {
      if (hasSession(call)) return readBySession({ server, chatId: placeOf(call).chatId }, call, remoteIds);
      const page = call.channel.settings.viewsSource === 'preview' ? pageOf(call) : null;
      return page ? readViews({ fetch, ...page }, call, remoteIds) : { kind: 'numbers', numbers: {} };
    },
    postNumbersOf: async (call, posts) => {
      if (!hasSession(call)) return new Map();
      const answer = await readAllBySession({ server, chatId: placeOf(call).chatId }, call, posts);
      return answer.kind === 'ok' ? answer.result : new Map();
    },
    channelNumbers: (call) => readMembers(botOf(call), placeOf(call).chatId),
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

/** Chosen, and not refused when it was last checked. */
function hasSession({ channel: { settings } }: NetworkCall): boolean {
  return settings.viewsSource === 'session' && typeof settings.sessionProblem !== 'string';
}

function placeOf({ channel: { settings, credentials, remoteId } }: NetworkCall): TelegramPlace {
  const chatId = textSetting(settings.chatId) ?? remoteId.replace(/\/.*$/, '');
  const [from, to] = credentials.moved?.split('>') ?? [];
  const { topic } = settings;
  return { chatId: to && from === chatId ? to : chatId, topic: typeof topic === 'number' ? topic : null };
}

/** Kept beside the token until the next check writes the new id into the settings. */
async function rememberMove(call: NetworkCall, from: string, to: string): Promise<void> {
  try {
    await call.saveCredentials({ moved: `${from}>${to}` });
  } catch {
    // Not remembered is not lost: the old id answers the same next time, and the post must not wait for it.
  }
}

/** Only what is public has a page. */
function pageOf({ channel: { settings } }: NetworkCall): { previewRoot: string; username: string } | null {
  const username = textSetting(settings.username);
  if (!username) return null;
  return { previewRoot: textSetting(settings.previewRoot) ?? PREVIEW_ROOT, username };
}

function textSetting(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
