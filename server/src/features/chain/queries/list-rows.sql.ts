// What stands behind the funnel: clicks of own links and applications by the last touch, by post, rubric, place or group
// of sources. What no link or tag names is one row with an empty key. The hundred with the most applications.
// Index: as in count-chain.sql.ts; placement_organization_id_published_at_idx.
import type { CHAIN_ROWS_BY } from '@rupor/shared/chain/contract';
import type { Pool } from 'pg';
import { type ChainScope, IS_OF, LINKS, SINCE, UNTIL, valuesOf } from './scope.ts';

export type RowsBy = (typeof CHAIN_ROWS_BY)[number];

const LINK_KEY: Record<Exclude<RowsBy, 'source'>, string> = {
  post: `coalesce(k.post_id::text, '')`,
  rubric: `coalesce(k.rubric_id::text, '')`,
  place: `coalesce(k.place, '')`,
};

function sqlOf(by: RowsBy): string {
  const leadKey = by === 'source' ? `coalesce(t.source, 0)::text` : LINK_KEY[by].replaceAll('k.', 'links.');
  const clicks =
    by === 'source'
      ? `SELECT c.source::text AS key, count(*)::int AS clicks FROM links k JOIN short_link_click c ON c.link = k.number
         WHERE c.at >= ${SINCE} AND c.at < ${UNTIL} GROUP BY 1`
      : `SELECT ${LINK_KEY[by]} AS key, sum(d.clicks)::int AS clicks FROM links k
         JOIN short_link_day d ON d.link = k.number AND d.day BETWEEN $2::date AND $3::date GROUP BY 1`;
  const viewKey = by === 'post' ? 'p.id' : 'p.rubric_id';
  const views =
    by === 'post' || by === 'rubric'
      ? `SELECT coalesce(${viewKey}::text, '') AS key, sum(n.views)::int AS views FROM placement n
         JOIN post p ON p.id = n.post_id AND p.deleted_at IS NULL
         WHERE n.organization_id = $1::uuid AND n.channel_id = ANY ($10::uuid[])
           AND n.published_at >= ${SINCE} AND n.published_at < ${UNTIL}
           AND ($5::uuid IS NULL OR p.campaign_id = $5::uuid) AND ($6::uuid IS NULL OR p.id = $6::uuid)
           AND ($7::uuid IS NULL OR p.rubric_id = $7::uuid) AND $8::text IS NULL GROUP BY 1`
      : `SELECT NULL::text AS key, NULL::int AS views WHERE $10::uuid[] IS NULL`;
  return `
WITH links AS (${LINKS}), clicked AS (${clicks}), seen AS (${views}),
came AS (SELECT ${leadKey} AS key, count(*)::int AS applications, count(l.joined_at)::int AS joined
  FROM lead l LEFT JOIN lead_touch t ON t.lead_id = l.id AND t."order" = 'last'
  LEFT JOIN links ON links.code = t.link AND t.link <> ''
  WHERE l.organization_id = $1::uuid AND l.created_at >= ${SINCE} AND l.created_at < ${UNTIL} AND ${IS_OF}
  GROUP BY 1)
SELECT key, seen.views, clicked.clicks, coalesce(came.applications, 0) AS applications, coalesce(came.joined, 0) AS joined
FROM came FULL JOIN clicked USING (key) FULL JOIN seen USING (key)
ORDER BY came.applications DESC NULLS LAST, clicked.clicks DESC NULLS LAST, seen.views DESC NULLS LAST, key LIMIT 100`;
}

export interface CountedRow {
  key: string;
  views: number | null;
  clicks: number | null;
  applications: number;
  joined: number;
}

interface Of extends ChainScope {
  tags: string[];
  channelIds: readonly string[];
  by: RowsBy;
}

export async function listChainRows(
  pool: Pool,
  { tags, channelIds, by, ...scope }: Of,
): Promise<CountedRow[]> {
  return (await pool.query<CountedRow>(sqlOf(by), [...valuesOf(scope), tags, channelIds])).rows;
}
