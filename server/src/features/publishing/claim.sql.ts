// The claim: one statement takes the first target in the line of each channel asked for, with a lease and a fencing
// token, or says why not. At most one target of a channel is on its way (unique index post_target_one_publishing), so what is due in one
// channel goes out in order and spaced. Needs the index post_target_line (channel_id, due_at, id) of scheduled ones.
// All times are the database's: the clocks of the processes do not matter.
import type { App } from '../../context.ts';
import { createBatcher, perOwner } from '../../lib/batch.ts';
import { retryConflicts } from '../../lib/db-errors.ts';
import type { ClaimedTarget } from './lease.ts';
import { isFree } from './standing.ts';

/** A process that lives renews it every RENEW_MS; one that died is known to be dead after it. */
export const LEASE_MS = 6_000;

export type Claim =
  | { kind: 'claimed'; target: ClaimedTarget }
  /** Nobody is to come back: nothing is due, or a person or another process will wake the line. */
  | { kind: 'nothing' }
  /** The first in line may go at this time. */
  | { kind: 'wait'; targetId: string; version: number; waitMs: number };

interface Row {
  token: string;
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
  SELECT x.token, c.id, c.organization_id, c.network, $4::jsonb -> c.network AS pace,
         c.removed_at IS NOT NULL OR c.health = 'reconnect' OR o.paused_at IS NOT NULL AS held,
         make_interval(mins => o.late_limit_minutes) AS late
  FROM unnest($1::uuid[], $2::uuid[]) AS x (channel_id, token)
  JOIN channel c ON c.id = x.channel_id JOIN organization o ON o.id = c.organization_id
), head AS (
  SELECT line.*, t.id AS target_id, t.version, t.post_id, t.due_at, t.next_attempt_at
  FROM line CROSS JOIN LATERAL (
    SELECT id, version, post_id, due_at, next_attempt_at FROM post_target
    WHERE channel_id = line.id AND state = 'scheduled' AND due_at + line.late > now()
      AND (expires_at IS NULL OR expires_at > now()) AND ${isFree('post_target')}
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
  SET state = 'publishing', lease_token = v.token, lease_until = now() + make_interval(secs => $3::float / 1000),
      attempt_count = t.attempt_count + 1, next_attempt_at = NULL, updated_at = now()
  FROM verdict v
  WHERE t.id = v.target_id AND v.verdict = 'free' AND t.state = 'scheduled' AND t.version = v.version
    AND t.due_at <= now()
  RETURNING t.id, t.attempt_count, t.lease_token
)
SELECT v.token, v.target_id AS id, v.version, v.verdict, v.organization_id, v.post_id, v.id AS channel_id, v.network,
       greatest(0, extract(epoch FROM v.ready_at - now()) * 1000)::float AS wait_ms,
       c.id AS claimed, c.attempt_count AS attempt
FROM verdict v LEFT JOIN claimed c ON c.id = v.target_id AND c.lease_token = v.token`;

export async function claimNext(app: App, channelId: string, leaseToken: string): Promise<Claim> {
  const row = await claimsOf(app.pool)({ app, channelId, leaseToken });
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

interface Asked {
  app: App;
  channelId: string;
  leaseToken: string;
}

const claimsOf = perOwner((_pool: App['pool']) => createBatcher(claimMany));

async function claimMany(asked: Asked[]): Promise<(Row | undefined)[]> {
  try {
    return await runClaim(asked);
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error;
    // Another process took a target of one of these channels in the same moment; it goes on with that line when it is
    // done. The other channels are asked for one by one.
    if (asked.length === 1) return [undefined];
    return (await Promise.all(asked.map((one) => claimMany([one])))).flat();
  }
}

async function runClaim(asked: Asked[]): Promise<(Row | undefined)[]> {
  const [first] = asked;
  if (!first) return [];
  const query = {
    name: 'publishing-claim',
    text: CLAIM,
    values: [
      asked.map(({ channelId }) => channelId),
      asked.map(({ leaseToken }) => leaseToken),
      LEASE_MS,
      pacesOf(first.app.networks),
    ],
  };
  const { rows } = await retryConflicts(() => first.app.pool.query<Row>(query));
  const byToken = new Map(rows.map((row) => [row.token, row]));
  return asked.map(({ leaseToken }) => byToken.get(leaseToken));
}

const pacesOf = perOwner((networks: App['networks']) => {
  const all = networks.all().map(({ capabilities }) => [capabilities.id, capabilities.pacing]);
  return JSON.stringify(Object.fromEntries(all));
});
