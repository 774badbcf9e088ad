// How much was published in a range of days, of how much each number is known, and the two ratios of sums.
// Posts are counted apart: one post in several channels is one. Index: placement_organization_id_published_at_idx.
import type { DayRange } from '@rupor/shared/insights/period';
import type { Pool } from 'pg';
import { type Filter, filterParams, PLACEMENTS, type SummedMetric } from './filter.ts';

const POSTS = `WITH ${PLACEMENTS}
SELECT count(*)::int AS posts FROM (SELECT DISTINCT post_id FROM counted_placement) p`;

// Index: post_target_imported_once (channel_id): where nothing was read from a network this costs nothing.
const IMPORTED = `
SELECT count(*)::int AS imported FROM post_target t
WHERE t.is_imported AND t.organization_id = $1 AND t.channel_id = ANY($3::uuid[])
  AND t.published_at >= ($7::date)::timestamp AT TIME ZONE $2
  AND t.published_at < ($8::date + 1)::timestamp AT TIME ZONE $2
  AND (($4::uuid[] IS NULL AND $5::uuid[] IS NULL) OR EXISTS (
    SELECT FROM post p WHERE p.id = t.post_id
      AND ($4 IS NULL OR p.rubric_id = ANY($4)) AND ($5 IS NULL OR p.campaign_id = ANY($5))))
  AND ($6::uuid[] IS NULL OR t.post_id IN (SELECT post_id FROM post_segment WHERE segment_id = ANY($6)))`;

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
