// A database, worker processes and due posts for the tests of outages; and the promises that hold whatever fails.
import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { prepareDataDir } from '../src/lib/data-dir.ts';
import { type Database, openDatabase } from '../src/lib/db.ts';
import { startEmbeddedPostgres } from '../src/lib/embedded-postgres.ts';
import { migrate } from '../src/lib/migrate.ts';
import { createSchedule, type ScheduledTarget } from '../test/scheduled-posts.ts';
import { eventually, makeDataDir, type Server, startServer } from './process.ts';

/** The wall keeps keys, so a repeat is harmless; the messenger keeps none, so a lost answer is a question. */
export const NETWORKS = ['practice-wall', 'practice-messenger'] as const;
/** A target of a dead process is found after its lease (6 s) by a sweep (3 s); the rest is a busy machine. */
const STUCK_SECONDS = 25;

export interface Scene {
  database: Database;
  databaseUrl: string;
  start(role: string, env?: Record<string, string>): Server;
  /** `fast` ends every session, `immediate` is a crash with recovery. Comes back on the same port. */
  restartDatabase(mode: 'fast' | 'immediate', whileAway?: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export async function openScene(env: Record<string, string> = {}): Promise<Scene> {
  const { dir, remove } = await makeDataDir();
  await prepareDataDir(dir);
  const postgres = await startEmbeddedPostgres(dir);
  await migrate(postgres.url);
  const database = openDatabase({ url: postgres.url, poolSize: 3 });
  const servers: Server[] = [];
  const control = (...what: string[]) => runPgCtl(path.join(dir, 'postgres'), what);
  return {
    database,
    databaseUrl: postgres.url,
    start(role, more = {}) {
      const own = { RUPOR_DATA_DIR: dir, DATABASE_URL: postgres.url, RUPOR_ROLE: role };
      const server = startServer({ ...own, ...env, ...more });
      servers.push(server);
      return server;
    },
    async restartDatabase(mode, whileAway) {
      await control('stop', '-m', mode);
      await whileAway?.();
      await control('restart', '-m', mode);
    },
    async close() {
      for (const server of servers) {
        server.child.kill('SIGKILL');
        await server.exited;
      }
      await database.close();
      await control('stop', '-m', 'immediate').finally(remove);
    },
  };
}

/** As the owner of the data: PostgreSQL refuses root. */
async function runPgCtl(dir: string, what: string[]): Promise<void> {
  const { pg_ctl: program } = await import(`@embedded-postgres/${process.platform}-${process.arch}`);
  const { uid, gid } = await stat(dir);
  const child = spawn(program, [...what, '-D', dir, '-w', '-s'], { uid, gid, stdio: 'ignore' });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`pg_ctl ${what.join(' ')} ended with ${code}`);
}

/** 100 posts due at one instant, half of them on each network. */
export async function scheduleHundred({ database }: Scene, dueAt = new Date()): Promise<ScheduledTarget[]> {
  const made: ScheduledTarget[] = [];
  for (const network of NETWORKS) {
    const { targets } = await createSchedule(database.prisma, {
      network,
      channels: 5,
      perChannel: 10,
      dueAt: () => dueAt,
    });
    made.push(...targets);
  }
  return made;
}

export async function countWorkers({ database }: Scene): Promise<number> {
  const { rows } = await database.pool.query('SELECT 1 FROM worker_heartbeat');
  return rows.length;
}

interface Row {
  network: string;
  state: string;
  effects: number;
  open: number;
  is_stuck: boolean;
  is_early: boolean;
}

export async function readRows({ database }: Scene, targets: ScheduledTarget[]): Promise<Row[]> {
  const { rows } = await database.pool.query<Row>(
    `SELECT c.network, t.state::text AS state,
       (SELECT count(*)::int FROM practice_post x WHERE x.account = c.remote_id AND x.text = p.base_text) AS effects,
       (SELECT count(*)::int FROM publish_attempt a WHERE a.target_id = t.id AND a.closed_at IS NULL) AS open,
       t.state = 'publishing' AND t.lease_until < now() - make_interval(secs => $2) AS is_stuck,
       EXISTS (SELECT 1 FROM publish_attempt a WHERE a.target_id = t.id AND a.sent_at < t.due_at) AS is_early
     FROM post_target t JOIN post p ON p.id = t.post_id JOIN channel c ON c.id = t.channel_id
     WHERE t.id = ANY($1)`,
    [targets.map(({ id }) => id), STUCK_SECONDS],
  );
  return rows;
}

export const isOut = ({ state }: Row) => state === 'published' || state === 'unconfirmed';

/** Never two effects, nothing lost in silence, nothing stays on its way. */
export async function expectPromises(scene: Scene, targets: ScheduledTarget[]): Promise<void> {
  await eventually(
    'everything is settled',
    async () => {
      const rows = await readRows(scene, targets);
      expect(rows.filter((row) => row.is_stuck || row.effects > 1)).toEqual([]);
      return rows.every(isOut);
    },
    120_000,
  ).catch(async (error: Error) => {
    const rows = (await readRows(scene, targets)).filter((row) => !isOut(row));
    throw new Error(`${error.message}: ${JSON.stringify(rows)}`);
  });
  const rows = await readRows(scene, targets);
  expect(rows).toHaveLength(targets.length);
  for (const row of rows) {
    expect(row).toMatchObject({ open: 0, is_early: false });
    if (row.network === 'practice-wall' || row.state === 'published')
      expect(row).toMatchObject({ state: 'published', effects: 1 });
  }
}
