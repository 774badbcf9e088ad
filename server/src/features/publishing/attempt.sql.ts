// Statements about one attempt. Every one names the fencing token and hits no row once the lease is another's.
import type { App } from '../../context.ts';
import { workerId } from '../../jobs/heartbeat.ts';
import { newId } from '../../lib/uuid.ts';
import { LEASE_MS } from './claim.sql.ts';
import type { FrozenRequest } from './frozen-request.ts';
import type { ClaimedTarget } from './lease.ts';
import type { Settlement } from './settle.policy.ts';

/** Written before the network is called. False: the lease is lost, call nobody. */
export async function openAttempt(
  { pool }: App,
  target: ClaimedTarget,
  { key, request }: { key: string; request: FrozenRequest },
): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'publishing-open-attempt',
    text: `INSERT INTO publish_attempt (id, organization_id, target_id, number, idempotency_key, request, worker_id,
             lease_token, started_at, outcome, remote_ids)
           SELECT $1, organization_id, id, attempt_count, $4, $5, $6, lease_token, now(), 'open', '{}'
           FROM post_target WHERE id = $2 AND lease_token = $3 AND state = 'publishing' AND lease_until > now()`,
    values: [newId(), target.id, target.leaseToken, key, JSON.stringify(request), workerId],
  });
  return rowCount === 1;
}

/** Committed before the first byte that may have an effect leaves. False: the lease is lost or publishing is paused. */
export async function markSent({ pool }: App, target: ClaimedTarget): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'publishing-mark-sent',
    text: `WITH live AS (
             UPDATE post_target t SET lease_until = now() + make_interval(secs => $3::float / 1000)
             FROM organization o
             WHERE t.id = $1 AND t.lease_token = $2 AND t.state = 'publishing' AND t.lease_until > now()
               AND o.id = t.organization_id AND o.paused_at IS NULL
             RETURNING t.id)
           UPDATE publish_attempt a SET sent_at = coalesce(a.sent_at, now()) FROM live
           WHERE a.target_id = live.id AND a.lease_token = $2 AND a.closed_at IS NULL`,
    values: [target.id, target.leaseToken, LEASE_MS],
  });
  return rowCount === 1;
}

const CLOSE = `
WITH t AS (
  UPDATE post_target SET state = $3::text::post_target_state, lease_token = NULL, lease_until = NULL, updated_at = now(),
    next_attempt_at = now() + make_interval(secs => $4::float / 1000),
    remote_ids = CASE WHEN $3 = 'published' THEN $5::text[] ELSE remote_ids END,
    remote_url = CASE WHEN $3 = 'published' THEN $6 ELSE remote_url END,
    published_at = CASE WHEN $3 = 'published' THEN now() ELSE published_at END,
    problem = $7, problem_data = $8::jsonb
  WHERE id = $1 AND lease_token = $2 AND state = 'publishing'
  RETURNING id, organization_id, post_id, channel_id, version, attempt_count, next_attempt_at
), a AS (
  UPDATE publish_attempt p SET closed_at = now(), outcome = $9::text::attempt_outcome, remote_ids = $5::text[],
    problem = $7, problem_data = $8::jsonb
  FROM t WHERE p.target_id = t.id AND p.closed_at IS NULL
), j AS (
  INSERT INTO journal_entry (id, organization_id, post_id, target_id, at, kind, data)
  SELECT $10, t.organization_id, t.post_id, t.id, now(), $3, $12::jsonb FROM t WHERE $3 <> 'scheduled'
), n AS (
  INSERT INTO notification (id, organization_id, kind, incident_key, post_id, target_id, channel_id, data, created_at)
  SELECT $11, t.organization_id, $3, 'target-' || t.id || '-' || t.attempt_count || '-' || $3, t.post_id, t.id,
         t.channel_id, '{}', now()
  FROM t WHERE $3 IN ('failed', 'unconfirmed')
  ON CONFLICT (organization_id, incident_key) DO NOTHING
)
SELECT next_attempt_at FROM t`;

/** The answer, the state, the journal and the notice in one statement. False: the lease is another's, nothing changed. */
export async function closeAttempt(
  { pool }: App,
  target: Pick<ClaimedTarget, 'id' | 'leaseToken'>,
  settlement: Settlement,
): Promise<boolean> {
  const { state, waitMs, remoteIds, url, problem, problemData, outcome } = settlement;
  const { rowCount } = await pool.query({
    name: 'publishing-close',
    text: CLOSE,
    values: [
      target.id,
      target.leaseToken,
      state,
      waitMs,
      remoteIds,
      url,
      problem,
      problemData === null ? null : JSON.stringify(problemData),
      outcome,
      newId(),
      newId(),
      JSON.stringify(problem === null ? {} : { problem }),
    ],
  });
  return rowCount === 1;
}

/** Lets go of a target with its attempt still open: the sweep looks at it after this time. */
export async function leaveOpen(
  { pool }: App,
  target: Pick<ClaimedTarget, 'id' | 'leaseToken'>,
  { waitMs, problem }: { waitMs: number; problem: string },
): Promise<void> {
  await pool.query(
    `WITH t AS (UPDATE post_target SET lease_until = now() + make_interval(secs => $3::float / 1000)
                WHERE id = $1 AND lease_token = $2 AND state = 'publishing' RETURNING id)
     UPDATE publish_attempt a SET problem = $4 FROM t WHERE a.target_id = t.id AND a.closed_at IS NULL`,
    [target.id, target.leaseToken, waitMs, problem],
  );
}

/** The key's first attempt, if any: a later one with the same key sends the same creation time. */
export async function firstCreatedAt({ pool }: App, targetId: string, key: string): Promise<string | null> {
  const { rows } = await pool.query<{ created_at: string }>(
    `SELECT request ->> 'createdAt' AS created_at FROM publish_attempt
     WHERE target_id = $1 AND idempotency_key = $2 ORDER BY number LIMIT 1`,
    [targetId, key],
  );
  return rows[0]?.created_at ?? null;
}
