import type { Measure, RankedPost, RankedPosts } from '@rupor/shared/insights/answers';
import type { Ctx } from '../../context.ts';
import { type RankedRow, rankPosts } from './queries/rank-posts.sql.ts';
import { type Question, readScope } from './scope.service.ts';

/** Younger posts still gather. */
const RIPE_MS = 48 * 3_600_000;

export async function readRankedPosts(
  ctx: Ctx,
  question: Question & { measure: Measure; limit: number },
): Promise<RankedPosts> {
  const scope = await readScope(ctx, question);
  const { measure, limit } = question;
  const rows = await rankPosts(ctx.pool, {
    filter: scope.filter,
    range: scope.period,
    measure,
    ripeBefore: new Date(ctx.clock.now().getTime() - RIPE_MS),
    limit,
  });
  const compared = rows.filter((row) => !row.excluded);
  const [any] = rows;
  const n = any?.n ?? 0;
  // One post is never best and worst at once.
  const most = Math.min(limit, Math.ceil(n / 2));
  return {
    measure,
    numbers: scope.numbers,
    best: pick(compared, 'best', most),
    worst: pick(compared, 'worst', Math.min(limit, n - most)),
    n,
    tooYoung: any?.tooYoung ?? 0,
    unknown: any?.unknown ?? 0,
    asOf: scope.asOf,
  };
}

function pick(rows: RankedRow[], end: 'best' | 'worst', limit: number): RankedPost[] {
  return rows
    .filter((row) => row[end] <= limit)
    .sort((a, b) => a[end] - b[end])
    .map(present);
}

function present(row: RankedRow): RankedPost {
  const { views, reach, likes, comments, shares, clicks, counted, manual, simulated } = row;
  return {
    postId: row.postId,
    title: row.title,
    excerpt: row.excerpt,
    publishedAt: row.publishedAt.toISOString(),
    rubric: row.rubric,
    campaign: row.campaign,
    networks: row.networks,
    placements: row.placements,
    value: row.value ?? 0,
    totals: { views, reach, likes, comments, shares, clicks },
    sources: { counted, manual, simulated },
  };
}
