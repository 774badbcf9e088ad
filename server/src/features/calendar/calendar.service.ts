import type { CalendarEntry } from '@rupor/shared/calendar/contract';
import { headingOf } from '@rupor/shared/posts/excerpt';
import { boundsOfDays } from '@rupor/shared/posts/schedule';
import { ATTENTION } from '@rupor/shared/posts/state-machine';
import type { Ctx } from '../../context.ts';
import { presentChannel } from '../posts/present-post.ts';
import type { PostFilters } from '../posts/queries/filters.sql.ts';
import { type EntryRow, listCalendarEntries } from './queries/calendar-entries.sql.ts';

const PAGE_SIZE = 100;

type Range = PostFilters & { from: string; to: string; perDay: number };

export async function readRange(ctx: Ctx, { from, to, perDay, ...filters }: Range) {
  const { timeZone, rows } = await readEntries(ctx, { from, to, filters, skip: 0, take: perDay });
  const present = await createPresenter(ctx, rows, timeZone);
  const days = new Map<string, { day: string; total: number; entries: CalendarEntry[] }>();
  for (const row of rows) {
    const day = days.get(row.day) ?? { day: row.day, total: row.dayTotal, entries: [] };
    day.entries.push(present(row));
    days.set(row.day, day);
  }
  const listed = [...days.values()];
  return { timeZone, total: listed.reduce((sum, day) => sum + day.total, 0), days: listed };
}

export async function readDay(
  ctx: Ctx,
  { day, page, ...filters }: PostFilters & { day: string; page: number },
) {
  const skip = (page - 1) * PAGE_SIZE;
  const { timeZone, rows } = await readEntries(ctx, { from: day, to: day, filters, skip, take: PAGE_SIZE });
  const present = await createPresenter(ctx, rows, timeZone);
  return { timeZone, total: rows[0]?.dayTotal ?? 0, pageSize: PAGE_SIZE, entries: rows.map(present) };
}

interface Entries {
  from: string;
  to: string;
  filters: PostFilters;
  skip: number;
  take: number;
}

async function readEntries(ctx: Ctx, { from, to, filters, skip, take }: Entries) {
  const { timeZone } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { timeZone: true },
  });
  const rows = await listCalendarEntries(ctx.pool, {
    organizationId: ctx.organizationId,
    filters,
    timeZone,
    ...boundsOfDays({ from, to, timeZone }),
    skip,
    take,
  });
  return { timeZone, rows };
}

/** Names and colours are few and repeat in hundreds of entries: each is read once. */
async function createPresenter(
  ctx: Ctx,
  rows: EntryRow[],
  timeZone: string,
): Promise<(row: EntryRow) => CalendarEntry> {
  const ids = <T>(pick: (row: EntryRow) => T[]) => [...new Set(rows.flatMap(pick))];
  const own = { organizationId: ctx.organizationId };
  const [channels, rubrics, campaigns, segments] = await Promise.all([
    ctx.db.channel.findMany({ where: { ...own, id: { in: ids(({ channelIds }) => channelIds) } } }),
    ctx.db.rubric.findMany({
      where: { ...own, id: { in: ids(({ rubricId }) => (rubricId ? [rubricId] : [])) } },
    }),
    ctx.db.campaign.findMany({
      where: { ...own, id: { in: ids(({ campaignId }) => (campaignId ? [campaignId] : [])) } },
    }),
    ctx.db.segment.findMany({
      where: { ...own, id: { in: ids(({ segmentIds }) => segmentIds) } },
      select: { id: true, name: true },
      orderBy: { name: 'asc' },
    }),
  ]);
  const channelById = new Map(channels.map((channel) => [channel.id, presentChannel(channel)]));
  const rubricById = new Map(rubrics.map(({ id, name, colour }) => [id, { id, name, colour }]));
  const campaignById = new Map(campaigns.map(({ id, name }) => [id, { id, name }]));
  return (row) => ({
    postId: row.postId,
    targetIds: row.targetIds,
    heading: headingOf({ title: row.title, text: row.text }),
    isRepeated: row.isRepeated,
    state: ATTENTION[row.rank - 1] ?? 'draft',
    dueAt: row.dueAt.toISOString(),
    at: row.at,
    wallTime: row.wallTime ?? row.at,
    timeZone: row.timeZone ?? timeZone,
    channels: row.channelIds.flatMap((id) => channelById.get(id) ?? []),
    rubric: rubricById.get(row.rubricId ?? '') ?? null,
    campaign: campaignById.get(row.campaignId ?? '') ?? null,
    segments: segments.filter(({ id }) => row.segmentIds.includes(id)),
  });
}
