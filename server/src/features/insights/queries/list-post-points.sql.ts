// Snapshots of one post, at most `limit` a target: the last one of each equal slice of its life.
// Index: target_snapshot_pkey (target_id, source, taken_at).
import type { NumberSource } from '@rupor/shared/insights/answers';
import type { Pool } from 'pg';

const SQL = `
WITH placed AS (
  SELECT s.*, ntile($3::int) OVER (PARTITION BY s.target_id, s.source ORDER BY s.taken_at) AS slice
  FROM post_target t JOIN target_snapshot s ON s.target_id = t.id
  WHERE t.organization_id = $1 AND t.post_id = $2
)
SELECT DISTINCT ON (target_id, source, slice) target_id AS "targetId", taken_at AS at, source, views, reach, likes,
  comments, shares, clicks, entered_by_id AS "enteredById"
FROM placed ORDER BY target_id, source, slice, taken_at DESC`;

export interface PointRow {
  targetId: string;
  at: Date;
  source: NumberSource;
  views: number | null;
  reach: number | null;
  likes: number | null;
  comments: number | null;
  shares: number | null;
  clicks: number | null;
  enteredById: string | null;
}

export async function listPostPoints(
  pool: Pool,
  input: { organizationId: string; postId: string; limit: number },
): Promise<PointRow[]> {
  const { rows } = await pool.query<PointRow>(SQL, [input.organizationId, input.postId, input.limit]);
  return rows.sort((a, b) => a.at.getTime() - b.at.getTime());
}
