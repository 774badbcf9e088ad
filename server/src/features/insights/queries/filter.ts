// What every question of insights is narrowed by, as the same first parameters of each statement.

/** Channels are always given: those of one realm, so that real and simulated numbers never meet in a sum. */
export interface Filter {
  organizationId: string;
  timeZone: string;
  channelIds: string[];
  rubricIds: string[] | null;
  campaignIds: string[] | null;
}

/** $1 organization, $2 zone, $3 channels, $4 rubrics, $5 campaigns. */
export function filterParams(filter: Filter): unknown[] {
  const { organizationId, timeZone, channelIds, rubricIds, campaignIds } = filter;
  return [organizationId, timeZone, channelIds, rubricIds, campaignIds];
}

/** Sum that stays null where nothing is known. `t` is the alias of a table with the six numbers. */
export const SUMS = {
  views: (t: string) => `sum(${t}.views)`,
  reach: (t: string) => `sum(${t}.reach)`,
  likes: (t: string) => `sum(${t}.likes)`,
  comments: (t: string) => `sum(${t}.comments)`,
  shares: (t: string) => `sum(${t}.shares)`,
  clicks: (t: string) => `sum(${t}.clicks)`,
  engagement: (t: string) =>
    `CASE WHEN count(${t}.likes) + count(${t}.comments) + count(${t}.shares) > 0 THEN
      coalesce(sum(${t}.likes), 0) + coalesce(sum(${t}.comments), 0) + coalesce(sum(${t}.shares), 0) END`,
} as const;
export type SummedMetric = keyof typeof SUMS;

/** `$6` first and `$7` last day: targets published between them, one row each, their latest numbers side by side.
 * A target has one row of what its network says (counted or simulated) and one of what was typed in. */
export const PLACEMENTS = `
placement AS (
  SELECT t.id, t.post_id, t.channel_id, t.published_at, p.rubric_id, p.campaign_id,
    coalesce(m.views, n.views) AS views, coalesce(m.reach, n.reach) AS reach, coalesce(m.likes, n.likes) AS likes,
    coalesce(m.comments, n.comments) AS comments, coalesce(m.shares, n.shares) AS shares,
    coalesce(m.clicks, n.clicks) AS clicks,
    m.source IS NOT NULL AS manual, n.source IS NOT DISTINCT FROM 'simulated' AS simulated,
    n.source IS NOT DISTINCT FROM 'counted' AS counted,
    m.views IS NOT NULL AS views_manual, m.clicks IS NOT NULL AS clicks_manual,
    coalesce(m.likes, m.comments, m.shares) IS NOT NULL AS engagement_manual
  FROM post_target t
  JOIN post p ON p.id = t.post_id
  LEFT JOIN target_total n ON n.target_id = t.id AND n.source <> 'manual'
  LEFT JOIN target_total m ON m.target_id = t.id AND m.source = 'manual'
  WHERE t.organization_id = $1 AND t.state = 'published'
    AND t.published_at >= ($6::date)::timestamp AT TIME ZONE $2
    AND t.published_at < ($7::date + 1)::timestamp AT TIME ZONE $2
    AND t.channel_id = ANY($3::uuid[])
    AND ($4::uuid[] IS NULL OR p.rubric_id = ANY($4)) AND ($5::uuid[] IS NULL OR p.campaign_id = ANY($5))
),
counted_placement AS (
  SELECT *, CASE WHEN coalesce(likes, comments, shares) IS NOT NULL THEN
    coalesce(likes, 0) + coalesce(comments, 0) + coalesce(shares, 0) END AS engagement
  FROM placement
)`;
