// The best and the worst posts of a period by one measure. Posts younger than two days still gather and are left out;
// so are posts whose number is unknown. Index: placement_organization_id_published_at_idx.
import type { Measure } from '@rupor/shared/insights/answers';
import type { DayRange } from '@rupor/shared/insights/period';
import type { Pool } from 'pg';
import { type Filter, filterParams, PLACEMENTS, POST_OF } from './filter.ts';
import { PLACED_LINKS } from './link-clicks.sql.ts';

/** A ratio of a post with hardly any views says nothing. */
const LEAST_VIEWS = 20;
const ratio = (name: string): string =>
  `CASE WHEN sum(views) FILTER (WHERE ${name} IS NOT NULL) >= ${LEAST_VIEWS} THEN
    sum(${name}) FILTER (WHERE views > 0) * 1000.0 / sum(views) FILTER (WHERE ${name} IS NOT NULL) END`;
const VALUES: Record<Measure, string> = {
  viewsPerPost: 'sum(views)',
  engagementPerPost: 'sum(engagement)',
  clicksPerPost: 'sum(clicks)',
  linkClicksPerPost: 'sum(link_clicks)',
  engagementPerThousand: ratio('engagement'),
  clicksPerThousand: ratio('clicks'),
};

const JOINED: Partial<Record<Measure, { tables: string; join: string }>> = {
  linkClicksPerPost: {
    tables: `${PLACED_LINKS},`,
    join: 'LEFT JOIN placed_link USING (post_id, channel_id)',
  },
};

const sql = (measure: Measure): string => `WITH ${PLACEMENTS}, ${JOINED[measure]?.tables ?? ''}
post_sum AS (
  SELECT post_id, min(published_at) AS published_at, (${VALUES[measure]})::float8 AS value,
    count(*)::int AS placements, array_agg(DISTINCT channel_id) AS channel_ids,
    sum(views)::float8 AS views, sum(reach)::float8 AS reach, sum(likes)::float8 AS likes,
    sum(comments)::float8 AS comments, sum(shares)::float8 AS shares, sum(clicks)::float8 AS clicks,
    count(*) FILTER (WHERE counted)::int AS counted, count(*) FILTER (WHERE manual)::int AS manual,
    count(*) FILTER (WHERE simulated)::int AS simulated
  FROM counted_placement ${JOINED[measure]?.join ?? ''} GROUP BY post_id
),
ranked AS (
  SELECT s.*, published_at > $9::timestamptz AS young,
    row_number() OVER (PARTITION BY published_at > $9 OR value IS NULL ORDER BY value DESC, post_id) AS best,
    row_number() OVER (PARTITION BY published_at > $9 OR value IS NULL ORDER BY value, post_id DESC) AS worst,
    count(*) FILTER (WHERE published_at > $9) OVER () AS "tooYoung",
    count(*) FILTER (WHERE published_at <= $9 AND value IS NULL) OVER () AS unknown,
    count(*) FILTER (WHERE published_at <= $9 AND value IS NOT NULL) OVER () AS n
  FROM post_sum s
)
SELECT r.post_id AS "postId", r.published_at AS "publishedAt", r.value, r.placements, r.best::int, r.worst::int,
  r.views, r.reach, r.likes, r.comments, r.shares, r.clicks, r.counted, r.manual, r.simulated,
  r."tooYoung"::int, r.unknown::int, r.n::int, r.young OR r.value IS NULL AS excluded,
  p.title, left(p.base_text, 160) AS excerpt, b.name AS rubric, c.name AS campaign,
  (SELECT array_agg(DISTINCT ch.network) FROM channel ch WHERE ch.id = ANY(r.channel_ids)) AS networks
FROM ranked r ${POST_OF('r')}
LEFT JOIN rubric b ON b.id = p.rubric_id LEFT JOIN campaign c ON c.id = p.campaign_id
WHERE r.best <= $10 OR r.worst <= $10`;

export interface RankedRow {
  postId: string;
  publishedAt: Date;
  value: number | null;
  placements: number;
  best: number;
  worst: number;
  views: number | null;
  reach: number | null;
  likes: number | null;
  comments: number | null;
  shares: number | null;
  clicks: number | null;
  counted: number;
  manual: number;
  simulated: number;
  tooYoung: number;
  unknown: number;
  n: number;
  excluded: boolean;
  title: string;
  excerpt: string;
  rubric: string | null;
  campaign: string | null;
  networks: string[];
}

interface Input {
  filter: Filter;
  range: DayRange;
  measure: Measure;
  ripeBefore: Date;
  limit: number;
}

export async function rankPosts(pool: Pool, input: Input): Promise<RankedRow[]> {
  const { rows } = await pool.query<RankedRow>(sql(input.measure), [
    ...filterParams(input.filter),
    input.range.from,
    input.range.to,
    input.ripeBefore,
    input.limit,
  ]);
  return rows;
}
