// What is known of the posts of one campaign: sums by channel, each with how many publications it is known of, and how
// many posts there are. Sums of different channels add up; unknown stays null.
// Index: post_organization_id_campaign_id_idx, then placement by its post.
import type { Pool } from 'pg';

const SUMS = `
SELECT n.channel_id AS "channelId", count(*)::int AS placements,
  sum(n.views)::float8 AS views, count(n.views)::int AS "viewsKnown",
  count(*) FILTER (WHERE n.views_manual)::int AS "viewsManual",
  sum(n.clicks)::float8 AS clicks, count(n.clicks)::int AS "clicksKnown",
  count(*) FILTER (WHERE n.clicks_manual)::int AS "clicksManual",
  sum(e.engagement)::float8 AS engagement, count(e.engagement)::int AS "engagementKnown",
  count(*) FILTER (WHERE n.engagement_manual)::int AS "engagementManual",
  (sum(n.clicks) FILTER (WHERE n.views > 0))::float8 AS "clicksWithViews",
  (sum(n.views) FILTER (WHERE n.clicks IS NOT NULL))::float8 AS "viewsWithClicks"
FROM post p JOIN post_target t ON t.post_id = p.id AND t.position = 0 JOIN placement n ON n.target_id = t.id
CROSS JOIN LATERAL (SELECT CASE WHEN coalesce(n.likes, n.comments, n.shares) IS NOT NULL THEN
  coalesce(n.likes, 0) + coalesce(n.comments, 0) + coalesce(n.shares, 0) END AS engagement) e
WHERE p.organization_id = $1 AND p.campaign_id = $2 AND p.deleted_at IS NULL
GROUP BY n.channel_id ORDER BY n.channel_id`;

const POSTS = `
SELECT count(*)::int AS total,
  count(*) FILTER (WHERE EXISTS (SELECT FROM post_target t
    WHERE t.post_id = p.id AND t.state = 'published' AND t.channel_id = ANY($3::uuid[])))::int AS published,
  count(*) FILTER (WHERE EXISTS (SELECT FROM post_target t
    WHERE t.post_id = p.id AND t.state = 'scheduled'))::int AS scheduled
FROM post p WHERE p.organization_id = $1 AND p.campaign_id = $2 AND p.deleted_at IS NULL`;

const COUNTS = `
SELECT p.campaign_id AS "campaignId", count(*)::int AS total,
  count(*) FILTER (WHERE EXISTS (SELECT FROM post_target t
    WHERE t.post_id = p.id AND t.state = 'published'))::int AS published
FROM post p WHERE p.organization_id = $1 AND p.campaign_id IS NOT NULL AND p.deleted_at IS NULL
GROUP BY p.campaign_id`;

export interface ChannelSum {
  channelId: string;
  placements: number;
  views: number | null;
  viewsKnown: number;
  viewsManual: number;
  clicks: number | null;
  clicksKnown: number;
  clicksManual: number;
  engagement: number | null;
  engagementKnown: number;
  engagementManual: number;
  clicksWithViews: number | null;
  viewsWithClicks: number | null;
}

interface Of {
  organizationId: string;
  campaignId: string;
}

export async function sumByChannel(pool: Pool, { organizationId, campaignId }: Of): Promise<ChannelSum[]> {
  return (await pool.query<ChannelSum>(SUMS, [organizationId, campaignId])).rows;
}

/** `published`: in one of these channels. */
export async function countCampaignPosts(
  pool: Pool,
  { organizationId, campaignId, channelIds }: Of & { channelIds: string[] },
): Promise<{ total: number; published: number; scheduled: number }> {
  const { rows } = await pool.query(POSTS, [organizationId, campaignId, channelIds]);
  const [row] = rows;
  if (!row) throw new Error('an aggregate without groups has one row');
  return row;
}

/** Posts of every campaign that has some. */
export async function countPostsByCampaign(
  pool: Pool,
  organizationId: string,
): Promise<{ campaignId: string; total: number; published: number }[]> {
  return (await pool.query(COUNTS, [organizationId])).rows;
}
