// What every question of insights is narrowed by, as the same first parameters of each statement.
import { type DayRange, wholeWeeks } from '@rupor/shared/insights/period';

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

/** `$6` single days, `$7` Mondays of whole weeks: their facts, a week as if all of it lay on its Monday.
 * Index: day_fact_pkey and week_fact_pkey (organization_id, day or week, …). */
export const FACTS = `
fact AS (
  SELECT day, channel_id, rubric_id, campaign_id, source, views, reach, likes, comments, shares, clicks
  FROM day_fact WHERE organization_id = $1 AND day = ANY($6::date[])
  UNION ALL
  SELECT week, channel_id, rubric_id, campaign_id, source, views, reach, likes, comments, shares, clicks
  FROM week_fact WHERE organization_id = $1 AND week = ANY($7::date[])
),
wanted_fact AS (
  SELECT * FROM fact
  WHERE $2::text IS NOT NULL AND channel_id = ANY($3::uuid[])
    AND ($4::uuid[] IS NULL OR rubric_id = ANY($4)) AND ($5::uuid[] IS NULL OR campaign_id = ANY($5))
)`;

/** The parameters $6 and $7 of FACTS. */
export function factParams(ranges: readonly DayRange[]): [string[], string[]] {
  const parts = ranges.map(wholeWeeks);
  return [parts.flatMap(({ days }) => days), parts.flatMap(({ weeks }) => weeks)];
}

/** `$6` first and `$7` last day: targets published between them, one row each, their latest numbers side by side. */
export const PLACEMENTS = `
counted_placement AS (
  SELECT n.*, CASE WHEN coalesce(likes, comments, shares) IS NOT NULL THEN
    coalesce(likes, 0) + coalesce(comments, 0) + coalesce(shares, 0) END AS engagement
  FROM placement n
  WHERE n.organization_id = $1
    AND n.published_at >= ($6::date)::timestamp AT TIME ZONE $2
    AND n.published_at < ($7::date + 1)::timestamp AT TIME ZONE $2
    AND n.channel_id = ANY($3::uuid[])
    AND (($4::uuid[] IS NULL AND $5::uuid[] IS NULL) OR n.post_id IN (
      SELECT p.id FROM post p WHERE p.organization_id = $1
        AND ($4 IS NULL OR p.rubric_id = ANY($4)) AND ($5 IS NULL OR p.campaign_id = ANY($5))))
)`;

/** The post of each row as `p`, looked up by its key: a join would read the texts of all posts of all organizations. */
export const POST_OF = (alias: string): string =>
  `CROSS JOIN LATERAL (SELECT id, title, base_text, rubric_id, campaign_id FROM post WHERE id = ${alias}.post_id LIMIT 1) p`;
