// Which post a row speaks of, and whether its numbers may be typed in. A row is understood whole or refused whole.
import type { FileProblem } from '@rupor/shared/insights/numbers-file';
import { isWithin } from '@rupor/shared/organization/permissions';
import { Temporal } from 'temporal-polyfill';
import type { Ctx } from '../../../context.ts';
import type { Channel } from '../../../generated/prisma/client.ts';
import { reachFor } from '../../../http/require-branch.ts';
import { type FileTime, instantOf } from '../../../lib/read-cells.ts';
import { countedBy } from '../manual.service.ts';
import { dayOf } from '../scope.service.ts';
import { type FoundTarget, findTargets } from './find-targets.sql.ts';
import { groupBy } from './group-by.ts';
import { problem, type ReadRow } from './read-rows.ts';

export interface MatchedRow extends ReadRow {
  target: FoundTarget | null;
  channelName: string | null;
  at: Date;
}

export async function matchRows(ctx: Ctx, rows: ReadRow[], timeZone: string): Promise<MatchedRow[]> {
  const { organizationId } = ctx;
  const channels = await ctx.db.channel.findMany({ where: { organizationId } });
  const byName = new Map<string, Channel[]>();
  for (const channel of channels)
    for (const name of new Set([fold(channel.name), fold(channel.handle ?? '')]))
      if (name !== '') byName.set(name, [...(byName.get(name) ?? []), channel]);
  const named = (row: ReadRow) => byName.get(fold(row.channel ?? '')) ?? [];
  const byDay = rows.filter(({ link, date }) => link === null && date !== null);
  const found = await findTargets(ctx.pool, {
    organizationId,
    links: rows.flatMap(({ link }) => (link ? [link] : [])),
    channelIds: byDay.flatMap((row) => named(row).map(({ id }) => id)),
    span: spanOf(byDay, timeZone),
  });
  const channelOf = new Map(channels.map((channel) => [channel.id, channel]));
  const lookUp = createLookUp(found, timeZone);
  return rows.map((row) => {
    const { target, problems } = lookUp(row, named(row));
    const channel = target ? channelOf.get(target.channelId) : undefined;
    const time = timeOf(row.takenAt, ctx.clock.now(), timeZone);
    const refused = target && channel ? refusalsOf(ctx, { row, target, channel, at: time.at }) : [];
    return {
      ...row,
      target,
      channelName: channel?.name ?? row.channel,
      at: time.at,
      problems: [...row.problems, ...problems, ...time.problems, ...refused],
    };
  });
}

type Found = { target: FoundTarget | null; problems: FileProblem[] };

function createLookUp(found: FoundTarget[], timeZone: string) {
  const byLink = groupBy(found, ({ link }) => link ?? '');
  const byDay = groupBy(
    found,
    ({ channelId, publishedAt }) => `${channelId} ${dayOf(publishedAt, timeZone)}`,
  );
  return (row: ReadRow, channels: Channel[]): Found => {
    if (row.link !== null) return only(byLink.get(row.link) ?? [], 'url');
    if (row.channel === null || row.date === null) return { target: null, problems: [] };
    if (channels.length !== 1) {
      const code = channels.length === 0 ? 'no_channel' : 'several_channels';
      return { target: null, problems: [problem(code, 'channel', { value: row.channel.slice(0, 60) })] };
    }
    const { day, time } = row.date;
    const ofDay = byDay.get(`${channels[0]?.id} ${day}`) ?? [];
    return only(
      time === null ? ofDay : ofDay.filter(({ publishedAt }) => clockOf(publishedAt, timeZone) === time),
      'date',
    );
  };
}

function only(found: FoundTarget[], field: 'url' | 'date'): Found {
  const [target, second] = found;
  if (!target) return { target: null, problems: [problem('no_post', field)] };
  if (second) return { target: null, problems: [problem('several_posts', field, { count: found.length })] };
  return { target, problems: [] };
}

function timeOf(
  takenAt: FileTime | null,
  now: Date,
  timeZone: string,
): { at: Date; problems: FileProblem[] } {
  if (takenAt === null) return { at: now, problems: [] };
  const at = instantOf(takenAt, timeZone);
  if (at <= now) return { at, problems: [] };
  // The day that runs: read by now.
  if (takenAt.time === null && takenAt.day === dayOf(now, timeZone)) return { at: now, problems: [] };
  return { at, problems: [problem('in_future', 'takenAt')] };
}

interface Subject {
  row: ReadRow;
  target: FoundTarget;
  channel: Channel;
  at: Date;
}

function refusalsOf(ctx: Ctx, { row, target, channel, at }: Subject): FileProblem[] {
  if (!isWithin(reachFor(ctx.actor, 'insights.write'), channel.branchId)) return [problem('other_branch')];
  // The network knows nothing of ours about what a person published: all of it may be typed in.
  const counted = target.isByHand ? [] : countedBy(ctx, channel, 'post');
  const taken = counted.flatMap((name) =>
    name !== 'followers' && row.numbers[name] !== undefined ? [problem('counted_by_network', name)] : [],
  );
  return at < target.publishedAt ? [...taken, problem('before_publishing', 'takenAt')] : taken;
}

function spanOf(rows: ReadRow[], timeZone: string): { start: Date; end: Date } | null {
  const days = rows.flatMap(({ date }) => (date ? [date.day] : [])).sort();
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return null;
  const startOf = (day: Temporal.PlainDate) => new Date(day.toZonedDateTime(timeZone).epochMilliseconds);
  const end = Temporal.PlainDate.from(last).add({ days: 1 });
  return { start: startOf(Temporal.PlainDate.from(first)), end: startOf(end) };
}

/** HH:MM on the wall of the organization. */
function clockOf(instant: Date, timeZone: string): string {
  const moment = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  return moment.toPlainTime().toString().slice(0, 5);
}

function fold(name: string): string {
  return name.trim().toLocaleLowerCase('ru').replaceAll('ё', 'е').replace(/^@/, '');
}
