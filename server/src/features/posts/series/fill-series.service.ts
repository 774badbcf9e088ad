// Makes what is ahead of a series and settles what passed while nothing ran. At least once and safe in any number of
// processes: an occurrence is one row by its unique day, catching up runs under a lock, and its watermark moves last.
// A crash in between repeats only what is not done: what was caught up has a new time and is no longer late.
import type { App, Ctx } from '../../../context.ts';
import type { PostSeries } from '../../../generated/prisma/client.ts';
import { tryUnderLock } from '../../../lib/advisory-lock.ts';
import { changePost } from '../change-post.ts';
import { type PostRow, postInclude } from '../load-post.ts';
import { isUntouched, makeOccurrence, planOccurrence } from './occurrence.service.ts';
import { daysOfSeries, type SeriesDay } from './series-days.ts';

/** So many are caught up at most, the latest ones: a flood helps nobody. */
const CATCH_UP_MAX = 12;

/** `ctx` acts as the system. Answers whether this process did it; false: another one is at it. */
export function fillSeries(ctx: Ctx, seriesId: string): Promise<boolean> {
  return tryUnderLock(ctx.pool, `series ${seriesId}`, async () => {
    const series = await ctx.db.postSeries.findFirst({
      where: { id: seriesId, organizationId: ctx.organizationId, endedAt: null },
      include: { organization: { select: { pausedAt: true, lateLimitMinutes: true } } },
    });
    if (!series) return;
    const now = ctx.clock.now();
    const { pausedAt, lateLimitMinutes } = series.organization;
    const settledTo = new Date(now.getTime() - lateLimitMinutes * 60_000);
    const { late, ahead } = daysOfSeries(series, { now, settledTo });
    // A pause is a decision, no accident: what it held back does not burst out after it.
    if (late.length > 0 && pausedAt === null) await catchUp(ctx, series, late);
    await makeAhead(ctx, series, ahead);
    if (settledTo > series.caughtUpTo)
      await ctx.db.postSeries.update({ where: { id: series.id }, data: { caughtUpTo: settledTo } });
  });
}

/** Every series of the whole installation that has not ended. */
export async function listLivingSeries({ db }: App): Promise<{ id: string; organizationId: string }[]> {
  return db.postSeries.findMany({
    where: { endedAt: null },
    select: { id: true, organizationId: true },
    orderBy: { id: 'asc' },
  });
}

async function makeAhead(ctx: Ctx, series: PostSeries, ahead: readonly SeriesDay[]): Promise<void> {
  const made = await ctx.db.post.findMany({
    where: { seriesId: series.id, occursOn: { in: ahead.map(({ day }) => day) } },
    select: { occursOn: true },
  });
  const missing = ahead.filter(({ day }) => !made.some(({ occursOn }) => occursOn === day));
  for (const { day, dueAt } of missing) await makeOccurrence(ctx, { series, day, dueAt });
}

async function catchUp(ctx: Ctx, series: PostSeries, late: readonly SeriesDay[]): Promise<void> {
  const chosen = { skip: [], latest: late.slice(-1), spaced: late.slice(-CATCH_UP_MAX) }[series.catchUp];
  const posts = await ctx.db.post.findMany({
    where: { seriesId: series.id, occursOn: { in: chosen.map(({ day }) => day) } },
    include: postInclude,
  });
  let turn = 0;
  for (const { day } of chosen) {
    const dueAt = new Date(ctx.clock.now().getTime() + turn * series.spacingMinutes * 60_000);
    const post = posts.find(({ occursOn }) => occursOn === day);
    if (post && !isOverslept(ctx, post)) continue;
    turn += 1;
    if (post) await planAgain(ctx, { id: post.id, series, dueAt });
    else await makeOccurrence(ctx, { series, day, dueAt });
  }
}

async function planAgain(
  ctx: Ctx,
  { id, series, dueAt }: { id: string; series: PostSeries; dueAt: Date },
): Promise<void> {
  await changePost(ctx, id, async (tx, post) => {
    if (isOverslept(ctx, post)) await planOccurrence(tx, ctx, { post, series, dueAt });
  });
}

/** Nobody tried it, nobody touched it, its time is over; one whose own limit has passed stays missed. */
function isOverslept(ctx: Ctx, post: PostRow): boolean {
  const now = ctx.clock.now();
  const overslept = post.targets.filter(
    ({ state, problem, attemptCount, dueAt, expiresAt }) =>
      attemptCount === 0 &&
      dueAt !== null &&
      dueAt < now &&
      (expiresAt === null || expiresAt > now) &&
      (state === 'scheduled' || (state === 'missed' && problem === 'too_late')),
  );
  return (
    overslept.length > 0 &&
    overslept.length === post.targets.length &&
    isUntouched({ ...post, targets: overslept.map((target) => ({ ...target, state: 'scheduled' })) })
  );
}
