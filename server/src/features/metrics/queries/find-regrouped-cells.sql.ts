// Which days of which channels hold posts that were changed since: their rubric or campaign may be another now.
// Index: post_organization_id_updated_at_idx, target_day_pkey.
import type { ClientBase } from 'pg';
import type { ChangedCell } from './refresh-target-days.sql.ts';

const SQL = `
SELECT DISTINCT d.channel_id AS "channelId", d.day::text
FROM post p
JOIN post_target t ON t.post_id = p.id
JOIN target_day d ON d.target_id = t.id
WHERE p.organization_id = $1 AND p.updated_at >= $2`;

export async function findRegroupedCells(
  client: ClientBase,
  input: { organizationId: string; since: Date },
): Promise<ChangedCell[]> {
  const { rows } = await client.query<ChangedCell>(SQL, [input.organizationId, input.since]);
  return rows;
}
