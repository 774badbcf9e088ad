// What Telegram's answers look like: the objects that the fake hands out.
import type { Part } from './telegram-parts.ts';

export interface FakeChat {
  id: number;
  type: 'channel' | 'group' | 'supergroup' | 'private';
  title: string;
  username?: string;
  members: number;
  /** What the bot may do here. */
  bot: 'admin' | 'admin-without-post' | 'member' | 'left' | 'stranger' | 'blocked';
  /** Open topics of a forum. */
  topics?: number[];
  /** A group that became a supergroup answers with this id. */
  migratedTo?: number;
}

export interface FakeMessage {
  id: number;
  chatId: number;
  text: string;
  kind: Part['kind'];
  photoBytes: number | null;
  fileName: string | null;
  entities: Part['entities'];
  topic: number | null;
  replyTo: number | null;
  isPinned: boolean;
  /** As the public page shows it. */
  views: string | null;
  date: number;
  silent: boolean;
  request: Record<string, unknown>;
}

export type FakeUpdate = { update_id: number } & Record<string, unknown>;

export type Answer =
  | { ok: true; result: unknown }
  | { ok: false; error_code: number; description: string; parameters?: Record<string, number> };

export const BOT = { id: 110201543, is_bot: true, first_name: 'Рупор', username: 'rupor_bot' };

export function ok(result: unknown): Answer {
  return { ok: true, result };
}
export function failure(code: number, description: string): Extract<Answer, { ok: false }> {
  return { ok: false, error_code: code, description };
}

function presentChat({ id, type, title, username }: FakeChat): object {
  return { id, type, title, ...(username ? { username } : {}) };
}
export function fullChat(chat: FakeChat): object {
  const gifts = { unlimited_gifts: false, limited_gifts: false, unique_gifts: false };
  return {
    ...presentChat(chat),
    ...(chat.topics ? { is_forum: true } : {}),
    accent_color_id: 1,
    max_reaction_count: 11,
    accepted_gift_types: { ...gifts, premium_subscription: false, gifts_from_channels: false },
  };
}
export function presentMessage(chat: FakeChat, message: FakeMessage): object {
  const base = { message_id: message.id, date: message.date, chat: presentChat(chat) };
  const marked = message.entities.length > 0;
  if (message.kind === 'text')
    return { ...base, text: message.text, ...(marked ? { entities: message.entities } : {}) };
  const file = { file_id: `f${message.id}`, file_unique_id: `u${message.id}` };
  const pixels = { width: 90, height: 60 };
  const media = {
    photo: { photo: [{ ...file, ...pixels }] },
    video: { video: { ...file, ...pixels, duration: 1 } },
    document: { document: { ...file, file_name: message.fileName ?? 'file' } },
  }[message.kind];
  return {
    ...base,
    ...media,
    ...(message.text
      ? { caption: message.text, ...(marked ? { caption_entities: message.entities } : {}) }
      : {}),
  };
}

export function chatMember(chat: FakeChat): Answer {
  if (chat.bot === 'stranger') return failure(400, 'Bad Request: member list is inaccessible');
  if (chat.bot === 'left') return ok({ status: 'left', user: BOT });
  if (chat.bot === 'member') return ok({ status: 'member', user: BOT });
  return ok({
    status: 'administrator',
    user: BOT,
    can_be_edited: false,
    is_anonymous: false,
    can_manage_chat: true,
    can_delete_messages: true,
    can_manage_video_chats: false,
    can_restrict_members: false,
    can_promote_members: false,
    can_change_info: false,
    can_invite_users: false,
    can_post_stories: false,
    can_edit_stories: false,
    can_delete_stories: false,
    can_post_messages: chat.bot === 'admin',
  });
}

function toHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '<br/>')
    .replace(/https?:\/\/\S+/g, (url) => `<a href="${url}" target="_blank" rel="noopener">${url}</a>`)
    .replace(/\p{Extended_Pictographic}/gu, (emoji) => `<i class="emoji" style="x"><b>${emoji}</b></i>`);
}

export function previewHtml(name: string, { id, text, date, views }: FakeMessage): string {
  const seen = views === null ? '' : `<span class="tgme_widget_message_views">${views}</span>`;
  return (
    `<div class="tgme_widget_message text_not_supported_wrap js-widget_message" data-post="${name}/${id}">` +
    `<div class="tgme_widget_message_text js-message_text" dir="auto">${toHtml(text)}</div>${seen}` +
    `<a class="tgme_widget_message_date" href="https://t.me/${name}/${id}"><time datetime="${new Date(date * 1000).toISOString()}" class="time">12:00</time></a></div>`
  );
}

export function getFile(id: string, files: ReadonlyMap<string, Uint8Array>): Answer {
  const path = `photos/${id}.jpg`;
  if (!files.has(path)) return failure(400, 'Bad Request: invalid file_id');
  return ok({ file_id: id, file_unique_id: `u${id}`, file_path: path });
}
