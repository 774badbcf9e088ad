// Tells everybody that this worker process lives: one row a process, by the database's clock.
import { hostname } from 'node:os';
import type { App } from '../context.ts';
import { newId } from '../lib/uuid.ts';
import { version } from '../lib/version.ts';

export const BEAT_MS = 10_000;

/** Names this process in attempts and heartbeats. */
export const workerId = `${hostname()}-${process.pid}-${newId().slice(-8)}`;

export async function beat({ pool }: App): Promise<void> {
  await pool.query(
    `WITH old AS (DELETE FROM worker_heartbeat WHERE beat_at < now() - interval '1 day')
     INSERT INTO worker_heartbeat (id, started_at, beat_at, version) VALUES ($1, now(), now(), $2)
     ON CONFLICT (id) DO UPDATE SET beat_at = now()`,
    [workerId, version],
  );
}

/** A process that ends on purpose is not missed. */
export async function endBeat({ pool }: App): Promise<void> {
  await pool.query('DELETE FROM worker_heartbeat WHERE id = $1', [workerId]);
}
