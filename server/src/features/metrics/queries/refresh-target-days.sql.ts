// Guarantee: afterwards target_day of the touched targets is exactly what their snapshots say, whatever was there
// before; running it again changes nothing. Answers with the cells (channel, day) that changed.
// Growth = last known of the day − last known before it; before the first one a post had nothing. Of a post read from
// the network later than its own day nobody knows when it grew to the first number: growth begins after that. Where the
// network tells a number, what was typed in for it does not grow too.
// Index: target_snapshot_pkey (target_id, source, taken_at).
import type { ClientBase } from 'pg';

const SQL = `
WITH touched AS (SELECT unnest($2::uuid[]) AS target_id),
known AS (
  SELECT DISTINCT ON (s.target_id, s.source, m.name, (s.taken_at AT TIME ZONE $3)::date)
    s.target_id, s.source, m.name, (s.taken_at AT TIME ZONE $3)::date AS day, m.value
  FROM touched
  JOIN target_snapshot s USING (target_id)
  CROSS JOIN LATERAL (VALUES ('views', s.views), ('reach', s.reach), ('likes', s.likes),
    ('comments', s.comments), ('shares', s.shares), ('clicks', s.clicks)) AS m(name, value)
  WHERE s.organization_id = $1 AND m.value IS NOT NULL
  ORDER BY s.target_id, s.source, m.name, (s.taken_at AT TIME ZONE $3)::date, s.taken_at DESC
),
grown AS (
  SELECT k.target_id, k.source, k.name, k.day,
    k.value - lag(k.value, 1, CASE WHEN t.is_imported AND k.day > (t.published_at AT TIME ZONE $3)::date THEN NULL ELSE 0 END)
      OVER (PARTITION BY k.target_id, k.source, k.name ORDER BY k.day) AS value
  FROM known k JOIN post_target t ON t.id = k.target_id
),
told AS (SELECT DISTINCT target_id, name FROM known WHERE source <> 'manual'),
fresh AS (
  SELECT target_id, source, day,
    max(value) FILTER (WHERE name = 'views') AS views,
    max(value) FILTER (WHERE name = 'reach') AS reach,
    max(value) FILTER (WHERE name = 'likes') AS likes,
    max(value) FILTER (WHERE name = 'comments') AS comments,
    max(value) FILTER (WHERE name = 'shares') AS shares,
    max(value) FILTER (WHERE name = 'clicks') AS clicks
  FROM grown g
  WHERE value IS NOT NULL AND NOT (source = 'manual'
    AND EXISTS (SELECT FROM told WHERE told.target_id = g.target_id AND told.name = g.name))
  GROUP BY target_id, source, day
),
gone AS (
  DELETE FROM target_day d USING touched
  WHERE d.target_id = touched.target_id AND d.organization_id = $1
    AND NOT EXISTS (SELECT FROM fresh f WHERE f.target_id = d.target_id AND f.day = d.day AND f.source = d.source)
  RETURNING d.channel_id, d.day
),
written AS (
  INSERT INTO target_day AS d
    (target_id, day, source, organization_id, channel_id, views, reach, likes, comments, shares, clicks)
  SELECT f.target_id, f.day, f.source, $1, t.channel_id, f.views, f.reach, f.likes, f.comments, f.shares, f.clicks
  FROM fresh f JOIN post_target t ON t.id = f.target_id AND t.organization_id = $1
  ON CONFLICT (target_id, day, source) DO UPDATE SET views = excluded.views, reach = excluded.reach,
    likes = excluded.likes, comments = excluded.comments, shares = excluded.shares, clicks = excluded.clicks
  WHERE (d.views, d.reach, d.likes, d.comments, d.shares, d.clicks) IS DISTINCT FROM
    (excluded.views, excluded.reach, excluded.likes, excluded.comments, excluded.shares, excluded.clicks)
  RETURNING d.channel_id, d.day
)
SELECT channel_id AS "channelId", day::text FROM gone
UNION SELECT channel_id, day::text FROM written`;

/** A day of a channel whose sums must be added up again. */
export interface ChangedCell {
  channelId: string;
  day: string;
}

interface Input {
  organizationId: string;
  timeZone: string;
  targetIds: string[];
}

export async function refreshTargetDays(client: ClientBase, input: Input): Promise<ChangedCell[]> {
  const { rows } = await client.query<ChangedCell>(SQL, [
    input.organizationId,
    input.targetIds,
    input.timeZone,
  ]);
  return rows;
}
