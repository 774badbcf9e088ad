// What one update of the bot changes. Every effect is safe to repeat (it writes under a name made of the update), so it
// may happen before the offset moves: an update is never lost, and one that comes twice changes nothing the second time.
import type { App } from '../../../context.ts';
import { systemCtx } from '../../../context.ts';
import type { NoticeBot } from '../../../generated/prisma/client.ts';
import { hashToken } from '../../../lib/crypto.ts';
import { joinRemoteId } from '../../../networks/telegram/remote-id.ts';
import { reportChannel } from '../../channels/health.service.ts';
import { saveLiveNumbers } from '../../metrics/live-numbers.service.ts';
import { type Language, languageOf } from '../news-sentence.ts';
import type { BotWord } from './bot-words.ts';
import { takeIdea } from './take-idea.ts';
import type { BotMemberChange, BotMessage, BotReactionCount, BotUpdateShape } from './updates.ts';

export interface Hearing {
  app: App;
  bot: NoticeBot;
  token: string;
  signal: AbortSignal;
}

export interface Reply {
  chatId: string;
  word: BotWord;
  language: Language;
}

export async function takeUpdate(hearing: Hearing, update: BotUpdateShape): Promise<Reply | null> {
  if (update.message_reaction_count) await takeReactions(hearing, update.message_reaction_count);
  if (update.my_chat_member) await takeMembership(hearing, update.my_chat_member);
  const { message } = update;
  if (message?.chat.type !== 'private' || message.from?.is_bot) return null;
  return takeMessage(hearing, message, update.update_id);
}

async function takeMessage(hearing: Hearing, message: BotMessage, updateId: number): Promise<Reply | null> {
  const { app, bot } = hearing;
  const chatId = String(message.chat.id);
  const [command, code] = (message.text ?? '').trim().split(/\s+/u);
  if (command === '/start' && code) return link(hearing, { message, code });
  const chat = await app.db.noticeChat.findFirst({
    where: { botId: bot.id, chatId },
    include: { user: { select: { locale: true } } },
  });
  const organization = await app.db.organization.findUniqueOrThrow({ where: { id: bot.organizationId } });
  const language = languageOf(chat?.user.locale ?? null, organization.locale);
  const reply = (word: BotWord): Reply => ({ chatId, word, language });
  if (!chat) return reply('howToLink');
  if (command === '/stop') {
    await app.db.noticeChat.update({ where: { id: chat.id }, data: { blockedAt: app.clock.now() } });
    return reply('stopped');
  }
  if (chat.blockedAt) await app.db.noticeChat.update({ where: { id: chat.id }, data: { blockedAt: null } });
  if (command === '/start') return reply('linked');
  return reply(await takeIdea(hearing, { message, updateId, userId: chat.userId }));
}

/** Whoever sends the code has the chat: another member's link to the same chat ends. */
async function link(
  { app, bot }: Hearing,
  { message, code }: { message: BotMessage; code: string },
): Promise<Reply> {
  const now = app.clock.now();
  const chatId = String(message.chat.id);
  const { username, first_name: firstName } = message.from ?? {};
  const organization = await app.db.organization.findUniqueOrThrow({ where: { id: bot.organizationId } });
  const codeHash = hashToken(code.toUpperCase());
  const linked = await app.db.$transaction(async (tx) => {
    const where = { botId: bot.id, codeHash, codeExpiresAt: { gt: now } };
    const found = await tx.noticeChat.findFirst({ where, include: { user: { select: { locale: true } } } });
    if (!found) return null;
    await tx.noticeChat.updateMany({
      where: { botId: bot.id, chatId, id: { not: found.id } },
      data: { chatId: null, linkedAt: null },
    });
    await tx.noticeChat.update({
      where: { id: found.id },
      data: {
        chatId,
        name: username ? `@${username}` : (firstName ?? null),
        codeHash: null,
        codeExpiresAt: null,
        linkedAt: now,
        blockedAt: null,
      },
    });
    return found;
  });
  // The same update a second time finds its code used and its chat linked.
  const isLinked = linked || (await app.db.noticeChat.count({ where: { botId: bot.id, chatId } })) > 0;
  const language = languageOf(linked?.user.locale ?? null, organization.locale);
  return { chatId, word: isLinked ? 'linked' : 'wrongCode', language };
}

/** The bot was taken out of a channel, may no longer post there, or was stopped by a person. */
async function takeMembership({ app, bot }: Hearing, change: BotMemberChange): Promise<void> {
  const { status, can_post_messages: mayPost } = change.new_chat_member;
  const isOut = status === 'left' || status === 'kicked';
  const chatId = String(change.chat.id);
  if (change.chat.type === 'private') {
    const blockedAt = isOut ? app.clock.now() : null;
    await app.db.noticeChat.updateMany({ where: { botId: bot.id, chatId }, data: { blockedAt } });
    return;
  }
  const isMute = change.chat.type === 'channel' && (status !== 'administrator' || mayPost !== true);
  if (!isOut && !isMute) return;
  const channels = await channelsOfChat({ app, bot }, chatId);
  const ctx = systemCtx(app, bot.organizationId);
  for (const { id } of channels)
    await reportChannel(ctx, id, {
      health: 'reconnect',
      problem: isOut ? 'bot_not_member' : 'no_post_right',
    });
}

/** Anonymous reactions of a channel come only this way; the whole count each time, so the latest holds. */
async function takeReactions({ app, bot }: Hearing, counts: BotReactionCount): Promise<void> {
  const chatId = String(counts.chat.id);
  const channels = await channelsOfChat({ app, bot }, chatId);
  if (channels.length === 0) return;
  const target = await app.db.postTarget.findFirst({
    where: {
      organizationId: bot.organizationId,
      channelId: { in: channels.map(({ id }) => id) },
      remoteIds: { has: joinRemoteId(chatId, counts.message_id) },
      publishedAt: { not: null },
    },
    select: { id: true, remoteIds: true },
  });
  // Of an album only its first message counts: readers see one post.
  if (target?.remoteIds[0] !== joinRemoteId(chatId, counts.message_id)) return;
  const likes = counts.reactions.reduce((sum, { total_count: count }) => sum + count, 0);
  await saveLiveNumbers(systemCtx(app, bot.organizationId), {
    targetId: target.id,
    numbers: { likes },
  });
}

/** Channels of this chat that publish with this very bot. */
function channelsOfChat({ app, bot }: Pick<Hearing, 'app' | 'bot'>, chatId: string) {
  return app.db.channel.findMany({
    where: {
      organizationId: bot.organizationId,
      network: 'telegram',
      removedAt: null,
      OR: [{ remoteId: chatId }, { settings: { path: ['chatId'], equals: chatId } }],
    },
    select: { id: true },
  });
}
