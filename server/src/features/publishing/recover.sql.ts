// Statements of the sweep: whose process has died, what is too late, which lines stand, what comes soon.
// Indexes: post_target_leased, post_target_due, post_target_line.
import type { App } from '../../context.ts';
import { workerId } from '../../jobs/heartbeat.ts';
import { newId } from '../../lib/uuid.ts';
import { LEASE_MS } from './claim.sql.ts';
import type { FrozenRequest } from './frozen-request.ts';
import type { ClaimedTarget } from './lease.ts';
import { isFree } from './standing.ts';

export async function listDeadLeases({ pool }: App): Promise<{ id: string; network: string }[]> {
  const { rows } = await pool.query<{ id: string; network: string }>(
    `SELECT t.id, c.network FROM post_target t JOIN channel c ON c.id = t.channel_id
     WHERE t.state = 'publishing' AND t.lease_until < now() ORDER BY t.lease_until LIMIT 500`,
  );
  return rows;
}

export interface TakenOver {
  target: ClaimedTarget;
  paused: boolean;
  /** Null: it died before it wrote one. */
  attempt: {
    key: string;
    request: FrozenRequest;
    startedAt: Date;
    sentAgoMs: number | null;
    repeats: number;
    problem: string | null;
  } | null;
}

interface Row {
  version: number;
  organization_id: string;
  post_id: string;
  channel_id: string;
  network: string;
  attempt_count: number;
  paused: boolean;
  key: string | null;
  request: FrozenRequest | null;
  started_at: Date | null;
  sent_ago_ms: number | null;
  repeats: number | null;
  problem: string | null;
}

/** Takes a target whose lease ran out, with a new fencing token. Null: it is no longer so. */
export async function takeOver({ pool }: App, id: string, leaseToken: string): Promise<TakenOver | null> {
  const { rows } = await pool.query<Row>(
    `WITH t AS (
       UPDATE post_target SET lease_token = $2::uuid, lease_until = now() + make_interval(secs => $3::float / 1000)
       WHERE id = $1 AND state = 'publishing' AND lease_until < now() RETURNING *
     ), a AS (
       UPDATE publish_attempt p SET lease_token = $2::uuid, worker_id = $4,
         problem_data = jsonb_build_object('repeats', coalesce((p.problem_data ->> 'repeats')::int, 0) + 1)
       FROM t WHERE p.target_id = t.id AND p.closed_at IS NULL
       RETURNING p.target_id, p.idempotency_key AS key, p.request, p.started_at, p.problem,
         (extract(epoch FROM now() - p.sent_at) * 1000)::float AS sent_ago_ms,
         (p.problem_data ->> 'repeats')::int AS repeats
     )
     SELECT t.version, t.organization_id, t.post_id, t.channel_id, c.network, t.attempt_count,
            o.paused_at IS NOT NULL AS paused, a.key, a.request, a.started_at, a.sent_ago_ms, a.repeats, a.problem
     FROM t JOIN channel c ON c.id = t.channel_id JOIN organization o ON o.id = t.organization_id
     LEFT JOIN a ON a.target_id = t.id`,
    [id, leaseToken, LEASE_MS, workerId],
  );
  const [row] = rows;
  if (!row) return null;
  const { key, request, started_at: startedAt } = row;
  return {
    target: {
      id,
      version: row.version,
      organizationId: row.organization_id,
      postId: row.post_id,
      channelId: row.channel_id,
      network: row.network,
      attemptNumber: row.attempt_count,
      leaseToken,
    },
    paused: row.paused,
    attempt:
      key && request && startedAt
        ? {
            key,
            request,
            startedAt,
            sentAgoMs: row.sent_ago_ms,
            repeats: (row.repeats ?? 1) - 1,
            problem: row.problem,
          }
        : null,
  };
}

/**
 * Too late is not sent, and somebody is told: state, journal and notice in one statement. Behind a closed door the
 * channel's own notice tells it; each post asks for its decision when the channel works again.
 */
export async function markMissed({ pool }: App): Promise<number> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT t.id FROM post_target t JOIN organization o ON o.id = t.organization_id
     WHERE t.state = 'scheduled' AND t.due_at < now() AND (t.expires_at <= now()
       OR t.due_at + make_interval(mins => o.late_limit_minutes) <= now())
     ORDER BY t.due_at LIMIT 200`,
  );
  for (const { id } of rows) await markOneMissed({ pool }, id);
  return rows.length;
}

async function markOneMissed({ pool }: Pick<App, 'pool'>, id: string): Promise<void> {
  await pool.query(
    `WITH t AS (
       UPDATE post_target t SET state = 'missed', problem = coalesce(t.problem, 'too_late'), next_attempt_at = NULL,
         updated_at = now()
       FROM organization o
       WHERE t.id = $1 AND t.state = 'scheduled' AND o.id = t.organization_id AND (t.expires_at <= now()
         OR t.due_at + make_interval(mins => o.late_limit_minutes) <= now())
       RETURNING t.*
     ), j AS (
       INSERT INTO journal_entry (id, organization_id, post_id, target_id, at, kind, data)
       SELECT $2, organization_id, post_id, id, now(), 'missed', jsonb_build_object('problem', problem) FROM t
     )
     INSERT INTO notification (id, organization_id, kind, incident_key, post_id, target_id, channel_id, data, created_at)
     SELECT $3, organization_id, 'missed', 'target-' || id || '-' || version || '-' || due_at::text || '-missed',
            post_id, id, channel_id, '{}', now()
     FROM t
     WHERE NOT EXISTS (SELECT 1 FROM channel c WHERE c.id = t.channel_id AND c.health = 'reconnect' AND c.removed_at IS NULL)
     ON CONFLICT (organization_id, incident_key) DO NOTHING`,
    [id, newId(), newId()],
  );
}

/** Channels with something due that no job has taken for a while. */
export async function listStandingLines(
  { pool }: App,
  graceMs: number,
): Promise<{ channelId: string; network: string }[]> {
  const { rows } = await pool.query<{ channel_id: string; network: string }>(
    `SELECT t.channel_id, c.network FROM post_target t
     JOIN organization o ON o.id = t.organization_id AND o.paused_at IS NULL
     JOIN channel c ON c.id = t.channel_id AND c.removed_at IS NULL AND c.health <> 'reconnect'
     WHERE t.state = 'scheduled' AND t.due_at < now() - make_interval(secs => $1::float / 1000)
       AND (t.next_attempt_at IS NULL OR t.next_attempt_at < now()) AND ${isFree('t')}
     GROUP BY t.channel_id, c.network ORDER BY min(t.due_at) LIMIT 500`,
    [graceMs],
  );
  return rows.map(({ channel_id: channelId, network }) => ({ channelId, network }));
}

/** What comes within this time, for the queue. */
export async function listSoonDue({ pool }: App, withinMs: number) {
  const { rows } = await pool.query<{ id: string; version: number; wait_ms: number }>(
    `SELECT id, version, (extract(epoch FROM greatest(due_at, next_attempt_at) - now()) * 1000)::float AS wait_ms
     FROM post_target
     WHERE state = 'scheduled' AND due_at > now() - interval '1 day'
       AND due_at < now() + make_interval(secs => $1::float / 1000)
       AND greatest(due_at, next_attempt_at) BETWEEN now() AND now() + make_interval(secs => $1::float / 1000)
     ORDER BY due_at LIMIT 10000`,
    [withinMs],
  );
  return rows;
}
