// Publications of a period by hour of the week, of all channels of one realm: whole months that are added up are read
// as their sums, everything else one by one. The answer is the same as of group-published.sql.ts, its cost hardly grows
// with posts. Index: hour_fact_pkey, hour_change_organization_id_at_idx, placement_organization_id_published_at_idx.
import type { DayRange } from '@rupor/shared/insights/period';
import type { Pool } from 'pg';
import { ENGAGEMENT, HOUR_SUMS } from '../../metrics/queries/refresh-hour-month.sql.ts';
import type { Filter } from './filter.ts';
import type { Group } from './group-published.sql.ts';
import { zoneOffsets } from './zone-offsets.ts';

const MONDAY_HOURS = 72;
/** Hours of the wall clock since Monday 00:00; $6 and $7 are offsets of the zone and when they change. */
const HOUR = `((date_part('epoch', n.published_at)::bigint
  + ($6::int[])[1 + width_bucket(n.published_at, $7::timestamptz[])]) / 3600 + ${MONDAY_HOURS}) % 168`;

/** Columns of both kinds of rows, and how they stand in the answer. */
const COLUMNS: [column: string, name: keyof Group, type: 'int' | 'float8'][] = [
  ['posts', 'posts', 'int'],
  ['placements', 'placements', 'int'],
  ['views', 'views', 'float8'],
  ['views_n', 'viewsN', 'int'],
  ['engagement', 'engagement', 'float8'],
  ['engagement_n', 'engagementN', 'int'],
  ['clicks', 'clicks', 'float8'],
  ['clicks_n', 'clicksN', 'int'],
  ['engagement_views', 'engagementViews', 'float8'],
  ['viewed_engagement', 'viewedEngagement', 'float8'],
  ['engagement_ratio_n', 'engagementRatioN', 'int'],
  ['clicks_views', 'clicksViews', 'float8'],
  ['viewed_clicks', 'viewedClicks', 'float8'],
  ['clicks_ratio_n', 'clicksRatioN', 'int'],
  ['counted', 'counted', 'int'],
  ['manual', 'manual', 'int'],
  ['simulated', 'simulated', 'int'],
];
const NAMES = COLUMNS.map(([column]) => column).join(', ');

const SQL = `
WITH summed AS (
  SELECT m.month, (m.month + interval '1 month')::date AS next FROM hour_month m
  WHERE m.organization_id = $1 AND m.time_zone = $2 AND NOT m.is_shared
    AND m.month >= $4::date AND (m.month + interval '1 month')::date <= $5::date + 1
    AND NOT EXISTS (SELECT FROM hour_change c WHERE c.organization_id = $1
      AND c.at >= m.month::timestamp AT TIME ZONE $2 AND c.at < (m.month + interval '1 month') AT TIME ZONE $2)
),
gap AS MATERIALIZED (
  SELECT since::timestamp AT TIME ZONE $2 AS start, until::timestamp AT TIME ZONE $2 AS finish FROM (
    SELECT coalesce(lag(next) OVER (ORDER BY month), $4::date) AS since, month AS until FROM summed
    UNION ALL SELECT coalesce(max(next), $4::date), $5::date + 1 FROM summed
  ) g WHERE since < until
),
placed AS (
  SELECT ${HOUR} AS hour, ${ENGAGEMENT} AS engagement, n.*
  -- OFFSET 0 keeps it a look into the index for each gap.
  FROM gap CROSS JOIN LATERAL (
    SELECT * FROM placement
    WHERE organization_id = $1 AND published_at >= gap.start AND published_at < gap.finish
      AND channel_id = ANY($3::uuid[]) OFFSET 0
  ) n
),
part AS (
  SELECT hour, ${HOUR_SUMS} FROM placed GROUP BY hour
  UNION ALL
  SELECT hour, ${NAMES} FROM hour_fact
  WHERE organization_id = $1 AND is_simulated = $8 AND month IN (SELECT month FROM summed)
)
SELECT (hour / 24 + 1) || '-' || lpad((hour % 24)::text, 2, '0') AS key,
  ${COLUMNS.map(([column, name, type]) => `sum(${column})::${type} AS "${name}"`).join(', ')}
FROM part GROUP BY hour`;

/** `filter` must name every channel of its realm and narrow by nothing else. */
export async function groupHours(
  pool: Pool,
  { filter, range, isSimulated }: { filter: Filter; range: DayRange; isSimulated: boolean },
): Promise<Group[]> {
  const { seconds, changes } = zoneOffsets(range, filter.timeZone);
  const { organizationId, timeZone, channelIds } = filter;
  const { rows } = await pool.query<Group>(SQL, [
    organizationId,
    timeZone,
    channelIds,
    range.from,
    range.to,
    seconds,
    changes,
    isSimulated,
  ]);
  return rows;
}
