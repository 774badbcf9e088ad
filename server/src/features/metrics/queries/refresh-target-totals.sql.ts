// Guarantee: afterwards target_total of the touched targets is the latest known value of each number in their
// snapshots; running it again changes nothing. Index: target_snapshot_pkey (target_id, source, taken_at).
import type { ClientBase } from 'pg';

const latest = (name: string): string =>
  `(array_agg(s.${name} ORDER BY s.taken_at DESC) FILTER (WHERE s.${name} IS NOT NULL))[1]`;

const SQL = `
INSERT INTO target_total
  (target_id, source, organization_id, views, reach, likes, comments, shares, clicks, as_of)
SELECT s.target_id, s.source, $1, ${latest('views')}, ${latest('reach')}, ${latest('likes')},
  ${latest('comments')}, ${latest('shares')}, ${latest('clicks')}, max(s.taken_at)
FROM target_snapshot s
WHERE s.organization_id = $1 AND s.target_id = ANY($2::uuid[])
GROUP BY s.target_id, s.source
ON CONFLICT (target_id, source) DO UPDATE SET views = excluded.views, reach = excluded.reach,
  likes = excluded.likes, comments = excluded.comments, shares = excluded.shares, clicks = excluded.clicks,
  as_of = excluded.as_of`;

export async function refreshTargetTotals(
  client: ClientBase,
  input: { organizationId: string; targetIds: string[] },
): Promise<void> {
  await client.query(SQL, [input.organizationId, input.targetIds]);
}
