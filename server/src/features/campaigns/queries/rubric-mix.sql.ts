// What a period's plan is made of: posts counted once each, out as soon as one channel has it, else planned. What was
// called off, missed or failed is neither. Index: post_target(organization_id, due_at), placement(…, published_at).
import type { Pool } from 'pg';

/** A time that still means to come: of what failed or was called off nothing is expected. */
const AHEAD = `t.state IN ('draft', 'in_review', 'approved', 'scheduled', 'publishing', 'by_hand', 'unconfirmed')`;

const COUNTS = `
WITH found AS (
  SELECT t.post_id, bool_or(t.state = 'published') AS is_out
  FROM post_target t
  WHERE t.organization_id = $1 AND t.position = 0
    AND ((t.state = 'published' AND t.published_at >= $2 AND t.published_at < $3)
      OR (${AHEAD} AND t.due_at >= $2 AND t.due_at < $3))
  GROUP BY t.post_id
)
SELECT p.rubric_id AS "rubricId", count(*) FILTER (WHERE NOT f.is_out)::int AS planned,
  count(*) FILTER (WHERE f.is_out)::int AS published
FROM found f JOIN post p ON p.id = f.post_id AND p.deleted_at IS NULL
GROUP BY p.rubric_id`;

const LAST = `max(t.published_at) FILTER (WHERE t.state = 'published')`;
const NEXT = `min(t.due_at) FILTER (WHERE ${AHEAD} AND t.due_at >= $2)`;

const BY_RUBRIC = `
SELECT r.id AS "rubricId", coalesce(r.activated_at, r.created_at) AS since, ${LAST} AS "lastAt", ${NEXT} AS "nextAt"
FROM rubric r
LEFT JOIN post p ON p.rubric_id = r.id AND p.organization_id = $1 AND p.deleted_at IS NULL
LEFT JOIN post_target t ON t.post_id = p.id AND t.position = 0
WHERE r.organization_id = $1 AND r.archived_at IS NULL
GROUP BY r.id ORDER BY r.position, r.id`;

const BY_CHANNEL = `
SELECT c.id AS "channelId", c.name, c.created_at AS since, ${LAST} AS "lastAt", ${NEXT} AS "nextAt"
FROM channel c
LEFT JOIN post_target t ON t.channel_id = c.id AND t.position = 0
  AND EXISTS (SELECT FROM post p WHERE p.id = t.post_id AND p.deleted_at IS NULL)
WHERE c.organization_id = $1 AND c.removed_at IS NULL
GROUP BY c.id ORDER BY c.created_at, c.id`;

const TEXTS = `
SELECT p.id, p.title, p.base_text AS text
FROM post p
JOIN LATERAL (
  SELECT max(coalesce(t.published_at, t.due_at)) AS at FROM post_target t
  WHERE t.post_id = p.id AND t.position = 0
    AND ((t.state = 'published' AND t.published_at >= $2 AND t.published_at < $3)
      OR (${AHEAD} AND t.due_at >= $2 AND t.due_at < $3))
) f ON f.at IS NOT NULL
WHERE p.organization_id = $1 AND p.deleted_at IS NULL AND p.base_text <> ''
ORDER BY f.at DESC, p.id LIMIT 500`;

interface Range {
  organizationId: string;
  start: Date;
  end: Date;
}

export interface Near {
  since: Date;
  lastAt: Date | null;
  nextAt: Date | null;
}

export async function countRubrics(pool: Pool, { organizationId, start, end }: Range) {
  const { rows } = await pool.query<{ rubricId: string | null; planned: number; published: number }>(COUNTS, [
    organizationId,
    start,
    end,
  ]);
  return rows;
}

export async function listNearPosts(
  pool: Pool,
  { organizationId, now }: { organizationId: string; now: Date },
) {
  const [rubrics, channels] = await Promise.all([
    pool.query<Near & { rubricId: string }>(BY_RUBRIC, [organizationId, now]),
    pool.query<Near & { channelId: string; name: string }>(BY_CHANNEL, [organizationId, now]),
  ]);
  return { rubrics: rubrics.rows, channels: channels.rows };
}

export async function listTexts(pool: Pool, { organizationId, start, end }: Range) {
  const { rows } = await pool.query<{ id: string; title: string; text: string }>(TEXTS, [
    organizationId,
    start,
    end,
  ]);
  return rows;
}
