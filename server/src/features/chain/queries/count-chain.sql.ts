// Clicks of own links, visits and applications of one question, in one statement, so that no number is of another moment
// than the others. Applications of a campaign: by the tag or link of the touch; without any touch by the campaign that
// the form stands for. Index: short_link_day primary key, visit_session_site_started_at_idx,
// lead_organization_id_created_at_idx.
import type { PeopleCount } from '@rupor/shared/chain/steps';
import type { Pool } from 'pg';
import { type ChainScope, IS_OF, IS_TRACKED, LINKS, SINCE, UNTIL, valuesOf } from './scope.ts';

const SQL = `
WITH links AS (${LINKS}),
sites AS (SELECT number FROM site WHERE organization_id = $1::uuid AND mode <> 'aggregate'),
words AS (SELECT w.id, w.value FROM visit_word w JOIN sites ON sites.number = w.site
  WHERE w.value = ANY ($9::text[]) OR w.value IN (SELECT code FROM links)),
found AS (SELECT l.*, (SELECT array_agg(t."order"::text) FROM lead_touch t
    WHERE t.lead_id = l.id AND ${IS_TRACKED}) AS known
  FROM lead l WHERE l.organization_id = $1::uuid AND l.created_at >= ${SINCE} AND l.created_at < ${UNTIL}),
by_touch AS (SELECT o.name, count(*) FILTER (WHERE ${IS_OF})::int AS applications,
    count(l.talked_at) FILTER (WHERE ${IS_OF})::int AS talked, count(l.joined_at) FILTER (WHERE ${IS_OF})::int AS joined
  FROM (VALUES ('last'), ('first')) o (name)
  JOIN found l ON true LEFT JOIN lead_touch t ON t.lead_id = l.id AND t."order"::text = o.name
  GROUP BY o.name)
SELECT (SELECT count(*)::int FROM links) AS links,
  (SELECT coalesce(sum(d.clicks), 0)::int FROM links JOIN short_link_day d ON d.link = links.number
    WHERE d.day BETWEEN $2::date AND $3::date) AS clicks,
  (SELECT count(*)::int FROM sites WHERE EXISTS (SELECT FROM visit_session s
    WHERE s.site = sites.number AND s.started_at >= ${SINCE} AND s.started_at < ${UNTIL})) AS sites,
  (SELECT count(*)::int FROM visit_session s JOIN sites ON sites.number = s.site
    WHERE s.started_at >= ${SINCE} AND s.started_at < ${UNTIL}
      AND ($10::boolean OR s.link IN (SELECT id FROM words WHERE value IN (SELECT code FROM links))
        OR s.utm_campaign IN (SELECT id FROM words WHERE value = ANY ($9::text[])))) AS visits,
  EXISTS (SELECT FROM lead_form WHERE organization_id = $1::uuid) AS "hasForms",
  (SELECT count(*)::int FROM found) AS "allApplications",
  (SELECT count(*)::int FROM found WHERE known @> ARRAY['last']) AS "knownApplications",
  (SELECT to_jsonb(b) FROM by_touch b WHERE name = 'last') AS last,
  (SELECT to_jsonb(b) FROM by_touch b WHERE name = 'first') AS first`;

export interface ChainCounts {
  links: number;
  clicks: number;
  /** Those with a visit in the period: where nothing was counted at all, 0 would be a guess. */
  sites: number;
  visits: number;
  hasForms: boolean;
  allApplications: number;
  knownApplications: number;
  /** null: no application at all. */
  last: PeopleCount | null;
  first: PeopleCount | null;
}

/** `tags`: utm_campaign of the campaign; `isAll`: the question is not narrowed. */
export async function countChain(
  pool: Pool,
  { tags, isAll, ...scope }: ChainScope & { tags: string[]; isAll: boolean },
): Promise<ChainCounts> {
  const { rows } = await pool.query<ChainCounts>(SQL, [...valuesOf(scope), tags, isAll]);
  const [row] = rows;
  if (!row) throw new Error('an aggregate without groups has one row');
  return row;
}
