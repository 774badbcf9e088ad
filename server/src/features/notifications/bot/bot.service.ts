// The organization's Telegram bot, and each member's own chat with it. A chat is linked by a code that the member takes
// to the bot: nobody can link somebody else's chat, and a code works once.
import { randomInt } from 'node:crypto';
import type {
  ChatCode,
  NoticeBot as NoticeBotView,
  OwnNoticeSettings,
} from '@rupor/shared/notifications/news';
import type { Ctx } from '../../../context.ts';
import type { NoticeBot } from '../../../generated/prisma/client.ts';
import { hashToken } from '../../../lib/crypto.ts';
import { isUniqueViolation } from '../../../lib/db-errors.ts';
import { apiError } from '../../../lib/errors.ts';
import { newId } from '../../../lib/uuid.ts';
import { callApi, DEFAULT_API_ROOT } from '../../../networks/telegram/api.ts';
import type { TelegramUser } from '../../../networks/telegram/connect.ts';
import { ChannelUnavailable, openChannel } from '../../channels/credentials.service.ts';
import { recordAudit } from '../../organization/audit.service.ts';
import { personOf } from '../person.ts';
import { ownSettings } from '../settings.service.ts';
import { sealBot } from './bot-credentials.ts';

const CALL_LIMIT_MS = 15_000;
const CODE_MS = 15 * 60_000;
/** Without letters and digits that are taken for one another. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CODE_LENGTH = 10;

type ConnectBot = { channelId: string } | { token: string; apiRoot?: string };

export async function getBot(ctx: Ctx): Promise<{ bot: NoticeBotView | null }> {
  const bot = await ctx.db.noticeBot.findUnique({ where: { organizationId: ctx.organizationId } });
  return { bot: bot ? await present(ctx, bot) : null };
}

/** Connecting the same bot again renews its token; chats stay. Another bot takes the place of the old one. */
export async function connectBot(ctx: Ctx, input: ConnectBot): Promise<{ bot: NoticeBotView }> {
  const { token, apiRoot } =
    'channelId' in input ? await tokenOfChannel(ctx, input.channelId) : rooted(input);
  const me = await askWho(ctx, { token, apiRoot });
  const { organizationId } = ctx;
  const botId = String(me.id);
  try {
    const bot = await ctx.db.$transaction(async (tx) => {
      const known = await tx.noticeBot.findUnique({ where: { organizationId } });
      if (known && known.botId !== botId) await tx.noticeBot.delete({ where: { id: known.id } });
      const id = known?.botId === botId ? known.id : newId();
      const facts = {
        username: me.username ?? '',
        apiRoot,
        credentials: sealBot(ctx, { id, organizationId }, token),
        problem: null,
        problemSince: null,
        failures: 0,
        nextAt: null,
      };
      const createdById = ctx.actor.kind === 'user' ? ctx.actor.userId : id;
      const now = ctx.clock.now();
      const row = await tx.noticeBot.upsert({
        where: { id },
        create: { id, organizationId, botId, ...facts, createdById, createdAt: now },
        update: facts,
      });
      const target = { targetKind: 'bot', targetId: id };
      await recordAudit(ctx, { action: 'bot.connected', ...target, data: { name: row.username } }, tx);
      return row;
    });
    return { bot: await present(ctx, bot) };
  } catch (error) {
    if (isUniqueViolation(error)) throw apiError('already_exists', { reason: 'bot_of_another' });
    throw error;
  }
}

export async function removeBot(ctx: Ctx): Promise<{ bot: null }> {
  await ctx.db.$transaction(async (tx) => {
    const bot = await tx.noticeBot.findUnique({ where: { organizationId: ctx.organizationId } });
    if (!bot) return;
    await tx.noticeBot.delete({ where: { id: bot.id } });
    await tx.botUpdate.deleteMany({ where: { botId: bot.id } });
    const target = { targetKind: 'bot', targetId: bot.id };
    await recordAudit(ctx, { action: 'bot.removed', ...target, data: { name: bot.username } }, tx);
  });
  return { bot: null };
}

/** A new code takes the place of the last one; a chat that is linked stays until the code is used. */
export async function linkChat(ctx: Ctx): Promise<ChatCode> {
  const person = personOf(ctx);
  const bot = await ctx.db.noticeBot.findUnique({ where: { organizationId: ctx.organizationId } });
  if (!bot) throw apiError('not_found');
  const code = Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const codeExpiresAt = new Date(ctx.clock.now().getTime() + CODE_MS);
  const fresh = { botId: bot.id, codeHash: hashToken(code), codeExpiresAt };
  await ctx.db.noticeChat.upsert({
    where: { organizationId_userId: person },
    create: { ...person, ...fresh },
    update: fresh,
  });
  const url = `https://t.me/${bot.username}?start=${code}`;
  return { code, url, expiresAt: codeExpiresAt.toISOString() };
}

export async function unlinkChat(ctx: Ctx): Promise<OwnNoticeSettings> {
  await ctx.db.noticeChat.deleteMany({ where: personOf(ctx) });
  return ownSettings(ctx);
}

async function tokenOfChannel(ctx: Ctx, channelId: string): Promise<{ token: string; apiRoot: string }> {
  try {
    const { channel, call } = await openChannel(ctx, channelId);
    const { token } = call.channel.credentials;
    if (channel.network !== 'telegram' || !token)
      throw apiError('network_problem', { network: channel.network, problem: 'no_bot', field: null });
    const { apiRoot } = call.channel.settings;
    return { token, apiRoot: typeof apiRoot === 'string' ? apiRoot : DEFAULT_API_ROOT };
  } catch (error) {
    if (!(error instanceof ChannelUnavailable)) throw error;
    throw apiError('network_problem', { network: 'telegram', problem: error.problem, field: null });
  }
}

function rooted({ token, apiRoot }: { token: string; apiRoot?: string }) {
  return { token, apiRoot: apiRoot ?? DEFAULT_API_ROOT };
}

async function askWho(
  { safeFetch }: Ctx,
  { token, apiRoot }: { token: string; apiRoot: string },
): Promise<TelegramUser> {
  const signal = AbortSignal.timeout(CALL_LIMIT_MS);
  const answer = await callApi({ fetch: safeFetch, apiRoot, token, signal }, 'getMe', {});
  if (answer.kind === 'ok') return answer.result as TelegramUser;
  const isRefused = answer.kind === 'error' && (answer.code === 401 || answer.code === 404);
  const problem = isRefused ? 'wrong_token' : answer.kind === 'error' ? 'unexpected_answer' : answer.problem;
  throw apiError('network_problem', {
    network: 'telegram',
    problem,
    field: 'token',
    fields: [{ path: 'token', code: problem }],
  });
}

async function present(ctx: Ctx, bot: NoticeBot): Promise<NoticeBotView> {
  const where = { organizationId: ctx.organizationId, botId: bot.id, chatId: { not: null } };
  return {
    username: bot.username,
    linkedCount: await ctx.db.noticeChat.count({ where }),
    heardAt: bot.heardAt?.toISOString() ?? null,
    problem: bot.problem,
    problemSince: bot.problemSince?.toISOString() ?? null,
  };
}
