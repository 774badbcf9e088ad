import type { Health } from '@rupor/shared/system/contract';
import type { App } from '../../context.ts';
import { version } from '../../lib/version.ts';

const ALIVE_MS = 30_000;
/** A target may be this late before publishing counts as standing still. */
const GRACE_MS = 60_000;

/** Never throws: a monitor must get an answer when things are bad. */
export async function readHealth(app: App): Promise<Health> {
  const queue = app.config.redisUrl ? 'redis' : 'postgres';
  const now = app.clock.now();
  try {
    const { rows } = await app.pool.query<{ beat: Date | null; oldest: Date | null; overdue: string }>(
      `SELECT (SELECT max(beat_at) FROM worker_heartbeat) AS beat, min(t.due_at) AS oldest, count(t.id) AS overdue
       FROM post_target t JOIN organization o ON o.id = t.organization_id
       WHERE t.state = 'scheduled' AND t.due_at < $1 AND o.paused_at IS NULL
         AND coalesce(t.next_attempt_at, t.due_at) < $1`,
      [new Date(now.getTime() - GRACE_MS)],
    );
    const [row] = rows;
    const beat = row?.beat ?? null;
    const worker = !beat ? 'never' : now.getTime() - beat.getTime() < ALIVE_MS ? 'alive' : 'silent';
    const oldest = row?.oldest ?? null;
    return {
      ok: worker === 'alive' && oldest === null,
      database: 'works',
      worker,
      workerBeatAt: beat?.toISOString() ?? null,
      oldestOverdueAt: oldest?.toISOString() ?? null,
      overdueCount: Number(row?.overdue ?? 0),
      queue,
      version,
    };
  } catch (error) {
    app.logger.error({ err: error }, 'health could not be read');
    return {
      ok: false,
      database: 'down',
      worker: 'never',
      workerBeatAt: null,
      oldestOverdueAt: null,
      overdueCount: 0,
      queue,
      version,
    };
  }
}
