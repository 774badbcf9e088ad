import { z } from 'zod';
import { Id, Instant } from '../lib/fields.ts';
import { NewsKind } from './kinds.ts';
import { NoticeSettings } from './settings.ts';

/** One piece of news for the person who asks. It stays after it was read. */
export const News = z.object({
  id: Id,
  kind: NewsKind,
  at: Instant,
  readAt: Instant.nullable(),
  /** Where it opens, a path of the client. */
  path: z.string().nullable(),
  post: z.object({ id: Id, title: z.string(), excerpt: z.string() }).nullable(),
  channelName: z.string().nullable(),
  /** Who caused it. */
  by: z.string().nullable(),
  /** Name of what it is about where that is no post. */
  title: z.string().nullable(),
  /** What was said: a comment, a reason. */
  excerpt: z.string().nullable(),
  reason: z.string().nullable(),
  /** So many things in one notice; null = one. */
  count: z.number().int().nullable(),
  dueAt: Instant.nullable(),
});
export type News = z.infer<typeof News>;

export const NewsPage = z.object({
  items: z.array(News),
  unread: z.number().int(),
  /** Give it as `before` for what is older; null = that was all. */
  next: Id.nullable(),
});
export type NewsPage = z.infer<typeof NewsPage>;

/** How the person who asks is told, and what ways there are. */
export const OwnNoticeSettings = z.object({
  settings: NoticeSettings,
  email: z.string(),
  /** Rupor can send letters here at all. */
  hasMail: z.boolean(),
  /** The zone in which the times are meant. */
  timeZone: z.string(),
  bot: z.object({ username: z.string() }).nullable(),
  chat: z.object({ name: z.string().nullable(), isBlocked: z.boolean() }).nullable(),
});
export type OwnNoticeSettings = z.infer<typeof OwnNoticeSettings>;

/** One-time code that links a person's own chat with the bot. */
export const ChatCode = z.object({
  code: z.string(),
  /** Opens the bot with the code filled in. */
  url: z.string(),
  expiresAt: Instant,
});
export type ChatCode = z.infer<typeof ChatCode>;

export const NoticeBot = z.object({
  username: z.string(),
  linkedCount: z.number().int(),
  heardAt: Instant.nullable(),
  /** Code of what is wrong; null = it listens. */
  problem: z.string().nullable(),
  problemSince: Instant.nullable(),
});
export type NoticeBot = z.infer<typeof NoticeBot>;

/** The bot of a connected Telegram channel, or another one by its token. */
export const ConnectBotInput = z.union([
  z.strictObject({ channelId: Id }),
  z.strictObject({ token: z.string().trim().min(10).max(200), apiRoot: z.url().max(300).optional() }),
]);
