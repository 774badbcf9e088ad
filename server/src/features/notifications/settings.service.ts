// How one member wants to be told. A change holds for everything that has not left yet: it is planned again.
import type { OwnNoticeSettings } from '@rupor/shared/notifications/news';
import { DEFAULT_SETTINGS, type NoticeSettings, readWays } from '@rupor/shared/notifications/settings';
import type { Ctx } from '../../context.ts';
import type { NoticeSetting } from '../../generated/prisma/client.ts';
import { personOf } from './person.ts';

export async function ownSettings(ctx: Ctx): Promise<OwnNoticeSettings> {
  const person = personOf(ctx);
  const [row, user, organization, bot, chat] = await Promise.all([
    ctx.db.noticeSetting.findUnique({ where: { organizationId_userId: person } }),
    ctx.db.user.findUniqueOrThrow({ where: { id: person.userId } }),
    ctx.db.organization.findUniqueOrThrow({ where: { id: ctx.organizationId } }),
    ctx.db.noticeBot.findUnique({ where: { organizationId: ctx.organizationId } }),
    ctx.db.noticeChat.findUnique({ where: { organizationId_userId: person } }),
  ]);
  return {
    settings: readSettings(row),
    email: user.email,
    hasMail: ctx.mailer !== null,
    timeZone: user.timeZone ?? organization.timeZone,
    bot: bot ? { username: bot.username } : null,
    chat: chat?.chatId ? { name: chat.name, isBlocked: chat.blockedAt !== null } : null,
  };
}

export async function saveSettings(ctx: Ctx, settings: NoticeSettings): Promise<OwnNoticeSettings> {
  const person = personOf(ctx);
  await ctx.db.$transaction(async (tx) => {
    await tx.noticeSetting.upsert({
      where: { organizationId_userId: person },
      create: { ...person, ...settings },
      update: settings,
    });
    const waiting = await tx.noticeDelivery.findMany({ where: { ...person, state: 'waiting' } });
    const ids = { in: waiting.map(({ noticeId }) => noticeId) };
    await tx.noticeDelivery.deleteMany({ where: { noticeId: ids, state: 'waiting' } });
    await tx.personalNotice.updateMany({ where: { ...person, id: ids }, data: { plannedAt: null } });
  });
  return ownSettings(ctx);
}

/** What a row says, or the defaults. */
export function readSettings(row: NoticeSetting | null | undefined): NoticeSettings {
  if (!row) return DEFAULT_SETTINGS;
  const { digestHour, quietFrom, quietTo } = row;
  return { ways: readWays(row.ways), digestHour, quietFrom, quietTo };
}
