// Decides on which ways each piece of news leaves Rupor and when. A delivery is unique for its notice and way, so
// planning again never sends again.
import { groupOf, NewsKind } from '@rupor/shared/notifications/kinds';
import { tellAt } from '@rupor/shared/notifications/settings';
import type { App } from '../../context.ts';
import type { NoticeWay, Prisma } from '../../generated/prisma/client.ts';
import { readSettings } from './settings.service.ts';

const A_ROUND = 500;

/** How many notices were looked at. */
export async function planDeliveries(app: App): Promise<number> {
  return app.db.$transaction(async (tx) => {
    const claimed = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM personal_notice WHERE planned_at IS NULL
      ORDER BY created_at LIMIT ${A_ROUND} FOR UPDATE SKIP LOCKED`;
    if (claimed.length === 0) return 0;
    const ids = claimed.map(({ id }) => id);
    const notices = await tx.personalNotice.findMany({
      where: { id: { in: ids }, readAt: null },
      include: {
        user: { select: { timeZone: true, noticeSets: true, chats: true } },
        organization: { select: { timeZone: true, isDemo: true } },
      },
    });
    const rows = notices.flatMap((notice) => deliveriesOf(app, notice));
    await tx.noticeDelivery.createMany({ data: rows, skipDuplicates: true });
    await tx.personalNotice.updateMany({
      where: { id: { in: ids } },
      data: { plannedAt: app.clock.now() },
    });
    return ids.length;
  });
}

type Planned = Prisma.PersonalNoticeGetPayload<{
  include: {
    user: { select: { timeZone: true; noticeSets: true; chats: true } };
    organization: { select: { timeZone: true; isDemo: true } };
  };
}>;

function deliveriesOf({ mailer }: App, notice: Planned): Prisma.NoticeDeliveryCreateManyInput[] {
  const { organizationId, userId, user } = notice;
  // The people of the demo are invented, and so are their addresses.
  if (notice.organization.isDemo) return [];
  const here = (row: { organizationId: string }) => row.organizationId === organizationId;
  const settings = readSettings(user.noticeSets.find(here));
  const chat = user.chats.find(here);
  const open: NoticeWay[] = [
    ...(mailer ? (['email'] as const) : []),
    ...(chat?.chatId && !chat.blockedAt ? (['telegram'] as const) : []),
  ];
  const kind = NewsKind.safeParse(notice.kind);
  if (!kind.success) return [];
  const paces = settings.ways[groupOf(kind.data)];
  const timeZone = user.timeZone ?? notice.organization.timeZone;
  return open.flatMap((way) => {
    const pace = paces[way];
    if (pace === 'never') return [];
    const dueAt = tellAt({ at: notice.createdAt, pace, settings, timeZone });
    return [{ organizationId, userId, noticeId: notice.id, way, dueAt }];
  });
}
