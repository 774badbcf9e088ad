import { headingOf } from '@rupor/shared/posts/excerpt';
import { formatSeries, parseRule } from '@rupor/shared/posts/rrule';
import type { Series } from '@rupor/shared/posts/series-contract';
import { leadingState } from '@rupor/shared/posts/state-machine';
import type { Ctx } from '../../../context.ts';
import type { PostSeries } from '../../../generated/prisma/client.ts';
import { apiError } from '../../../lib/errors.ts';
import { SeriesContent } from './series-content.ts';

export async function getSeriesOrThrow(ctx: Ctx, id: string): Promise<PostSeries> {
  const series = await ctx.db.postSeries.findFirst({ where: { id, organizationId: ctx.organizationId } });
  if (!series) throw apiError('not_found');
  return series;
}

export async function presentSeries(ctx: Ctx, rows: readonly PostSeries[]): Promise<Series[]> {
  const posts = await ctx.db.post.findMany({
    where: {
      organizationId: ctx.organizationId,
      seriesId: { in: rows.map(({ id }) => id) },
      deletedAt: null,
      targets: {
        some: { dueAt: { gt: ctx.clock.now() }, position: 0, state: { notIn: ['cancelled', 'published'] } },
      },
    },
    orderBy: { occursOn: 'asc' },
    select: {
      id: true,
      seriesId: true,
      occursOn: true,
      detachedAt: true,
      targets: { where: { position: 0 }, select: { dueAt: true, state: true }, orderBy: { dueAt: 'asc' } },
    },
  });
  const last = await readLast(ctx, rows);
  return rows.map((series) => {
    const { title, baseText } = SeriesContent.parse(series.content);
    const rule = parseRule(series.rule, series.timeZone);
    const { id, anchorDay, time, timeZone, catchUp, spacingMinutes, version, endedAt } = series;
    return {
      id,
      heading: headingOf({ title, text: baseText }),
      rule,
      ruleText: formatSeries(rule, { anchorDay, time, timeZone }),
      anchorDay,
      time,
      timeZone,
      catchUp,
      spacingMinutes,
      version,
      endedAt: endedAt?.toISOString() ?? null,
      lastPostId: last.get(id) ?? null,
      ahead: posts
        .filter((post) => post.seriesId === id)
        .map((post) => ({
          postId: post.id,
          occursOn: post.occursOn ?? '',
          dueAt: post.targets[0]?.dueAt?.toISOString() ?? null,
          state: leadingState(post.targets.map(({ state }) => state)),
          isDetached: post.detachedAt !== null,
        })),
    };
  });
}

/** Series → its last occurrence that was not removed. */
async function readLast(ctx: Ctx, rows: readonly PostSeries[]): Promise<Map<string | null, string>> {
  const posts = await ctx.db.post.findMany({
    where: {
      organizationId: ctx.organizationId,
      seriesId: { in: rows.map(({ id }) => id) },
      deletedAt: null,
    },
    distinct: ['seriesId'],
    orderBy: [{ seriesId: 'asc' }, { occursOn: 'desc' }],
    select: { id: true, seriesId: true },
  });
  return new Map(posts.map(({ id, seriesId }) => [seriesId, id]));
}
