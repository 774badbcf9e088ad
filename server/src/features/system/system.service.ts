import type { Health } from '@rupor/shared/system/contract';
import type { App } from '../../context.ts';
import { version } from '../../lib/version.ts';
import { ALIVE_SECONDS, GRACE_SECONDS, isFree } from '../publishing/standing.ts';

type Read = Omit<Health, 'ok' | 'queue' | 'version'>;

/** Never throws: a monitor must get an answer when things are bad. */
export async function readHealth(app: App): Promise<Health> {
  const [read, hasQueue] = await Promise.all([readDatabase(app), app.wake.answers()]);
  const { database, worker, oldestOverdueAt } = read;
  return {
    ...read,
    ok: database === 'works' && worker === 'alive' && oldestOverdueAt === null && hasQueue,
    queue: hasQueue ? (app.config.redisUrl ? 'redis' : 'postgres') : 'down',
    version,
  };
}

interface Row {
  beat: Date | null;
  is_alive: boolean | null;
  oldest: Date | null;
  overdue: number;
  aside: number;
  aside_since: Date | null;
}

/** By the database's clock: this process's own may be half a minute off. */
async function readDatabase(app: App): Promise<Read> {
  try {
    const { rows } = await app.pool.query<Row>(
      `SELECT w.beat, w.beat > now() - make_interval(secs => $1) AS is_alive, d.oldest, d.overdue, i.aside, i.aside_since
       FROM (SELECT max(beat_at) AS beat FROM worker_heartbeat) w, (
         SELECT min(t.due_at) AS oldest, count(*)::int AS overdue
         FROM post_target t JOIN organization o ON o.id = t.organization_id
         WHERE t.state = 'scheduled' AND o.paused_at IS NULL AND ${isFree('t')}
           AND t.due_at < now() - make_interval(secs => $2)
           AND coalesce(t.next_attempt_at, t.due_at) < now() - make_interval(secs => $2)
       ) d, (
         SELECT coalesce(sum(items), 0)::int AS aside, min(received_at) AS aside_since FROM intake WHERE is_aside
       ) i`,
      [ALIVE_SECONDS, GRACE_SECONDS],
    );
    const [row] = rows;
    return {
      database: 'works',
      worker: !row?.beat ? 'never' : row.is_alive ? 'alive' : 'silent',
      workerBeatAt: row?.beat?.toISOString() ?? null,
      oldestOverdueAt: row?.oldest?.toISOString() ?? null,
      overdueCount: row?.overdue ?? 0,
      setAside: { count: row?.aside ?? 0, oldestAt: row?.aside_since?.toISOString() ?? null },
    };
  } catch (error) {
    app.logger.error({ err: error }, 'health could not be read');
    return {
      database: 'down',
      worker: 'never',
      workerBeatAt: null,
      oldestOverdueAt: null,
      overdueCount: 0,
      setAside: null,
    };
  }
}
