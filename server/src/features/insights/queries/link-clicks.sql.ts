// Clicks that Rupor itself counted over the short links of publications, a number beside what networks tell and never
// added to it. A publication without a short link is unknown, not 0; links of paper and of people belong to no channel and
// are not here. Index: short_link_organization_id_created_at_idx, short_link_day_pkey,
// placement_organization_id_published_at_idx.
import type { BreakdownBy } from '@rupor/shared/insights/answers';
import type { DayRange } from '@rupor/shared/insights/period';
import type { Pool } from 'pg';
import { NIL_ID } from '../../metrics/nil-id.ts';
import { type Filter, filterParams, PLACEMENTS } from './filter.ts';
import { isOfTime, KEYS, LABELS, SOURCES } from './group-keys.ts';
import type { SeriesCell, SplitBy } from './list-growth.sql.ts';
import { zoneOffsets } from './zone-offsets.ts';

const LINKS = `
own_link AS (
  SELECT l.number, l.post_id, l.channel_id, (l.created_at AT TIME ZONE $2)::date AS since, p.rubric_id, p.campaign_id
  FROM short_link l JOIN post p ON p.id = l.post_id
  WHERE l.organization_id = $1 AND l.channel_id = ANY($3::uuid[])
    AND ($4::uuid[] IS NULL OR p.rubric_id = ANY($4)) AND ($5::uuid[] IS NULL OR p.campaign_id = ANY($5))
    AND ($6::uuid[] IS NULL OR l.post_id IN (SELECT post_id FROM post_segment WHERE segment_id = ANY($6)))
)`;

const KEY_OF: Record<SplitBy, string> = {
  total: `'total'`,
  channel: 'l.channel_id::text',
  rubric: `coalesce(l.rubric_id, '${NIL_ID}')::text`,
  campaign: `coalesce(l.campaign_id, '${NIL_ID}')::text`,
  segment: `coalesce(g.segment_id, '${NIL_ID}')::text`,
};

/** `$7` first and `$8` last days of buckets that lie side by side. Before the first link of a line: unknown. */
const series = (by: SplitBy): string => `WITH ${LINKS},
keyed AS (SELECT l.*, ${KEY_OF[by]} AS key FROM own_link l
  ${by === 'segment' ? 'LEFT JOIN post_segment g ON g.post_id = l.post_id' : ''}),
line AS (SELECT key, min(since) AS since FROM keyed GROUP BY key),
clicked AS (
  SELECT k.key, width_bucket(d.day, $7::date[]) AS bucket, sum(d.clicks) AS clicks
  FROM keyed k JOIN short_link_day d ON d.link = k.number
    AND d.day BETWEEN ($7::date[])[1] AND ($8::date[])[cardinality($8)]
  GROUP BY 1, 2
)
SELECT b.bucket::int - 1 AS bucket, line.key, coalesce(c.clicks, 0)::float8 AS value, false AS manual
FROM line CROSS JOIN unnest($8::date[]) WITH ORDINALITY AS b (until, bucket)
LEFT JOIN clicked c ON c.key = line.key AND c.bucket = b.bucket
WHERE line.since <= b.until`;

interface Wanted {
  filter: Filter;
  buckets: readonly DayRange[];
  by: SplitBy;
}

/** Clicks made within each bucket. Buckets lie side by side, earliest first. */
export async function listLinkClicks(pool: Pool, { filter, buckets, by }: Wanted): Promise<SeriesCell[]> {
  const { rows } = await pool.query<SeriesCell>(series(by), [
    ...filterParams(filter),
    buckets.map(({ from }) => from),
    buckets.map(({ to }) => to),
  ]);
  return rows;
}

/** One row a publication that has links; `$1` organization, `$3` channels. */
export const PLACED_LINKS = `
placed_link AS (
  SELECT l.post_id, l.channel_id, coalesce(sum(d.clicks), 0)::float8 AS link_clicks
  FROM short_link l LEFT JOIN short_link_day d ON d.link = l.number
  WHERE l.organization_id = $1 AND l.post_id IS NOT NULL AND l.channel_id = ANY($3::uuid[])
  GROUP BY 1, 2
)`;

const KNOWN = `WITH ${PLACEMENTS}, ${PLACED_LINKS}
SELECT count(*)::int AS known,
  (sum(o.link_clicks) FILTER (WHERE n.views > 0) * 1000.0 / sum(n.views))::float8 AS "perThousand"
FROM counted_placement n JOIN placed_link o ON o.post_id = n.post_id AND o.channel_id = n.channel_id`;

/** Publications of a range that have short links, and the ratio of sums per 1000 views over those. */
export async function countLinked(
  pool: Pool,
  { filter, range }: { filter: Filter; range: DayRange },
): Promise<{ known: number; perThousand: number | null }> {
  const { rows } = await pool.query(KNOWN, [...filterParams(filter), range.from, range.to]);
  return rows[0] ?? { known: 0, perThousand: null };
}

const groups = (by: BreakdownBy): string => `WITH ${PLACEMENTS}, ${PLACED_LINKS},
keyed AS (
  SELECT ${KEYS[by]} AS key, o.link_clicks
  FROM counted_placement n JOIN placed_link o ON o.post_id = n.post_id AND o.channel_id = n.channel_id
  ${SOURCES[by] ?? ''}
)
SELECT ${LABELS[by]} AS key, sum(link_clicks)::float8 AS clicks, count(*)::int AS n FROM keyed GROUP BY keyed.key`;

export interface LinkGroup {
  key: string | null;
  clicks: number;
  /** Publications with a short link. */
  n: number;
}

export async function groupLinkClicks(
  pool: Pool,
  { filter, range, by }: { filter: Filter; range: DayRange; by: BreakdownBy },
): Promise<LinkGroup[]> {
  const { seconds, changes } = zoneOffsets(range, filter.timeZone);
  const { rows } = await pool.query<LinkGroup>(groups(by), [
    ...filterParams(filter),
    range.from,
    range.to,
    ...(isOfTime(by) ? [seconds, changes] : []),
  ]);
  return rows;
}

const OF_POST = `SELECT l.channel_id AS "channelId", coalesce(sum(d.clicks), 0)::int AS clicks
  FROM short_link l LEFT JOIN short_link_day d ON d.link = l.number
  WHERE l.organization_id = $1 AND l.post_id = $2 AND l.channel_id IS NOT NULL GROUP BY 1`;

/** Channel id → clicks of one post; a channel without links is absent. */
export async function linkClicksOfPost(
  pool: Pool,
  { organizationId, postId }: { organizationId: string; postId: string },
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ channelId: string; clicks: number }>(OF_POST, [organizationId, postId]);
  return new Map(rows.map(({ channelId, clicks }) => [channelId, clicks]));
}
