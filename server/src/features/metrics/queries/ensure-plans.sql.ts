// Guarantee: each published target young enough to be asked for, and each living channel, has one plan; nothing
// depends on a hook in publishing. Plans of targets that are no more are dropped. Safe to run in several processes.
// Index: post_target_published via channel (channel_id, published_at); poll_plan_pkey.
import type { Pool } from 'pg';

const SQL = `
WITH gone AS (
  DELETE FROM poll_plan p
  WHERE p.next_at IS NOT NULL AND (
    (p.kind = 'target' AND NOT EXISTS (SELECT FROM post_target t WHERE t.id = p.subject_id))
    OR NOT EXISTS (SELECT FROM channel c WHERE c.id = p.channel_id))
)
INSERT INTO poll_plan (subject_id, kind, organization_id, channel_id, next_at)
SELECT t.id, 'target', t.organization_id, t.channel_id, $1::timestamptz
FROM post_target t JOIN channel c ON c.id = t.channel_id
WHERE t.state = 'published' AND t.published_at > $2 AND cardinality(t.remote_ids) > 0 AND t.position = 0
  AND c.removed_at IS NULL AND c.network = ANY($3::text[])
  AND NOT EXISTS (SELECT FROM poll_plan p WHERE p.subject_id = t.id)
UNION ALL
SELECT c.id, 'channel', c.organization_id, c.id, $1
FROM channel c
WHERE c.removed_at IS NULL AND c.network = ANY($4::text[])
  AND NOT EXISTS (SELECT FROM poll_plan p WHERE p.subject_id = c.id)
ON CONFLICT (subject_id) DO NOTHING`;

interface Input {
  now: Date;
  publishedAfter: Date;
  /** Networks that count something of a post. */
  postNetworks: string[];
  /** Networks that count followers or posts: their channels carry the freshness. */
  channelNetworks: string[];
}

export async function ensurePlans(pool: Pool, input: Input): Promise<number> {
  const { rowCount } = await pool.query(SQL, [
    input.now,
    input.publishedAfter,
    input.postNetworks,
    input.channelNetworks,
  ]);
  return rowCount ?? 0;
}
