// Guarantee: at most one process asks for one channel at a time; a lease that ran out is free again.
// Answers with nothing when the channel is taken. Index: poll_plan_channel_id_next_at_idx.
import type { Pool } from 'pg';

const SQL = `
WITH mine AS MATERIALIZED (
  SELECT pg_try_advisory_xact_lock(hashtextextended('polls ' || $1, 0)) AS locked
),
due AS (
  SELECT p.subject_id FROM poll_plan p, mine
  WHERE mine.locked AND p.channel_id = $1::uuid AND p.next_at <= $2
    AND NOT EXISTS (SELECT FROM poll_plan q WHERE q.channel_id = $1::uuid AND q.lease_until >= $2)
  ORDER BY p.kind, p.next_at LIMIT $4
)
UPDATE poll_plan p SET lease_until = $3
FROM due WHERE p.subject_id = due.subject_id
RETURNING p.subject_id AS "subjectId", p.kind, p.unchanged, p.failures`;

export interface ClaimedPoll {
  subjectId: string;
  kind: 'target' | 'channel';
  unchanged: number;
  failures: number;
}

interface Input {
  channelId: string;
  now: Date;
  leaseUntil: Date;
  limit: number;
}

export async function claimPolls(pool: Pool, input: Input): Promise<ClaimedPoll[]> {
  const { rows } = await pool.query<ClaimedPoll>(SQL, [
    input.channelId,
    input.now,
    input.leaseUntil,
    input.limit,
  ]);
  return rows;
}
