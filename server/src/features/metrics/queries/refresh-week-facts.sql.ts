// Guarantee: afterwards week_fact of the weeks that hold the given cells (channel, day) is exactly the sum of day_fact
// in them, Monday to Sunday; running it again changes nothing. Index: day_fact_channel_id_day_idx, week_fact_pkey.
import type { ClientBase } from 'pg';
import type { ChangedCell } from './refresh-target-days.sql.ts';

const SQL = `
WITH cells AS (
  SELECT DISTINCT channel_id, date_trunc('week', day)::date AS week
  FROM unnest($2::uuid[], $3::date[]) AS c(channel_id, day)
),
fresh AS (
  SELECT cells.week, f.channel_id, f.rubric_id, f.campaign_id, f.source,
    sum(f.views)::int AS views, sum(f.reach)::int AS reach, sum(f.likes)::int AS likes,
    sum(f.comments)::int AS comments, sum(f.shares)::int AS shares, sum(f.clicks)::int AS clicks
  FROM cells
  JOIN day_fact f ON f.channel_id = cells.channel_id AND f.day BETWEEN cells.week AND cells.week + 6
  WHERE f.organization_id = $1
  GROUP BY 1, 2, 3, 4, 5
),
gone AS (
  DELETE FROM week_fact w USING cells
  WHERE w.organization_id = $1 AND w.channel_id = cells.channel_id AND w.week = cells.week
    AND NOT EXISTS (SELECT FROM fresh n WHERE (n.week, n.channel_id, n.rubric_id, n.campaign_id, n.source)
      = (w.week, w.channel_id, w.rubric_id, w.campaign_id, w.source))
)
INSERT INTO week_fact AS w (organization_id, week, channel_id, rubric_id, campaign_id, source,
  views, reach, likes, comments, shares, clicks)
SELECT $1, week, channel_id, rubric_id, campaign_id, source, views, reach, likes, comments, shares, clicks FROM fresh
ON CONFLICT (organization_id, week, channel_id, rubric_id, campaign_id, source) DO UPDATE SET
  views = excluded.views, reach = excluded.reach, likes = excluded.likes, comments = excluded.comments,
  shares = excluded.shares, clicks = excluded.clicks
WHERE (w.views, w.reach, w.likes, w.comments, w.shares, w.clicks) IS DISTINCT FROM
  (excluded.views, excluded.reach, excluded.likes, excluded.comments, excluded.shares, excluded.clicks)`;

export async function refreshWeekFacts(
  client: ClientBase,
  input: { organizationId: string; cells: ChangedCell[] },
): Promise<void> {
  if (input.cells.length === 0) return;
  await client.query(SQL, [
    input.organizationId,
    input.cells.map((cell) => cell.channelId),
    input.cells.map((cell) => cell.day),
  ]);
}
