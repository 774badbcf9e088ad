// Guarantee: afterwards day_fact of the given cells (channel, day) is exactly the sum of target_day in them, grouped
// by the rubric and campaign that the posts have now; running it again changes nothing.
// Index: target_day_channel_id_day_idx, day_fact_channel_id_day_idx.
import type { ClientBase } from 'pg';
import { NIL_ID } from '../nil-id.ts';
import type { ChangedCell } from './refresh-target-days.sql.ts';

const SQL = `
WITH cells AS (SELECT DISTINCT * FROM unnest($2::uuid[], $3::date[]) AS c(channel_id, day)),
fresh AS (
  SELECT d.day, d.channel_id, coalesce(p.rubric_id, '${NIL_ID}') AS rubric_id,
    coalesce(p.campaign_id, '${NIL_ID}') AS campaign_id, d.source,
    sum(d.views)::int AS views, sum(d.reach)::int AS reach, sum(d.likes)::int AS likes,
    sum(d.comments)::int AS comments, sum(d.shares)::int AS shares, sum(d.clicks)::int AS clicks
  FROM cells
  JOIN target_day d USING (channel_id, day)
  JOIN post_target t ON t.id = d.target_id
  JOIN post p ON p.id = t.post_id
  WHERE d.organization_id = $1
  GROUP BY 1, 2, 3, 4, 5
),
gone AS (
  DELETE FROM day_fact f USING cells
  WHERE f.organization_id = $1 AND f.channel_id = cells.channel_id AND f.day = cells.day
    AND NOT EXISTS (SELECT FROM fresh n WHERE (n.day, n.channel_id, n.rubric_id, n.campaign_id, n.source)
      = (f.day, f.channel_id, f.rubric_id, f.campaign_id, f.source))
)
INSERT INTO day_fact (organization_id, day, channel_id, rubric_id, campaign_id, source,
  views, reach, likes, comments, shares, clicks)
SELECT $1, day, channel_id, rubric_id, campaign_id, source, views, reach, likes, comments, shares, clicks FROM fresh
ON CONFLICT (organization_id, day, channel_id, rubric_id, campaign_id, source) DO UPDATE SET
  views = excluded.views, reach = excluded.reach, likes = excluded.likes, comments = excluded.comments,
  shares = excluded.shares, clicks = excluded.clicks`;

export async function refreshDayFacts(
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
