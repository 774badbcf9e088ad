// A change of a series reaches what is ahead and nobody changed alone, in one transaction: days that the rule still
// names keep their row and take the new text and time, the others leave, and the sweep makes what is new.
import { listRecurringDays, type Recurrence } from '@rupor/shared/posts/recurrence';
import { formatRule, parseRule } from '@rupor/shared/posts/rrule';
import type { Series, UpdateSeries } from '@rupor/shared/posts/series-contract';
import { type Ctx, systemCtx } from '../../../context.ts';
import type { PostSeries } from '../../../generated/prisma/client.ts';
import type { Tx } from '../../../lib/db.ts';
import { apiError, fieldError } from '../../../lib/errors.ts';
import { recordAudit } from '../../organization/audit.service.ts';
import { agreedTargets } from '../../review/gate.service.ts';
import { wakeScheduled } from '../change-post.ts';
import { getPostOrThrow, type PostRow } from '../load-post.ts';
import { applyContent } from '../posts-save.service.ts';
import { refuseBlocked } from '../schedule-targets.ts';
import { fillSeries } from './fill-series.service.ts';
import { planOccurrence } from './occurrence.service.ts';
import { getSeriesOrThrow } from './present-series.ts';
import { getSeries, lockAhead, requireChannels } from './series.service.ts';
import { contentOfPost, SeriesContent, usableContent } from './series-content.ts';
import { instantOn } from './series-days.ts';

export async function updateSeries(ctx: Ctx, { id, version, ...patch }: UpdateSeries): Promise<Series> {
  const before = await getSeriesOrThrow(ctx, id);
  await requireChannels(ctx, SeriesContent.parse(before.content));
  if (before.endedAt) throw apiError('state_conflict', { reason: 'ended' });
  const source = patch.contentFrom === undefined ? null : await readSource(ctx, id, patch.contentFrom);
  if (source) await requireChannels(ctx, contentOfPost(source));
  const kept = await ctx.db.$transaction(async (tx) => {
    const series = await writeSeries(tx, ctx, { before, version, patch, source });
    const system = systemCtx(ctx, ctx.organizationId);
    if (source) await tx.post.update({ where: { id: source.id }, data: { detachedAt: null } });
    const posts = await lockAhead(tx, ctx, id);
    const named = namedDays(series, posts);
    const ids: string[] = [];
    for (const post of posts) {
      if (named.has(post.occursOn ?? '')) ids.push(await changeOne(tx, system, { post, series, source }));
      else await tx.post.delete({ where: { id: post.id } });
    }
    await recordAudit(ctx, { action: 'post.repeat_changed', targetKind: 'series', targetId: id }, tx);
    const fresh: PostRow[] = [];
    for (const one of ids) fresh.push(await getPostOrThrow(ctx, one, tx));
    return fresh;
  });
  for (const post of kept) await wakeScheduled(ctx, post);
  await fillSeries(systemCtx(ctx, ctx.organizationId), id);
  return getSeries(ctx, id);
}

type Patch = Omit<UpdateSeries, 'id' | 'version'>;

async function writeSeries(
  tx: Tx,
  ctx: Ctx,
  {
    before,
    version,
    patch,
    source,
  }: { before: PostSeries; version: number; patch: Patch; source: PostRow | null },
): Promise<PostSeries> {
  const timeZone = patch.timeZone ?? before.timeZone;
  const rule: Recurrence = patch.rule ?? parseRule(before.rule, before.timeZone);
  if (listRecurringDays(rule, before.anchorDay).next().done)
    throw fieldError({ path: 'rule', code: 'no_days' });
  const { count } = await tx.postSeries.updateMany({
    where: { id: before.id, organizationId: ctx.organizationId, version, endedAt: null },
    data: {
      rule: formatRule(rule, timeZone),
      timeZone,
      time: patch.time ?? before.time,
      catchUp: patch.catchUp ?? before.catchUp,
      spacingMinutes: patch.spacingMinutes ?? before.spacingMinutes,
      ...(source ? { content: contentOfPost(source) } : {}),
      version: { increment: 1 },
      updatedAt: ctx.clock.now(),
    },
  });
  if (count === 0) throw apiError('version_conflict', { currentVersion: before.version });
  return tx.postSeries.findUniqueOrThrow({ where: { id: before.id } });
}

/** The occurrence whose text the others take. What blocks there would block everywhere. */
async function readSource(ctx: Ctx, seriesId: string, postId: string): Promise<PostRow> {
  const post = await getPostOrThrow(ctx, postId);
  if (post.seriesId !== seriesId) throw apiError('not_found');
  refuseBlocked(ctx, post, post.targets);
  // Its text goes into posts that nobody will be asked about again.
  const agreed = await agreedTargets(ctx.db, ctx, post, post.targets);
  if (agreed.length < post.targets.length) throw apiError('state_conflict', { reason: 'needs_approval' });
  return post;
}

/** Days of the rule up to the last of these posts. */
function namedDays(series: PostSeries, posts: readonly PostRow[]): Set<string> {
  const last =
    posts
      .map(({ occursOn }) => occursOn ?? '')
      .sort()
      .at(-1) ?? '';
  const days = new Set<string>();
  for (const day of listRecurringDays(parseRule(series.rule, series.timeZone), series.anchorDay)) {
    if (day > last) break;
    days.add(day);
  }
  return days;
}

async function changeOne(
  tx: Tx,
  ctx: Ctx,
  { post, series, source }: { post: PostRow; series: PostSeries; source: PostRow | null },
): Promise<string> {
  const { id } = post;
  if (source && source.id !== id) {
    await applyContent(tx, ctx, post, await usableContent(tx, ctx, SeriesContent.parse(series.content)));
    await tx.post.update({
      where: { id },
      data: { version: { increment: 1 }, editedById: series.createdById, updatedAt: ctx.clock.now() },
    });
  }
  const dueAt = instantOn(series, post.occursOn ?? '');
  const isMoved = post.targets.some((target) => target.dueAt?.getTime() !== dueAt.getTime());
  // A new time that has passed already today stays as it was: nothing is sent late by a change of the rule.
  if (dueAt > ctx.clock.now() && (isMoved || source))
    await planOccurrence(tx, ctx, { post: await getPostOrThrow(ctx, id, tx), series, dueAt });
  return id;
}
