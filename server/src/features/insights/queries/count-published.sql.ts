// How much was published in a range of days, of how much each number is known, and the two ratios of sums.
// Index: post_target_published (organization_id, published_at).
import type { DayRange } from '@rupor/shared/insights/period';
import type { Pool } from 'pg';
import { type Filter, filterParams, PLACEMENTS } from './filter.ts';

const SQL = `WITH ${PLACEMENTS}
SELECT count(DISTINCT post_id)::int AS posts, count(*)::int AS placements,
  count(views)::int AS "viewsKnown", count(*) FILTER (WHERE views_manual)::int AS "viewsManual",
  count(clicks)::int AS "clicksKnown", count(*) FILTER (WHERE clicks_manual)::int AS "clicksManual",
  count(engagement)::int AS "engagementKnown", count(*) FILTER (WHERE engagement_manual)::int AS "engagementManual",
  count(reach)::int AS "reachKnown", count(likes)::int AS "likesKnown", count(comments)::int AS "commentsKnown",
  count(shares)::int AS "sharesKnown",
  (sum(clicks) FILTER (WHERE views > 0) * 1000.0 / sum(views) FILTER (WHERE clicks IS NOT NULL))::float8
    AS "clicksPerThousand",
  (sum(engagement) FILTER (WHERE views > 0) * 1000.0 / sum(views) FILTER (WHERE engagement IS NOT NULL))::float8
    AS "engagementPerThousand"
FROM counted_placement`;

export interface Published {
  posts: number;
  placements: number;
  viewsKnown: number;
  viewsManual: number;
  clicksKnown: number;
  clicksManual: number;
  engagementKnown: number;
  engagementManual: number;
  reachKnown: number;
  likesKnown: number;
  commentsKnown: number;
  sharesKnown: number;
  clicksPerThousand: number | null;
  engagementPerThousand: number | null;
}

export async function countPublished(
  pool: Pool,
  { filter, range }: { filter: Filter; range: DayRange },
): Promise<Published> {
  const { rows } = await pool.query<Published>(SQL, [...filterParams(filter), range.from, range.to]);
  const [row] = rows;
  if (!row) throw new Error('an aggregate without groups has one row');
  return row;
}
