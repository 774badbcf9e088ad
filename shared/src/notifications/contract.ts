import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Id, Instant } from '../lib/fields.ts';
import { ChatCode, ConnectBotInput, NewsPage, NoticeBot, OwnNoticeSettings } from './news.ts';
import { NoticeSettings } from './settings.ts';

export const NoticeKind = z.enum([
  'unconfirmed',
  'failed',
  'missed',
  'by_hand',
  'channel_reconnect',
  'in_review',
  'mention',
  'removal',
  'publishing_stands',
]);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** One thing that waits for a person. It leaves by itself when what it tells of is no longer so. */
export const Notice = z.object({
  /** Stable while the matter lasts. */
  id: z.string(),
  kind: NoticeKind,
  at: Instant,
  /** Can be put away without doing anything else. */
  dismissable: z.boolean(),
  post: z.object({ id: Id, title: z.string(), excerpt: z.string() }).nullable(),
  channel: z.object({ id: Id, name: z.string(), network: z.string(), url: z.string().nullable() }).nullable(),
  /** The landing page it is about. */
  page: z.object({ id: Id, name: z.string() }).nullable(),
  targetId: Id.nullable(),
  /** Time the target should have gone out. */
  dueAt: Instant.nullable(),
  problem: z.string().nullable(),
  problemData: z.record(z.string(), z.unknown()).nullable(),
  /** Who asks (in_review, mention); who took the consent back (removal). */
  personName: z.string().nullable(),
});
export type Notice = z.infer<typeof Notice>;

const read = { access: 'notices.read' } as const;

export const notificationsContract = {
  list: endpoint(read)
    .route({ method: 'GET', path: '/notices', summary: 'What waits for this person' })
    .output(
      z.object({
        items: z.array(Notice),
        total: z.number().int(),
        /** News this person has not read. */
        unread: z.number().int(),
      }),
    ),
  /** Puts a notice away; the target keeps its state. */
  resolve: endpoint({ access: 'publishing.resolve' })
    .route({ method: 'POST', path: '/notices/{id}/resolve', summary: 'Put a notice away' })
    .input(z.strictObject({ id: Id }))
    .output(z.object({ id: Id })),
  news: endpoint(read)
    .route({ method: 'GET', path: '/notices/news', summary: 'What happened, newest first' })
    .input(z.strictObject({ before: Id.optional() }))
    .output(NewsPage),
  /** Without ids: everything there is now. */
  readNews: endpoint(read)
    .route({ method: 'POST', path: '/notices/news/read', summary: 'Mark news as read' })
    .input(z.strictObject({ ids: z.array(Id).max(100).optional() }))
    .output(z.object({ unread: z.number().int() })),
  settings: endpoint(read)
    .route({ method: 'GET', path: '/notices/settings', summary: 'How this person is told' })
    .output(OwnNoticeSettings),
  saveSettings: endpoint(read)
    .route({ method: 'PUT', path: '/notices/settings', summary: 'Choose how to be told' })
    .input(NoticeSettings)
    .output(OwnNoticeSettings),
  linkChat: endpoint(read)
    .route({ method: 'POST', path: '/notices/chat', summary: 'A code that links a chat with the bot' })
    .output(ChatCode),
  unlinkChat: endpoint(read)
    .route({ method: 'DELETE', path: '/notices/chat', summary: 'Take the chat off' })
    .output(OwnNoticeSettings),
  bot: endpoint({ access: 'organization.manage' })
    .route({ method: 'GET', path: '/notices/bot', summary: "The organization's Telegram bot" })
    .output(z.object({ bot: NoticeBot.nullable() })),
  connectBot: endpoint({ access: 'organization.manage' })
    .route({ method: 'POST', path: '/notices/bot', summary: 'Let a Telegram bot tell members' })
    .input(ConnectBotInput)
    .output(z.object({ bot: NoticeBot })),
  removeBot: endpoint({ access: 'organization.manage' })
    .route({ method: 'DELETE', path: '/notices/bot', summary: 'Take the bot off' })
    .output(z.object({ bot: z.null() })),
};
