// How much was published in a range of days, of how much each number is known, and the two ratios of sums.
// Posts are counted apart: one post in several channels is one. Index: placement_organization_id_published_at_idx.
import type { DayRange } from '@rupor/shared/insights/period';
import type { Pool } from 'pg';
import { type Filter, filterParams, PLACEMENTS, type SummedMetric } from './filter.ts';

const POSTS = `WITH ${PLACEMENTS}
SELECT count(*)::int AS posts FROM (SELECT DISTINCT post_id FROM counted_placement) p`;

const IMPORTED = `WITH ${PLACEMENTS}
SELECT count(*)::int AS imported FROM counted_placement n JOIN post_target t ON t.id = n.target_id WHERE t.is_imported`;

const KNOWN = `WITH ${PLACEMENTS}
SELECT count(*)::int AS placements,
  count(views)::int AS views, count(*) FILTER (WHERE views_manual)::int AS "viewsManual",
  count(clicks)::int AS clicks, count(*) FILTER (WHERE clicks_manual)::int AS "clicksManual",
  count(engagement)::int AS engagement, count(*) FILTER (WHERE engagement_manual)::int AS "engagementManual",
  (sum(clicks) FILTER (WHERE views > 0) * 1000.0 / sum(views) FILTER (WHERE clicks IS NOT NULL))::float8
    AS "clicksPerThousand",
  (sum(engagement) FILTER (WHERE views > 0) * 1000.0 / sum(views) FILTER (WHERE engagement IS NOT NULL))::float8
    AS "engagementPerThousand"
FROM counted_placement`;

const knownOf = (metric: SummedMetric | null): string => `WITH ${PLACEMENTS}
SELECT count(*)::int AS placements, count(${metric ?? '*'})::int AS known FROM counted_placement`;

export interface Known {
  placements: number;
  views: number;
  viewsManual: number;
  clicks: number;
  clicksManual: number;
  engagement: number;
  engagementManual: number;
  clicksPerThousand: number | null;
  engagementPerThousand: number | null;
}

interface Input {
  filter: Filter;
  range: DayRange;
}

export async function countPosts(pool: Pool, input: Input): Promise<number> {
  return (await askOne<{ posts: number }>(pool, POSTS, input)).posts;
}

export async function countImported(pool: Pool, input: Input): Promise<number> {
  return (await askOne<{ imported: number }>(pool, IMPORTED, input)).imported;
}

export function countKnown(pool: Pool, input: Input): Promise<Known> {
  return askOne(pool, KNOWN, input);
}

/** Publications in channels, and of how many the number is known; without a number: all. */
export function countPlacements(
  pool: Pool,
  { metric, ...input }: Input & { metric: SummedMetric | null },
): Promise<{ placements: number; known: number }> {
  return askOne(pool, knownOf(metric), input);
}

async function askOne<T extends object>(pool: Pool, sql: string, { filter, range }: Input): Promise<T> {
  const { rows } = await pool.query<T>(sql, [...filterParams(filter), range.from, range.to]);
  const [row] = rows;
  if (!row) throw new Error('an aggregate without groups has one row');
  return row;
}
