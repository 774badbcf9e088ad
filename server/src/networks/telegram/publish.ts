// Sends one post. Telegram has no idempotency: every outcome that may have had an effect is `unknown`.
import type { OutgoingPost, PublishResult } from '../network.ts';
import { type ApiAnswer, callApi, type Fields, type TelegramBot, type Upload } from './api.ts';

interface SentMessage {
  message_id: number;
  chat: { id: number; username?: string };
}

export async function sendPost(bot: TelegramBot, chatId: string, post: OutgoingPost): Promise<PublishResult> {
  const { method, fields, uploads } = buildRequest(chatId, post);
  const answer = await callApi(bot, method, fields, uploads);
  if (answer.kind !== 'ok') return classify(answer);
  const messages = (Array.isArray(answer.result) ? answer.result : [answer.result]) as SentMessage[];
  const [first] = messages;
  if (!first?.message_id) return { kind: 'unknown', problem: 'unreadable_answer' };
  const ids = messages.map((message) => joinRemoteId(String(message.chat.id), message.message_id));
  return { kind: 'published', remoteIds: ids, url: postUrl(first.chat, first.message_id) };
}

function buildRequest(
  chatId: string,
  post: OutgoingPost,
): { method: string; fields: Fields; uploads: Upload[] } {
  const common = { chat_id: chatId, ...(post.options.silent === true ? { disable_notification: true } : {}) };
  const [first, ...others] = post.images;
  if (!first) {
    const preview = linkPreview(post.options.linkPreview);
    return {
      method: 'sendMessage',
      fields: { ...common, text: post.text, link_preview_options: preview },
      uploads: [],
    };
  }
  const caption = post.text === '' ? {} : { caption: post.text };
  const uploads = post.images.map(({ bytes, mime }, index) => ({ name: `photo${index}`, bytes, mime }));
  if (others.length === 0)
    return {
      method: 'sendPhoto',
      fields: { ...common, photo: 'attach://photo0', ...caption },
      uploads,
    };
  // Only the first item carries the caption: Telegram then shows it under the whole album.
  const media = uploads.map(({ name }, index) => ({
    type: 'photo',
    media: `attach://${name}`,
    ...(index === 0 ? caption : {}),
  }));
  return { method: 'sendMediaGroup', fields: { ...common, media }, uploads };
}

function linkPreview(choice: unknown): Record<string, boolean> {
  if (choice === 'none') return { is_disabled: true };
  return choice === 'small' ? { prefer_small_media: true } : { prefer_large_media: true };
}

/** Errors by reference: 401/404 token, 403 bot removed, 429 wait, 5xx and no answer unknown, other 4xx refused. */
export function classify(answer: Exclude<ApiAnswer, { kind: 'ok' }>): PublishResult {
  if (answer.kind === 'notSent')
    return answer.problem === 'address_forbidden'
      ? { kind: 'rejected', problem: answer.problem }
      : { kind: 'unavailable', problem: answer.problem };
  if (answer.kind === 'unknown') return { kind: 'unknown', problem: answer.problem };
  const { code, description } = answer;
  if (code === 401 || code === 404) return { kind: 'auth', problem: 'wrong_token' };
  if (code === 403) return { kind: 'auth', problem: 'bot_removed' };
  if (code === 429)
    return { kind: 'rate_limited', retryAfterMs: answer.retryAfterMs ?? 30_000, problem: 'rate_limited' };
  return { kind: 'rejected', problem: nameRefusal(code, description), data: { description } };
}

function nameRefusal(code: number, description: string): string {
  if (code === 413) return 'too_large';
  if (/too long/i.test(description)) return 'too_long';
  if (/text is empty|must be non-empty/i.test(description)) return 'empty';
  if (/chat not found/i.test(description)) return 'chat_not_found';
  if (/not enough rights|administrator rights|can't (write|send)/i.test(description)) return 'no_post_right';
  if (/photo|image|file/i.test(description)) return 'bad_picture';
  if (/can't be deleted/i.test(description)) return 'cannot_remove';
  return 'refused';
}

/** Message ids are unique only within a chat, and a chat's id can change: both are kept. */
export function joinRemoteId(chatId: string, messageId: number): string {
  return `${chatId}:${messageId}`;
}

export function splitRemoteId(remoteId: string): { chatId: string; messageId: number } | null {
  const match = /^(-?\d+):(\d+)$/.exec(remoteId);
  return match?.[1] && match[2] ? { chatId: match[1], messageId: Number(match[2]) } : null;
}

/** Private supergroups and channels are addressed without their -100 prefix; plain groups have no links. */
export function postUrl(chat: { id: number; username?: string }, messageId: number): string | null {
  if (chat.username) return `https://t.me/${chat.username}/${messageId}`;
  const bare = /^-100(\d+)$/.exec(String(chat.id))?.[1];
  return bare ? `https://t.me/c/${bare}/${messageId}` : null;
}
