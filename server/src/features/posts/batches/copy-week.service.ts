// A week again: its posts as drafts so many days later, each channel at its own time of the clock. What would lie in the
// past comes without a time. Undone as one: batches.service.ts.
import { ORPCError } from '@orpc/server';
import type { Batch, WeekCopy } from '@rupor/shared/posts/batches-contract';
import { headingOf } from '@rupor/shared/posts/excerpt';
import {
  boundsOfDays,
  resolveWallTime,
  secondsPast,
  shiftDays,
  toWallTime,
} from '@rupor/shared/posts/schedule';
import { Temporal } from 'temporal-polyfill';
import type { Ctx } from '../../../context.ts';
import { apiError, fieldError } from '../../../lib/errors.ts';
import { type PostRow, postInclude } from '../load-post.ts';
import { duplicatePost } from '../posts-bulk.service.ts';
import { listPlanIds } from '../queries/plan-ids.sql.ts';
import { presentBatch } from './batches.service.ts';
import { type BatchItem, storeBatch } from './store-batch.ts';

const MOST = 200;

interface Weeks {
  from: string;
  to: string;
}

export async function previewWeek(ctx: Ctx, weeks: Weeks): Promise<WeekCopy[]> {
  const { timeZone, posts, days } = await readWeek(ctx, weeks);
  return posts.flatMap((post) => {
    const [first] = timesOf(post).sort();
    if (!first) return [];
    const newWallTime = shiftDays(first, days);
    return [
      {
        postId: post.id,
        heading: headingOf({ title: post.title, text: post.baseText }),
        channels: post.targets.map(({ channel }) => channel.name),
        wallTime: first,
        newWallTime,
        isPast: isPast(ctx, newWallTime, timeZone),
        isRepeated: post.seriesId !== null,
      },
    ];
  });
}

export async function copyWeek(
  ctx: Ctx,
  { postIds, ...weeks }: Weeks & { postIds: string[] },
): Promise<Batch> {
  const { posts, days, monday } = await readWeek(ctx, weeks);
  const chosen = posts.filter(({ id }) => postIds.includes(id));
  if (chosen.length < new Set(postIds).size) throw apiError('not_found');
  const items: BatchItem[] = [];
  for (const post of chosen) items.push(await copyOne(ctx, post, days));
  const id = await storeBatch(ctx, { kind: 'copy_week', title: monday, items });
  return presentBatch(ctx, id);
}

async function copyOne(ctx: Ctx, post: PostRow, days: number): Promise<BatchItem> {
  try {
    const copy = await duplicatePost(ctx, post.id);
    for (const { channelId, wallTime, timeZone } of post.targets) {
      if (!wallTime || !timeZone) continue;
      const plan = { wallTime: shiftDays(wallTime, days), timeZone };
      if (isPast(ctx, plan.wallTime, timeZone)) continue;
      await ctx.db.postTarget.updateMany({
        where: { organizationId: ctx.organizationId, postId: copy.id, channelId, state: 'draft' },
        data: { ...plan, dueAt: resolveWallTime(plan).instant },
      });
    }
    return { postId: copy.id, result: 'made', version: copy.version };
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    return { postId: post.id, result: 'refused', problem: { code: 'not_allowed', field: null, params: {} } };
  }
}

async function readWeek(ctx: Ctx, weeks: Weeks) {
  const [from, to] = [mondayOf(weeks.from), mondayOf(weeks.to)];
  const days = from.until(to, { largestUnit: 'day' }).days;
  if (days === 0) throw fieldError({ path: 'to', code: 'same_week' });
  const { timeZone } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { timeZone: true },
  });
  const monday = from.toString();
  const ids = await listPlanIds(ctx.pool, {
    organizationId: ctx.organizationId,
    filters: {},
    bounds: boundsOfDays({ from: monday, to: from.add({ days: 6 }).toString(), timeZone }),
    states: { never: ['cancelled'] },
    take: MOST,
  });
  const rows = await ctx.db.post.findMany({
    where: { organizationId: ctx.organizationId, id: { in: ids } },
    include: postInclude,
  });
  const byId = new Map(rows.map((post) => [post.id, post]));
  const posts = ids.flatMap((id) => byId.get(id) ?? []);
  return { timeZone, days, monday, posts };
}

function timesOf(post: PostRow): string[] {
  return post.targets.flatMap(({ dueAt, wallTime, timeZone }) =>
    dueAt ? [wallTime ?? toWallTime(dueAt, timeZone ?? 'UTC')] : [],
  );
}

function isPast(ctx: Ctx, wallTime: string, timeZone: string): boolean {
  return secondsPast(resolveWallTime({ wallTime, timeZone }).instant, ctx.clock.now()) > 0;
}

function mondayOf(day: string): Temporal.PlainDate {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 });
}
