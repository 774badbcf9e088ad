// Publications of a period in groups: sums of each number over those where it is known, and how many those are.
// Index: placement_organization_id_published_at_idx.
import type { BreakdownBy } from '@rupor/shared/insights/answers';
import type { DayRange } from '@rupor/shared/insights/period';
import type { Pool } from 'pg';
import { type Filter, filterParams, PLACEMENTS, POST_OF } from './filter.ts';
import { zoneOffsets } from './zone-offsets.ts';

/** Seconds of the wall clock since Thursday 1 January 1970; $9 and $10 are offsets of the zone and when they change. */
const WALL = `(date_part('epoch', published_at)::bigint + ($9::int[])[1 + width_bucket(published_at, $10::timestamptz[])])`;
const MONDAY_HOURS = 72;
const KEYS: Record<BreakdownBy, string> = {
  rubric: 'p.rubric_id',
  channel: 'n.channel_id',
  campaign: 'p.campaign_id',
  segment: 'g.segment_id',
  weekday: `(${WALL} / 86400 + 3) % 7`,
  hour: `${WALL} / 3600 % 24`,
  weekdayHour: `(${WALL} / 3600 + ${MONDAY_HOURS}) % 168`,
};
const LABELS: Record<BreakdownBy, string> = {
  rubric: 'key::text',
  channel: 'key::text',
  campaign: 'key::text',
  segment: 'key::text',
  weekday: '(key + 1)::text',
  hour: 'key::text',
  weekdayHour: `(key / 24 + 1) || '-' || lpad((key % 24)::text, 2, '0')`,
};
const isOfTime = (by: BreakdownBy): boolean => by === 'weekday' || by === 'hour' || by === 'weekdayHour';
const SOURCES: Partial<Record<BreakdownBy, string>> = {
  rubric: POST_OF('n'),
  campaign: POST_OF('n'),
  // A post for two segments counts in both. Index: post_segment_pkey.
  segment: 'LEFT JOIN post_segment g ON g.post_id = n.post_id',
};

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
