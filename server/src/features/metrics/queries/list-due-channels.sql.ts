// Channels with something to ask, longest waiting first. A hint only: the claim decides.
// Index: poll_plan_next_at_idx.
import type { Pool } from 'pg';

const SQL = `
SELECT p.channel_id AS "channelId", p.organization_id AS "organizationId"
FROM poll_plan p JOIN channel c ON c.id = p.channel_id
WHERE p.next_at <= $1 AND (p.lease_until IS NULL OR p.lease_until < $1) AND c.removed_at IS NULL
GROUP BY 1, 2 ORDER BY min(p.next_at) LIMIT $2`;

export interface DueChannel {
  channelId: string;
  organizationId: string;
}

export async function listDueChannels(
  pool: Pool,
  input: { now: Date; limit: number },
): Promise<DueChannel[]> {
  const { rows } = await pool.query<DueChannel>(SQL, [input.now, input.limit]);
  return rows;
}
