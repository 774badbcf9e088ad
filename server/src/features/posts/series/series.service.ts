// A post that comes again: start, change, end, and the undo of the end. Acts on occurrences reach only those that are
// ahead and that nobody changed alone.
import { startsAtAnchor } from '@rupor/shared/posts/recurrence';
import { formatRule } from '@rupor/shared/posts/rrule';
import type { CreateSeries, Series } from '@rupor/shared/posts/series-contract';
import { type Ctx, systemCtx } from '../../../context.ts';
import { requireBranch } from '../../../http/require-branch.ts';
import type { Tx } from '../../../lib/db.ts';
import { apiError, fieldError } from '../../../lib/errors.ts';
import { newId } from '../../../lib/uuid.ts';
import { recordAudit } from '../../organization/audit.service.ts';
import { changePost, pickTargets, wakeScheduled } from '../change-post.ts';
import { getPostOrThrow, lockPostOrThrow, type PostRow } from '../load-post.ts';
import { resolveFuture } from '../plan-time.ts';
import { requirePlaces, userIdOf } from '../post.policy.ts';
import { cancelTargets, readCancelMarks, restoreTargets } from '../posts-cancel.service.ts';
import { scheduleTargets } from '../schedule-targets.ts';
import { fillSeries } from './fill-series.service.ts';
import { isUntouched } from './occurrence.service.ts';
import { getSeriesOrThrow, presentSeries } from './present-series.ts';
import { contentOfPost, SeriesContent } from './series-content.ts';

export async function listSeries(ctx: Ctx): Promise<Series[]> {
  const rows = await ctx.db.postSeries.findMany({
    where: { organizationId: ctx.organizationId },
    orderBy: [{ endedAt: { sort: 'asc', nulls: 'first' } }, { createdAt: 'desc' }],
  });
  return presentSeries(ctx, rows);
}

export async function getSeries(ctx: Ctx, id: string): Promise<Series> {
  const [series] = await presentSeries(ctx, [await getSeriesOrThrow(ctx, id)]);
  if (!series) throw apiError('internal');
  return series;
}

/** The post is the first occurrence. Repeated, the request finds it in the series already: state_conflict. */
export async function createSeries(ctx: Ctx, input: CreateSeries): Promise<Series> {
  const id = newId();
  const { postId, rule, wallTime, timeZone, catchUp, spacingMinutes } = input;
  const [anchorDay = '', time = ''] = wallTime.split('T');
  await changePost(ctx, postId, async (tx, post) => {
    const targets = pickTargets(post, undefined, isSchedulable);
    requirePlaces(ctx, 'posts.schedule', post, targets);
    if (post.seriesId !== null) throw apiError('state_conflict', { reason: 'in_series' });
    const { instant: dueAt } = resolveFuture(ctx, { wallTime, timeZone });
    if (!startsAtAnchor(rule, anchorDay)) throw fieldError({ path: 'rule', code: 'not_its_day' });
    await scheduleTargets(tx, ctx, { post, targets, time: { dueAt, wallTime, timeZone } });
    await tx.postSeries.create({
      data: {
        id,
        organizationId: ctx.organizationId,
        rule: formatRule(rule, timeZone),
        anchorDay,
        time,
        timeZone,
        content: contentOfPost({ ...post, targets: await readPlanned(tx, post) }),
        catchUp,
        spacingMinutes,
        caughtUpTo: ctx.clock.now(),
        createdById: userIdOf(ctx.actor),
        createdAt: ctx.clock.now(),
      },
    });
    await tx.post.update({
      where: { id: post.id },
      data: { seriesId: id, occursOn: anchorDay, detachedAt: null },
    });
    await recordAudit(ctx, { action: 'post.repeated', targetKind: 'series', targetId: id }, tx);
  });
  await fillSeries(systemCtx(ctx, ctx.organizationId), id);
  return getSeries(ctx, id);
}

export async function endSeries(ctx: Ctx, id: string): Promise<{ series: Series; cancelledCount: number }> {
  const found = await getSeriesOrThrow(ctx, id);
  await requireChannels(ctx, SeriesContent.parse(found.content));
  const cancelledCount = await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.postSeries.updateMany({
      where: { id, organizationId: ctx.organizationId, endedAt: null },
      data: { endedAt: ctx.clock.now(), version: { increment: 1 }, updatedAt: ctx.clock.now() },
    });
    if (count === 0) return 0;
    const posts = await lockAhead(tx, ctx, id);
    for (const post of posts) await cancelTargets(tx, ctx, post, post.targets, 'series');
    await recordAudit(ctx, { action: 'post.repeat_ended', targetKind: 'series', targetId: id }, tx);
    return posts.length;
  });
  return { series: await getSeries(ctx, id), cancelledCount };
}

/** What the end cancelled and is still ahead returns; what passed meanwhile is settled. */
export async function resumeSeries(ctx: Ctx, id: string): Promise<Series> {
  const found = await getSeriesOrThrow(ctx, id);
  await requireChannels(ctx, SeriesContent.parse(found.content));
  const restored = await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.postSeries.updateMany({
      where: { id, organizationId: ctx.organizationId, endedAt: { not: null } },
      data: {
        endedAt: null,
        caughtUpTo: ctx.clock.now(),
        version: { increment: 1 },
        updatedAt: ctx.clock.now(),
      },
    });
    if (count === 0) return [];
    const posts = await lockAhead(tx, ctx, id, () => true);
    for (const post of posts) await restoreBySeries(tx, ctx, post);
    await recordAudit(ctx, { action: 'post.repeat_resumed', targetKind: 'series', targetId: id }, tx);
    const fresh: PostRow[] = [];
    for (const { id: postId } of posts) fresh.push(await getPostOrThrow(ctx, postId, tx));
    return fresh;
  });
  for (const post of restored) await wakeScheduled(ctx, post);
  await fillSeries(systemCtx(ctx, ctx.organizationId), id);
  return getSeries(ctx, id);
}

/** Occurrences that are ahead, locked in one order. */
export async function lockAhead(
  tx: Tx,
  ctx: Ctx,
  seriesId: string,
  isWanted: (post: PostRow) => boolean = isUntouched,
): Promise<PostRow[]> {
  const rows = await tx.post.findMany({
    where: {
      seriesId,
      organizationId: ctx.organizationId,
      deletedAt: null,
      targets: { some: { position: 0, dueAt: { gt: ctx.clock.now() } } },
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  const posts: PostRow[] = [];
  for (const { id } of rows) posts.push(await lockPostOrThrow(ctx, id, tx));
  return posts.filter(isWanted);
}

/** Whoever acts on a series may plan in each of its channels. */
export async function requireChannels(ctx: Ctx, { targets, branchId }: SeriesContent): Promise<void> {
  const channels = await ctx.db.channel.findMany({
    where: { organizationId: ctx.organizationId, id: { in: targets.map(({ channelId }) => channelId) } },
    select: { branchId: true },
  });
  const places = channels.map((channel) => channel.branchId);
  requireBranch(ctx, 'posts.schedule', ...(places.length > 0 ? places : [branchId]));
}

async function restoreBySeries(tx: Tx, ctx: Ctx, post: PostRow): Promise<void> {
  const marks = await readCancelMarks(tx, post);
  const targets = post.targets.filter(
    ({ id, state }) => state === 'cancelled' && marks.get(id)?.by === 'series',
  );
  if (targets.length > 0) await restoreTargets(tx, ctx, post, targets, marks);
}

/** The targets with the time they were just given: the limit of a series counts from it. */
async function readPlanned(tx: Tx, post: PostRow): Promise<PostRow['targets']> {
  return (await lockedTargets(tx, post)).filter(({ state }) => state !== 'cancelled');
}

async function lockedTargets(tx: Tx, post: PostRow): Promise<PostRow['targets']> {
  const fresh = await tx.postTarget.findMany({ where: { postId: post.id, position: 0 } });
  return post.targets.map((target) => {
    const { dueAt, expiresAt, state } = fresh.find(({ id }) => id === target.id) ?? target;
    return { ...target, dueAt, expiresAt, state };
  });
}

function isSchedulable({ state }: PostRow['targets'][number]): boolean {
  return !['publishing', 'published', 'unconfirmed', 'cancelled', 'by_hand'].includes(state);
}
