// Guarantee: at most one process reads a channel at a time; a lease that ran out is free again, and whoever held it
// writes nothing more, for each write names the token. Index: earlier_reading_next_at_idx.
import type { Pool } from 'pg';

const SQL = `
UPDATE earlier_reading SET lease_token = gen_random_uuid(), lease_until = $2
WHERE channel_id = (
  SELECT channel_id FROM earlier_reading
  WHERE next_at <= $1 AND (lease_until IS NULL OR lease_until < $1)
  ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING channel_id AS "channelId", organization_id AS "organizationId", lease_token AS "leaseToken", since, cursor,
  is_listed AS "isListed", page_count AS "pageCount", added_count + known_count AS "readCount", failures`;

export interface ClaimedReading {
  channelId: string;
  organizationId: string;
  leaseToken: string;
  since: Date;
  cursor: string | null;
  isListed: boolean;
  pageCount: number;
  readCount: number;
  failures: number;
}

export async function claimEarlier(
  pool: Pool,
  { now, leaseUntil }: { now: Date; leaseUntil: Date },
): Promise<ClaimedReading | null> {
  const { rows } = await pool.query<ClaimedReading>(SQL, [now, leaseUntil]);
  return rows[0] ?? null;
}
