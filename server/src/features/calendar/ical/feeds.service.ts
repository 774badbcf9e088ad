// The calendar at a secret address. The token is stored as a hash and shown once; the address answers while its owner is
// an active member, with what that person may see, and never with a text: a calendar of a phone is no place for drafts.
import type { CalendarFeed } from '@rupor/shared/calendar/feeds-contract';
import { addDays } from '@rupor/shared/insights/period';
import { headingOf } from '@rupor/shared/posts/excerpt';
import { boundsOfDays, toDay } from '@rupor/shared/posts/schedule';
import { ATTENTION, type TargetState } from '@rupor/shared/posts/state-machine';
import type { App, Ctx } from '../../../context.ts';
import type { CalendarFeed as FeedRow } from '../../../generated/prisma/client.ts';
import { createToken, hashToken } from '../../../lib/crypto.ts';
import { apiError } from '../../../lib/errors.ts';
import { recordAudit } from '../../organization/audit.service.ts';
import { drawQrSvg } from '../../organization/links.ts';
import { userIdOf } from '../../posts/post.policy.ts';
import { listCalendarEntries } from '../queries/calendar-entries.sql.ts';

const DAYS_BACK = 30;
const DAYS_AHEAD = 180;
const PER_DAY = 100;

interface Place {
  /** null = every channel. */
  channelId: string | null;
  isMine: boolean;
}

type Row = FeedRow & { channel: { id: string; name: string } | null };
const include = { channel: { select: { id: true, name: true } } } as const;

export async function listFeeds(ctx: Ctx): Promise<CalendarFeed[]> {
  const rows = await ctx.db.calendarFeed.findMany({
    where: ownOf(ctx),
    include,
    orderBy: { createdAt: 'asc' },
  });
  return rows.map(present);
}

/** The address is in this answer only. */
export async function createFeed(
  ctx: Ctx,
  { channelId, isMine }: Place,
  origin: string,
): Promise<CalendarFeed & { url: string; qrSvg: string }> {
  const own = ownOf(ctx);
  await requireChannel(ctx, channelId);
  const { token, hash } = createToken();
  const row = await ctx.db.$transaction(async (tx) => {
    await tx.calendarFeed.deleteMany({ where: { ...own, channelId, isMine } });
    const made = await tx.calendarFeed.create({
      data: { ...own, channelId, isMine, tokenHash: hash, createdAt: ctx.clock.now() },
      include,
    });
    await recordAudit(ctx, { action: 'calendar.feed_made' }, tx);
    return made;
  });
  const url = `${origin}/ical/${token}.ics`;
  return { ...present(row), url, qrSvg: await drawQrSvg(url) };
}

export async function revokeFeed(ctx: Ctx, { channelId, isMine }: Place): Promise<{ ok: true }> {
  const own = ownOf(ctx);
  await requireChannel(ctx, channelId);
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.calendarFeed.deleteMany({ where: { ...own, channelId, isMine } });
    if (count > 0) await recordAudit(ctx, { action: 'calendar.feed_revoked' }, tx);
  });
  return { ok: true };
}

async function requireChannel(ctx: Ctx, id: string | null): Promise<void> {
  if (id === null) return;
  const channel = await ctx.db.channel.findFirst({ where: { id, organizationId: ctx.organizationId } });
  if (!channel) throw apiError('not_found');
}

export interface FeedEntry {
  postId: string;
  dueAt: Date;
  heading: string;
  state: TargetState;
  channels: string[];
}

export interface FeedContent {
  organizationName: string;
  channelName: string | null;
  /** ru, en */
  locale: string;
  timeZone: string;
  entries: FeedEntry[];
}

export async function readFeedByToken(app: App, token: string): Promise<FeedContent> {
  const feed = await app.db.calendarFeed.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { channel: true, organization: true, user: { select: { locale: true } } },
  });
  if (!feed) throw apiError('not_found');
  const { organizationId, userId, organization, channel } = feed;
  const isMember = await app.db.member.count({ where: { organizationId, userId, deactivatedAt: null } });
  if (isMember === 0 || channel?.removedAt) throw apiError('not_found');
  const now = app.clock.now();
  const today = toDay(now, organization.timeZone);
  const rows = await listCalendarEntries(app.pool, {
    organizationId,
    timeZone: organization.timeZone,
    filters: {
      ...(feed.channelId ? { channelIds: [feed.channelId] } : {}),
      ...(feed.isMine ? { authorId: userId } : {}),
    },
    ...boundsOfDays({
      from: addDays(today, -DAYS_BACK),
      to: addDays(today, DAYS_AHEAD),
      timeZone: organization.timeZone,
    }),
    skip: 0,
    take: PER_DAY,
  });
  const channels = await app.db.channel.findMany({
    where: { organizationId },
    select: { id: true, name: true },
  });
  const nameOf = new Map(channels.map(({ id, name }) => [id, name]));
  await app.db.calendarFeed.updateMany({ where: { id: feed.id }, data: { readAt: now } });
  return {
    organizationName: organization.name,
    channelName: channel?.name ?? null,
    locale: feed.user.locale ?? organization.locale,
    timeZone: organization.timeZone,
    entries: rows.map((row) => ({
      postId: row.postId,
      dueAt: row.dueAt,
      heading: headingOf({ title: row.title, text: row.text }),
      state: ATTENTION[row.rank - 1] ?? 'draft',
      channels: row.channelIds.flatMap((id) => nameOf.get(id) ?? []),
    })),
  };
}

/** Only people have them: a key has no calendar. */
function ownOf(ctx: Ctx): { organizationId: string; userId: string } {
  const userId = userIdOf(ctx.actor);
  if (userId === null) throw apiError('forbidden');
  return { organizationId: ctx.organizationId, userId };
}

function present({ id, channel, isMine, createdAt, readAt }: Row): CalendarFeed {
  return { id, channel, isMine, createdAt: createdAt.toISOString(), readAt: readAt?.toISOString() ?? null };
}
