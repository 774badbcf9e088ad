// What stands behind the funnel: clicks of own links, visits over them and applications by the last touch, by post,
// channel, rubric, place, link, person or group of sources. What no link or tag names is one row with an empty key. A
// number of something without a link is unknown, not 0. The hundred with the most applications.
// Index: as in count-chain.sql.ts; placement_organization_id_published_at_idx.
import type { ChainRowsBy } from '@rupor/shared/chain/contract';
import type { Pool } from 'pg';
import { type ChainScope, IS_OF, LINKS, SINCE, UNTIL, valuesOf } from './scope.ts';

/** $11: may see whose personal links are. */
const LINK_KEY: Record<Exclude<ChainRowsBy, 'source'>, string> = {
  post: `coalesce(k.post_id::text, '')`,
  channel: `coalesce(k.channel_id::text, '')`,
  rubric: `coalesce(k.rubric_id::text, '')`,
  place: `coalesce(k.place, '')`,
  link: `CASE WHEN k.number IS NULL THEN '' WHEN k.kind = 'person' AND NOT $11::boolean THEN 'person' ELSE k.id::text END`,
  person: `coalesce(CASE WHEN $11::boolean THEN k.member_id::text END, '')`,
};
const VIEW_KEY: Partial<Record<ChainRowsBy, string>> = {
  post: 'p.id',
  channel: 'n.channel_id',
  rubric: 'p.rubric_id',
};
const NO_VIEWS = `SELECT NULL::text AS key, NULL::int AS views WHERE $10::uuid[] IS NULL`;

function viewsBy(by: ChainRowsBy): string {
  const key = VIEW_KEY[by];
  return key === undefined
    ? NO_VIEWS
    : `SELECT coalesce(${key}::text, '') AS key, sum(n.views)::int AS views FROM placement n
  JOIN post p ON p.id = n.post_id AND p.deleted_at IS NULL
  WHERE n.organization_id = $1::uuid AND n.channel_id = ANY ($10::uuid[])
    AND n.published_at >= ${SINCE} AND n.published_at < ${UNTIL}
    AND ($5::uuid IS NULL OR p.campaign_id = $5::uuid) AND ($6::uuid IS NULL OR p.id = $6::uuid)
    AND ($7::uuid IS NULL OR p.rubric_id = $7::uuid) AND $8::text IS NULL GROUP BY 1`;
}

function clicksBy(by: ChainRowsBy): string {
  return by === 'source'
    ? `SELECT c.source::text AS key, count(*)::int AS clicks FROM links k JOIN short_link_click c ON c.link = k.number
  WHERE c.at >= ${SINCE} AND c.at < ${UNTIL} GROUP BY 1`
    : `SELECT ${LINK_KEY[by]} AS key, coalesce(sum(d.clicks), 0)::int AS clicks FROM links k
  LEFT JOIN short_link_day d ON d.link = k.number AND d.day BETWEEN $2::date AND $3::date GROUP BY 1`;
}

const IS_ALL = `$5::uuid IS NULL AND $6::uuid IS NULL AND $7::uuid IS NULL AND $8::text IS NULL`;

function sqlOf(by: ChainRowsBy): string {
  const leadKey = by === 'source' ? `coalesce(t.source, 0)::text` : LINK_KEY[by];
  const visitKey = by === 'source' ? `s.source::text` : LINK_KEY[by];
  return `
WITH links AS (${LINKS}), clicked AS (${clicksBy(by)}), seen AS (${viewsBy(by)}),
sites AS (SELECT number FROM site WHERE organization_id = $1::uuid AND mode <> 'aggregate'),
words AS (SELECT w.id, w.value FROM visit_word w JOIN sites ON sites.number = w.site
  WHERE w.value = ANY ($9::text[]) OR w.value IN (SELECT code FROM links)),
visited AS (SELECT ${visitKey} AS key, count(*)::int AS visits
  FROM visit_session s JOIN sites ON sites.number = s.site
  LEFT JOIN words w ON w.id = s.link LEFT JOIN links k ON k.code = w.value
  WHERE s.started_at >= ${SINCE} AND s.started_at < ${UNTIL}
    AND ((${IS_ALL}) OR k.number IS NOT NULL OR s.utm_campaign IN (SELECT id FROM words WHERE value = ANY ($9::text[])))
  GROUP BY 1),
came AS (SELECT ${leadKey} AS key, count(*)::int AS applications, count(l.joined_at)::int AS joined
  FROM lead l LEFT JOIN lead_touch t ON t.lead_id = l.id AND t."order" = 'last'
  LEFT JOIN links k ON k.code = t.link AND t.link <> ''
  WHERE l.organization_id = $1::uuid AND l.created_at >= ${SINCE} AND l.created_at < ${UNTIL} AND ${IS_OF}
  GROUP BY 1)
SELECT key, seen.views, clicked.clicks,
  CASE WHEN clicked.key IS NULL THEN visited.visits
    WHEN EXISTS (SELECT FROM visited) THEN coalesce(visited.visits, 0) END AS visits,
  coalesce(came.applications, 0) AS applications, coalesce(came.joined, 0) AS joined
FROM came FULL JOIN clicked USING (key) FULL JOIN seen USING (key) FULL JOIN visited USING (key)
WHERE $11::boolean IS NOT NULL
ORDER BY came.applications DESC NULLS LAST, clicked.clicks DESC NULLS LAST, seen.views DESC NULLS LAST, key LIMIT 100`;
}

export interface CountedRow {
  key: string;
  views: number | null;
  clicks: number | null;
  visits: number | null;
  applications: number;
  joined: number;
}

interface Of extends ChainScope {
  tags: string[];
  channelIds: readonly string[];
  by: ChainRowsBy;
  seesPeople: boolean;
}

export async function listChainRows(pool: Pool, of: Of): Promise<CountedRow[]> {
  const { tags, channelIds, by, seesPeople, ...scope } = of;
  const values = [...valuesOf(scope), tags, channelIds, seesPeople];
  return (await pool.query<CountedRow>(sqlOf(by), values)).rows;
}
