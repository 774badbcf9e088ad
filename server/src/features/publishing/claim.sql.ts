// The claim: one statement takes the first target in a channel's line, with a lease and a fencing token, or says why
// not. At most one target of a channel is on its way (unique index post_target_one_publishing), so what is due in one
// channel goes out in order and spaced. Needs the index post_target_line (channel_id, due_at, id) of scheduled ones.
// All times are the database's: the clocks of the processes do not matter.
import type { App } from '../../context.ts';
import type { ClaimedTarget } from './lease.ts';

/** A process that lives renews it every RENEW_MS; one that died is known to be dead after it. */
export const LEASE_MS = 7_000;

export type Claim =
  | { kind: 'claimed'; target: ClaimedTarget }
  /** Nobody is to come back: nothing is due, or a person or another process will wake the line. */
  | { kind: 'nothing' }
  /** The first in line may go at this time. */
  | { kind: 'wait'; targetId: string; version: number; waitMs: number };

interface Row {
  id: string;
  version: number;
  verdict: 'free' | 'wait' | 'held';
  wait_ms: number;
  claimed: string | null;
  attempt: number | null;
  organization_id: string;
  post_id: string;
  channel_id: string;
  network: string;
}

const CLAIM = `
WITH line AS (
  SELECT c.id, c.organization_id, c.network, $5::jsonb -> c.network AS pace,
         c.removed_at IS NOT NULL OR c.health = 'reconnect' OR o.paused_at IS NOT NULL AS held,
         make_interval(mins => o.late_limit_minutes) AS late
  FROM channel c JOIN organization o ON o.id = c.organization_id
  WHERE c.id = coalesce($1::uuid, (SELECT channel_id FROM post_target WHERE id = $2::uuid))
), head AS (
  SELECT line.*, t.id AS target_id, t.version, t.post_id, t.due_at, t.next_attempt_at
  FROM line CROSS JOIN LATERAL (
    SELECT id, version, post_id, due_at, next_attempt_at FROM post_target
    WHERE channel_id = line.id AND state = 'scheduled' AND due_at + line.late > now()
      AND (expires_at IS NULL OR expires_at > now())
    ORDER BY due_at, id LIMIT 1
  ) t
), ready AS (
  SELECT head.*, greatest(due_at, next_attempt_at,
    (SELECT max(published_at) + make_interval(secs => (pace ->> 'minIntervalMs')::float / 1000) FROM post_target
     WHERE (pace ->> 'minIntervalMs')::float > 0 AND channel_id = head.id
       AND published_at > now() - make_interval(secs => (pace ->> 'minIntervalMs')::float / 1000)),
    (SELECT published_at + interval '1 minute' FROM post_target
     WHERE channel_id = head.id AND published_at > now() - interval '1 minute'
     ORDER BY published_at DESC OFFSET greatest((pace ->> 'perMinute')::int - 1, 0) LIMIT 1),
    (SELECT published_at + interval '1 day' FROM post_target
     WHERE pace ->> 'perDay' IS NOT NULL AND channel_id = head.id AND published_at > now() - interval '1 day'
     ORDER BY published_at DESC OFFSET greatest(coalesce((pace ->> 'perDay')::int, 1) - 1, 0) LIMIT 1)
  ) AS ready_at,
  EXISTS (SELECT 1 FROM post_target b WHERE b.channel_id = head.id AND b.state = 'publishing') AS busy
  FROM head
), verdict AS (
  SELECT ready.*, CASE WHEN held OR busy OR pace IS NULL THEN 'held'
                       WHEN ready_at > now() THEN 'wait' ELSE 'free' END AS verdict
  FROM ready
), claimed AS (
  UPDATE post_target t
  SET state = 'publishing', lease_token = $3::uuid, lease_until = now() + make_interval(secs => $4::float / 1000),
      attempt_count = t.attempt_count + 1, next_attempt_at = NULL, updated_at = now()
  FROM verdict v
  WHERE t.id = v.target_id AND v.verdict = 'free' AND t.state = 'scheduled' AND t.version = v.version
    AND t.due_at <= now()
  RETURNING t.id, t.attempt_count
)
SELECT v.target_id AS id, v.version, v.verdict, v.organization_id, v.post_id, v.id AS channel_id, v.network,
       greatest(0, extract(epoch FROM v.ready_at - now()) * 1000)::float AS wait_ms,
       c.id AS claimed, c.attempt_count AS attempt
FROM verdict v LEFT JOIN claimed c ON c.id = v.target_id`;

/** The line of a channel, or of the channel a target belongs to. */
export type Line = { channelId: string } | { targetId: string };

export async function claimNext(app: App, line: Line, leaseToken: string): Promise<Claim> {
  const row = await runClaim(app, line, leaseToken);
  if (!row || row.verdict === 'held') return { kind: 'nothing' };
  if (row.verdict === 'wait')
    return { kind: 'wait', targetId: row.id, version: row.version, waitMs: row.wait_ms };
  if (row.claimed === null || row.attempt === null) return { kind: 'nothing' };
  return {
    kind: 'claimed',
    target: {
      id: row.id,
      version: row.version,
      organizationId: row.organization_id,
      postId: row.post_id,
      channelId: row.channel_id,
      network: row.network,
      attemptNumber: row.attempt,
      leaseToken,
    },
  };
}

async function runClaim(app: App, line: Line, leaseToken: string): Promise<Row | undefined> {
  const channelId = 'channelId' in line ? line.channelId : null;
  const targetId = 'targetId' in line ? line.targetId : null;
  try {
    const { rows } = await app.pool.query<Row>({
      name: 'publishing-claim',
      text: CLAIM,
      values: [channelId, targetId, leaseToken, LEASE_MS, paces(app)],
    });
    return rows[0];
  } catch (error) {
    // Another process took a target of this channel in the same moment; it goes on with the line when it is done.
    if ((error as { code?: string }).code === '23505') return undefined;
    throw error;
  }
}

const pacesByRegistry = new WeakMap<App['networks'], string>();

function paces({ networks }: App): string {
  const known = pacesByRegistry.get(networks);
  if (known) return known;
  const all = networks.all().map(({ capabilities }) => [capabilities.id, capabilities.pacing]);
  const json = JSON.stringify(Object.fromEntries(all));
  pacesByRegistry.set(networks, json);
  return json;
}
