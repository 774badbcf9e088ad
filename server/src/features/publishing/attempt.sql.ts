// Statements about one attempt. Every one names the fencing token and hits no row once the lease is another's.
import type { App } from '../../context.ts';
import { workerId } from '../../jobs/heartbeat.ts';
import { createBatcher, perOwner } from '../../lib/batch.ts';
import { retryConflicts } from '../../lib/db-errors.ts';
import { newId } from '../../lib/uuid.ts';
import { LEASE_MS } from './claim.sql.ts';
import type { FrozenRequest } from './frozen-request.ts';
import type { ClaimedTarget } from './lease.ts';
import type { Settlement } from './settle.policy.ts';

interface Opening {
  target: ClaimedTarget;
  key: string;
  request: FrozenRequest;
}

const OPEN = `
INSERT INTO publish_attempt (id, organization_id, target_id, number, idempotency_key, request, worker_id, lease_token,
  started_at, outcome, remote_ids)
SELECT x.attempt_id, t.organization_id, t.id, t.attempt_count, x.key, x.request, $2, t.lease_token, now(), 'open', '{}'
FROM jsonb_to_recordset($1::jsonb) AS x (id uuid, token uuid, attempt_id uuid, key text, request jsonb)
JOIN post_target t ON t.id = x.id AND t.lease_token = x.token AND t.state = 'publishing' AND t.lease_until > now()
RETURNING lease_token AS token`;

const openings = perOwner((pool: App['pool']) =>
  createBatcher<Opening, boolean>(async (all) => {
    const rows = all.map(({ target, key, request }) => ({
      ...fence(target),
      attempt_id: newId(),
      key,
      request,
    }));
    const done = await tokens(pool, {
      name: 'publishing-open',
      text: OPEN,
      values: [JSON.stringify(rows), workerId],
    });
    return all.map(({ target }) => done.has(target.leaseToken));
  }),
);

/** Written before the network is called. False: the lease is lost, call nobody. */
export function openAttempt(
  { pool }: App,
  target: ClaimedTarget,
  written: Omit<Opening, 'target'>,
): Promise<boolean> {
  return openings(pool)({ target, ...written });
}

const SENT = `
WITH live AS (
  UPDATE post_target t SET lease_until = now() + make_interval(secs => $2::float / 1000)
  FROM jsonb_to_recordset($1::jsonb) AS x (id uuid, token uuid), organization o
  WHERE t.id = x.id AND t.lease_token = x.token AND t.state = 'publishing' AND t.lease_until > now()
    AND o.id = t.organization_id AND o.paused_at IS NULL
  RETURNING t.id, t.lease_token)
UPDATE publish_attempt a SET sent_at = coalesce(a.sent_at, now()) FROM live
WHERE a.target_id = live.id AND a.lease_token = live.lease_token AND a.closed_at IS NULL
RETURNING live.lease_token AS token`;

const sendings = perOwner((pool: App['pool']) =>
  createBatcher<ClaimedTarget, boolean>(async (all) => {
    const values = [JSON.stringify(all.map(fence)), LEASE_MS];
    const done = await tokens(pool, { name: 'publishing-sent', text: SENT, values });
    return all.map(({ leaseToken }) => done.has(leaseToken));
  }),
);

/** Committed before the first byte that may have an effect leaves. False: the lease is lost or publishing is paused. */
export function markSent({ pool }: App, target: ClaimedTarget): Promise<boolean> {
  return sendings(pool)(target);
}

const CLOSE = `
WITH x AS (
  SELECT *, ARRAY(SELECT jsonb_array_elements_text(remote)) AS remote_ids FROM jsonb_to_recordset($1::jsonb) AS x (
    id uuid, token uuid, state text, wait_ms float, remote jsonb, url text, problem text, problem_data jsonb,
    outcome text, journal_id uuid, notice_id uuid)
), t AS (
  UPDATE post_target t SET state = x.state::post_target_state, lease_token = NULL, lease_until = NULL,
    updated_at = now(), next_attempt_at = now() + make_interval(secs => x.wait_ms / 1000),
    remote_ids = CASE WHEN x.state = 'published' THEN x.remote_ids ELSE t.remote_ids END,
    remote_url = CASE WHEN x.state = 'published' THEN x.url ELSE t.remote_url END,
    handed_over_at = CASE WHEN x.state = 'by_hand' THEN now() ELSE t.handed_over_at END,
    published_at = CASE WHEN x.state = 'published' THEN now() ELSE t.published_at END,
    problem = x.problem, problem_data = x.problem_data
  FROM x WHERE t.id = x.id AND t.lease_token = x.token AND t.state = 'publishing'
  RETURNING t.id, t.organization_id, t.post_id, t.channel_id, t.attempt_count, x.token, x.state AS to_state,
    x.problem, x.problem_data, x.outcome, x.remote_ids AS ids, x.journal_id, x.notice_id
), a AS (
  UPDATE publish_attempt p SET closed_at = now(), outcome = t.outcome::attempt_outcome, remote_ids = t.ids,
    problem = t.problem, problem_data = t.problem_data
  FROM t WHERE p.target_id = t.id AND p.closed_at IS NULL
), j AS (
  INSERT INTO journal_entry (id, organization_id, post_id, target_id, at, kind, data)
  SELECT journal_id, organization_id, post_id, id, now(), to_state, jsonb_strip_nulls(jsonb_build_object('problem', problem))
  FROM t WHERE to_state <> 'scheduled'
), n AS (
  INSERT INTO notification (id, organization_id, kind, incident_key, post_id, target_id, channel_id, data, created_at)
  SELECT notice_id, organization_id, to_state, 'target-' || id || '-' || attempt_count || '-' || to_state, post_id, id,
         channel_id, '{}', now()
  -- A closed door is one incident of the channel, however many posts stand before it.
  FROM t WHERE to_state IN ('failed', 'unconfirmed', 'by_hand') AND outcome <> 'auth'
  ON CONFLICT (organization_id, incident_key) DO NOTHING
)
SELECT token FROM t`;

interface Closing {
  target: Pick<ClaimedTarget, 'id' | 'leaseToken'>;
  settlement: Settlement;
}

const closings = perOwner((pool: App['pool']) =>
  createBatcher<Closing, boolean>(async (all) => {
    const rows = all.map(({ target, settlement }) => ({
      ...fence(target),
      state: settlement.state,
      wait_ms: settlement.waitMs,
      remote: settlement.remoteIds,
      url: settlement.url,
      problem: settlement.problem,
      problem_data: settlement.problemData,
      outcome: settlement.outcome,
      journal_id: newId(),
      notice_id: newId(),
    }));
    const done = await tokens(pool, {
      name: 'publishing-close',
      text: CLOSE,
      values: [JSON.stringify(rows)],
    });
    return all.map(({ target }) => done.has(target.leaseToken));
  }),
);

/** The answer, the state, the journal and the notice in one statement. False: the lease is another's, nothing changed. */
export function closeAttempt(
  { pool }: App,
  target: Closing['target'],
  settlement: Settlement,
): Promise<boolean> {
  return closings(pool)({ target, settlement });
}

function fence({ id, leaseToken }: Closing['target']): { id: string; token: string } {
  return { id, token: leaseToken };
}

/** The fencing tokens a statement still hit. */
async function tokens(
  pool: App['pool'],
  query: { name: string; text: string; values: unknown[] },
): Promise<Set<string>> {
  const { rows } = await retryConflicts(() => pool.query<{ token: string }>(query));
  return new Set(rows.map(({ token }) => token));
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
