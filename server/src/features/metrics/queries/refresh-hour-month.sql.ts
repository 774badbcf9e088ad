// Guarantee: afterwards hour_fact of that month is exactly what its placements add up to, and the changes it was told of
// are settled; a change that commits meanwhile keeps its line in hour_change, and the month stays to be done again.
// Index: placement_organization_id_published_at_idx, hour_fact_pkey, hour_change_organization_id_at_idx.
import type { ClientBase } from 'pg';

/** Months that ended long enough ago, were never added up by this zone or changed since; earliest first. */
const STALE = `
SELECT m.day::text AS month FROM (
  SELECT generate_series(
    date_trunc('month', (SELECT min(published_at) FROM placement WHERE organization_id = $1) AT TIME ZONE $2),
    date_trunc('month', (now() - interval '45 days') AT TIME ZONE $2) - interval '1 month', '1 month')::date AS day
) m
LEFT JOIN hour_month h ON h.organization_id = $1 AND h.month = m.day
WHERE h.time_zone IS DISTINCT FROM $2 OR EXISTS (
  SELECT FROM hour_change c WHERE c.organization_id = $1 AND c.at >= m.day::timestamp AT TIME ZONE $2
    AND c.at < (m.day + interval '1 month') AT TIME ZONE $2)
ORDER BY m.day`;

const hourOf = (instant: string): string =>
  `(extract(isodow FROM ${instant} AT TIME ZONE $2)::int - 1) * 24 + extract(hour FROM ${instant} AT TIME ZONE $2)::int`;

const NUMBERS = [
  'posts',
  'placements',
  'views',
  'views_n',
  'engagement',
  'engagement_n',
  'clicks',
  'clicks_n',
  'engagement_views',
  'viewed_engagement',
  'engagement_ratio_n',
  'clicks_views',
  'viewed_clicks',
  'clicks_ratio_n',
  'counted',
  'manual',
  'simulated',
];

/** Sums of placements with `engagement`, in the order of NUMBERS; of nothing known null. */
export const HOUR_SUMS = `count(DISTINCT post_id)::int AS posts, count(*)::int AS placements,
  sum(views)::bigint AS views, count(views)::int AS views_n,
  sum(engagement)::bigint AS engagement, count(engagement)::int AS engagement_n,
  sum(clicks)::bigint AS clicks, count(clicks)::int AS clicks_n,
  sum(views) FILTER (WHERE engagement IS NOT NULL)::bigint AS engagement_views,
  sum(engagement) FILTER (WHERE views > 0)::bigint AS viewed_engagement,
  count(*) FILTER (WHERE views > 0 AND engagement IS NOT NULL)::int AS engagement_ratio_n,
  sum(views) FILTER (WHERE clicks IS NOT NULL)::bigint AS clicks_views,
  sum(clicks) FILTER (WHERE views > 0)::bigint AS viewed_clicks,
  count(*) FILTER (WHERE views > 0 AND clicks IS NOT NULL)::int AS clicks_ratio_n,
  count(*) FILTER (WHERE counted)::int AS counted, count(*) FILTER (WHERE manual)::int AS manual,
  count(*) FILTER (WHERE simulated)::int AS simulated`;

/** Likes, comments and shares together, as long as one of them is known. */
export const ENGAGEMENT = `CASE WHEN coalesce(n.likes, n.comments, n.shares) IS NOT NULL THEN
  coalesce(n.likes, 0) + coalesce(n.comments, 0) + coalesce(n.shares, 0) END`;

const REFRESH = `
WITH bounds AS (
  SELECT $3::date::timestamp AT TIME ZONE $2 AS start, ($3::date + interval '1 month') AT TIME ZONE $2 AS finish
),
settled AS (
  DELETE FROM hour_change c USING bounds
  WHERE c.organization_id = $1 AND c.at >= bounds.start AND c.at < bounds.finish
),
placed AS (
  SELECT n.*, ${ENGAGEMENT} AS engagement, c.network = ANY($4::text[]) AS is_simulated,
    ${hourOf('n.published_at')} AS hour
  FROM bounds JOIN placement n ON n.published_at >= bounds.start AND n.published_at < bounds.finish
  JOIN channel c ON c.id = n.channel_id
  WHERE n.organization_id = $1
),
marked AS (
  INSERT INTO hour_month AS h (organization_id, month, time_zone, is_shared)
  SELECT $1, $3, $2, EXISTS (
    SELECT FROM placed a JOIN post_target t ON t.post_id = a.post_id
    WHERE t.state = 'published' AND t.position = 0 AND (t.published_at < start OR t.published_at >= finish)
      AND ${hourOf('t.published_at')} = a.hour)
  FROM bounds
  ON CONFLICT (organization_id, month) DO UPDATE SET time_zone = excluded.time_zone, is_shared = excluded.is_shared
),
fresh AS (SELECT is_simulated, hour, ${HOUR_SUMS} FROM placed GROUP BY is_simulated, hour),
gone AS (
  DELETE FROM hour_fact f
  WHERE f.organization_id = $1 AND f.month = $3
    AND NOT EXISTS (SELECT FROM fresh WHERE fresh.is_simulated = f.is_simulated AND fresh.hour = f.hour)
)
INSERT INTO hour_fact AS f (organization_id, month, is_simulated, hour, ${NUMBERS.join(', ')})
SELECT $1, $3, is_simulated, hour, ${NUMBERS.join(', ')} FROM fresh
ON CONFLICT (organization_id, month, is_simulated, hour) DO UPDATE SET
  ${NUMBERS.map((name) => `${name} = excluded.${name}`).join(', ')}`;

interface Input {
  organizationId: string;
  timeZone: string;
}

export async function listStaleMonths(client: ClientBase, input: Input): Promise<string[]> {
  const { rows } = await client.query<{ month: string }>(STALE, [input.organizationId, input.timeZone]);
  return rows.map(({ month }) => month);
}

/** `month`: its first day; `simulated`: the networks whose numbers are simulated. */
export async function refreshHourMonth(
  client: ClientBase,
  { organizationId, timeZone, month, simulated }: Input & { month: string; simulated: string[] },
): Promise<void> {
  await client.query(REFRESH, [organizationId, timeZone, month, simulated]);
}
