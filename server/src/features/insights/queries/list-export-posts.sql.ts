// Publications of a period one by one, for a table. Index:
// placement_organization_id_published_at_idx.
import type { DayRange } from '@rupor/shared/insights/period';
import type { Pool } from 'pg';
import { type Filter, filterParams, PLACEMENTS } from './filter.ts';
import { PLACED_LINKS } from './link-clicks.sql.ts';

const SQL = `WITH ${PLACEMENTS}, ${PLACED_LINKS}
SELECT to_char(n.published_at AT TIME ZONE $2, 'YYYY-MM-DD HH24:MI') AS "publishedAt",
  coalesce(nullif(p.title, ''), left(p.base_text, 80)) AS title, c.name AS channel, c.network,
  b.name AS rubric, g.name AS campaign,
  (SELECT string_agg(s.name, '; ' ORDER BY s.name) FROM post_segment k JOIN segment s ON s.id = k.segment_id
    WHERE k.post_id = n.post_id) AS segments, t.remote_url AS url,
  n.views, n.reach, n.likes, n.comments, n.shares, n.clicks, o.link_clicks AS "linkClicks", n.counted, n.manual, n.simulated
FROM counted_placement n
JOIN post_target t ON t.id = n.target_id JOIN post p ON p.id = n.post_id JOIN channel c ON c.id = n.channel_id
LEFT JOIN placed_link o ON o.post_id = n.post_id AND o.channel_id = n.channel_id
LEFT JOIN rubric b ON b.id = p.rubric_id LEFT JOIN campaign g ON g.id = p.campaign_id
ORDER BY n.published_at, c.name LIMIT 50000`;

export interface ExportPostRow {
  publishedAt: string;
  title: string;
  channel: string;
  network: string;
  rubric: string | null;
  campaign: string | null;
  segments: string | null;
  url: string | null;
  views: number | null;
  reach: number | null;
  likes: number | null;
  comments: number | null;
  shares: number | null;
  clicks: number | null;
  linkClicks: number | null;
  counted: boolean;
  manual: boolean;
  simulated: boolean;
}

export async function listExportPosts(
  pool: Pool,
  { filter, range }: { filter: Filter; range: DayRange },
): Promise<ExportPostRow[]> {
  const { rows } = await pool.query<ExportPostRow>(SQL, [...filterParams(filter), range.from, range.to]);
  return rows;
}
