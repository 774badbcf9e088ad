// Published targets a file may speak of: by their link in the form of normaliseLink, or by channel within days.
// Index: post_target_published (organization_id, published_at).
import type { Pool } from 'pg';

const SQL = `
SELECT t.id, t.post_id AS "postId", t.channel_id AS "channelId", t.published_at AS "publishedAt",
  t.is_by_hand AS "isByHand", l.link, coalesce(nullif(p.title, ''), left(p.base_text, 80)) AS heading
FROM post_target t JOIN post p ON p.id = t.post_id
CROSS JOIN LATERAL (SELECT regexp_replace(
  regexp_replace(lower(t.remote_url), '^https?://(www\\.|m\\.)?', ''), '/+$', '') AS link) l
WHERE t.organization_id = $1 AND t.state = 'published' AND t.position = 0 AND t.published_at IS NOT NULL
  AND (l.link = ANY($2::text[])
    OR (t.channel_id = ANY($3::uuid[]) AND t.published_at >= $4 AND t.published_at < $5))`;

export interface FoundTarget {
  id: string;
  postId: string;
  channelId: string;
  publishedAt: Date;
  isByHand: boolean;
  link: string | null;
  heading: string;
}

interface Wanted {
  organizationId: string;
  links: string[];
  channelIds: string[];
  /** End excluded; null: no row is found by its day. */
  span: { start: Date; end: Date } | null;
}

export async function findTargets(pool: Pool, wanted: Wanted): Promise<FoundTarget[]> {
  const { organizationId, links, channelIds, span } = wanted;
  const { rows } = await pool.query<FoundTarget>(SQL, [
    organizationId,
    links,
    span ? channelIds : [],
    span?.start ?? null,
    span?.end ?? null,
  ]);
  return rows;
}
