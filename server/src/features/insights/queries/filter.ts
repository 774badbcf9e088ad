// What every question of insights is narrowed by, as the same first parameters of each statement.
import { type DayRange, wholeWeeks } from '@rupor/shared/insights/period';
import { NIL_ID } from '../../metrics/nil-id.ts';

/** Channels are always given: those of one realm, so that real and simulated numbers never meet in a sum. */
export interface Filter {
  organizationId: string;
  timeZone: string;
  channelIds: string[];
  rubricIds: string[] | null;
  campaignIds: string[] | null;
  segmentIds: string[] | null;
}

/** $1 organization, $2 zone, $3 channels, $4 rubrics, $5 campaigns, $6 segments. */
export function filterParams(filter: Filter): unknown[] {
  const { organizationId, timeZone, channelIds, rubricIds, campaignIds, segmentIds } = filter;
  return [organizationId, timeZone, channelIds, rubricIds, campaignIds, segmentIds];
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

/** `$7` single days, `$8` Mondays of whole weeks: their facts, a week as if all of it lay on its Monday.
 * Index: day_fact_pkey and week_fact_pkey (organization_id, day or week, …). Facts know no segments, for a post may be
 * for several: narrowed by them, the days of their posts are added up themselves. Index: post_segment_segment_id_post_id_idx,
 * target_day_pkey. */
export const FACTS = `
fact AS (
  SELECT day, channel_id, rubric_id, campaign_id, source, views, reach, likes, comments, shares, clicks
  FROM day_fact WHERE organization_id = $1 AND $6::uuid[] IS NULL AND day = ANY($7::date[])
  UNION ALL
  SELECT week, channel_id, rubric_id, campaign_id, source, views, reach, likes, comments, shares, clicks
  FROM week_fact WHERE organization_id = $1 AND $6 IS NULL AND week = ANY($8::date[])
  UNION ALL
  SELECT CASE WHEN d.day = ANY($7) THEN d.day ELSE date_trunc('week', d.day)::date END, d.channel_id,
    coalesce(p.rubric_id, '${NIL_ID}'), coalesce(p.campaign_id, '${NIL_ID}'), d.source,
    d.views, d.reach, d.likes, d.comments, d.shares, d.clicks
  FROM post p JOIN post_target t ON t.post_id = p.id JOIN target_day d ON d.target_id = t.id
  WHERE $6 IS NOT NULL AND p.organization_id = $1
    AND p.id IN (SELECT post_id FROM post_segment WHERE segment_id = ANY($6))
    AND (d.day = ANY($7) OR date_trunc('week', d.day)::date = ANY($8))
),
wanted_fact AS (
  SELECT * FROM fact
  WHERE $2::text IS NOT NULL AND channel_id = ANY($3::uuid[])
    AND ($4::uuid[] IS NULL OR rubric_id = ANY($4)) AND ($5::uuid[] IS NULL OR campaign_id = ANY($5))
)`;

/** As FACTS, the posts' own days with the segments they are for: a post for two is there twice. Posts for nobody in
 * particular have NIL_ID. Index: post_segment_pkey, target_day_pkey. */
export const SEGMENT_FACTS = `
wanted_fact AS (
  SELECT CASE WHEN d.day = ANY($7::date[]) THEN d.day ELSE date_trunc('week', d.day)::date END AS day, d.source,
    coalesce(g.segment_id, '${NIL_ID}') AS segment_id, d.views, d.reach, d.likes, d.comments, d.shares, d.clicks
  FROM post p JOIN post_target t ON t.post_id = p.id JOIN target_day d ON d.target_id = t.id
  LEFT JOIN post_segment g ON g.post_id = p.id
  WHERE $2::text IS NOT NULL AND p.organization_id = $1 AND t.channel_id = ANY($3::uuid[])
    AND ($4::uuid[] IS NULL OR p.rubric_id = ANY($4)) AND ($5::uuid[] IS NULL OR p.campaign_id = ANY($5))
    AND ($6::uuid[] IS NULL OR p.id IN (SELECT post_id FROM post_segment WHERE segment_id = ANY($6)))
    AND (d.day = ANY($7) OR date_trunc('week', d.day)::date = ANY($8::date[]))
)`;

/** The parameters $7 and $8 of FACTS. */
export function factParams(ranges: readonly DayRange[]): [string[], string[]] {
  const parts = ranges.map(wholeWeeks);
  return [parts.flatMap(({ days }) => days), parts.flatMap(({ weeks }) => weeks)];
}

/** `$7` first and `$8` last day: targets published between them, one row each, their latest numbers side by side. */
export const PLACEMENTS = `
counted_placement AS (
  SELECT n.*, CASE WHEN coalesce(likes, comments, shares) IS NOT NULL THEN
    coalesce(likes, 0) + coalesce(comments, 0) + coalesce(shares, 0) END AS engagement
  FROM placement n
  WHERE n.organization_id = $1
    AND n.published_at >= ($7::date)::timestamp AT TIME ZONE $2
    AND n.published_at < ($8::date + 1)::timestamp AT TIME ZONE $2
    AND n.channel_id = ANY($3::uuid[])
    AND (($4::uuid[] IS NULL AND $5::uuid[] IS NULL) OR n.post_id IN (
      SELECT p.id FROM post p WHERE p.organization_id = $1
        AND ($4 IS NULL OR p.rubric_id = ANY($4)) AND ($5 IS NULL OR p.campaign_id = ANY($5))))
    AND ($6::uuid[] IS NULL OR n.post_id IN (SELECT post_id FROM post_segment WHERE segment_id = ANY($6)))
)`;

/** The post of each row as `p`, looked up by its key: a join would read the texts of all posts of all organizations. */
export const POST_OF = (alias: string): string =>
  `CROSS JOIN LATERAL (SELECT id, title, base_text, rubric_id, campaign_id FROM post WHERE id = ${alias}.post_id LIMIT 1) p`;
