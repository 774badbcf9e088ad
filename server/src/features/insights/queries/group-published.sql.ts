// Publications of a period in groups: sums of each number over those where it is known, and how many those are.
// Index: placement_organization_id_published_at_idx.
import type { BreakdownBy } from '@rupor/shared/insights/answers';
import type { DayRange } from '@rupor/shared/insights/period';
import type { Pool } from 'pg';
import { type Filter, filterParams, PLACEMENTS } from './filter.ts';
import { isOfTime, KEYS, LABELS, SOURCES } from './group-keys.ts';
import { zoneOffsets } from './zone-offsets.ts';

const sql = (by: BreakdownBy): string => `WITH ${PLACEMENTS},
keyed AS (
  SELECT ${KEYS[by]} AS key, n.* FROM counted_placement n ${SOURCES[by] ?? ''}
)
SELECT ${LABELS[by]} AS key, count(DISTINCT post_id)::int AS posts, count(*)::int AS placements,
  sum(views)::float8 AS views, count(views)::int AS "viewsN",
  sum(engagement)::float8 AS engagement, count(engagement)::int AS "engagementN",
  sum(clicks)::float8 AS clicks, count(clicks)::int AS "clicksN",
  sum(views) FILTER (WHERE engagement IS NOT NULL)::float8 AS "engagementViews",
  sum(engagement) FILTER (WHERE views > 0)::float8 AS "viewedEngagement",
  count(*) FILTER (WHERE views > 0 AND engagement IS NOT NULL)::int AS "engagementRatioN",
  sum(views) FILTER (WHERE clicks IS NOT NULL)::float8 AS "clicksViews",
  sum(clicks) FILTER (WHERE views > 0)::float8 AS "viewedClicks",
  count(*) FILTER (WHERE views > 0 AND clicks IS NOT NULL)::int AS "clicksRatioN",
  count(*) FILTER (WHERE counted)::int AS counted, count(*) FILTER (WHERE manual)::int AS manual,
  count(*) FILTER (WHERE simulated)::int AS simulated
FROM keyed GROUP BY keyed.key`;

export interface Group {
  key: string | null;
  posts: number;
  placements: number;
  views: number | null;
  viewsN: number;
  engagement: number | null;
  engagementN: number;
  clicks: number | null;
  clicksN: number;
  engagementViews: number | null;
  viewedEngagement: number | null;
  engagementRatioN: number;
  clicksViews: number | null;
  viewedClicks: number | null;
  clicksRatioN: number;
  counted: number;
  manual: number;
  simulated: number;
}

export async function groupPublished(
  pool: Pool,
  { filter, range, by }: { filter: Filter; range: DayRange; by: BreakdownBy },
): Promise<Group[]> {
  const { seconds, changes } = zoneOffsets(range, filter.timeZone);
  const { rows } = await pool.query<Group>(sql(by), [
    ...filterParams(filter),
    range.from,
    range.to,
    ...(isOfTime(by) ? [seconds, changes] : []),
  ]);
  return rows;
}
