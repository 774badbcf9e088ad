// How late posts go out: 1,000 due at one instant, and single ones while nothing else happens; on both queues.
// `--network NAME` or `--network all-fakes`: on fakes of the networks, calm and with broken connections.
// Lateness = when the request to the network was allowed to leave (sent_at) minus the due time, by one clock.
import { existsSync } from 'node:fs';
import { readConfig } from '../src/config.ts';
import { openQueue } from '../src/jobs/queue.ts';
import { createLogger } from '../src/lib/logger.ts';
import { countEffects, createSchedule, type Schedule } from '../test/scheduled-posts.ts';
import { readNetworks } from './lib/fakes.ts';
import { publishOnFakes } from './lib/publish-on-fakes.ts';
import { percentile, report } from './lib/report.ts';
import {
  openStage,
  REDIS_BINARIES,
  type Stage,
  startRedis,
  startRuporProcess,
  until,
  workerIsAlive,
} from './lib/stage.ts';

const CHANNELS = 100;
const PER_CHANNEL = 10;
const IDLE_POSTS = 60;
const IDLE_GAP_MS = 250;
const LIMITS = { burstP99Ms: 3_000, idleP99Ms: 250 };

interface Measured {
  queue: string;
  targets: number;
  p50Ms: number;
  p99Ms: number;
  maxMs: number;
  idleP50Ms: number;
  idleP99Ms: number;
  lost: number;
  double: number;
}

async function measure(redisUrl: string | null): Promise<Measured> {
  const stage = await openStage();
  const env = { RUPOR_ROLE: 'worker', RUPOR_DATA_DIR: stage.dir, DATABASE_URL: stage.databaseUrl };
  const worker = startRuporProcess({ ...env, ...(redisUrl ? { REDIS_URL: redisUrl } : {}) });
  try {
    await until('worker lives', () => workerIsAlive(stage.database));
    const config = readConfig({ ...env, ...(redisUrl ? { REDIS_URL: redisUrl } : {}) });
    const queue = await openQueue({ config, databaseUrl: stage.databaseUrl, logger: createLogger('warn') });
    const run = (schedule: Schedule) => runSchedule(stage, schedule, queue.wake);
    // The first posts of a process also load code; an office that has run for a day does not.
    await run(
      await createSchedule(stage.database.prisma, { channels: 20, perChannel: 2, dueAt: () => soon(2_000) }),
    );
    const instant = soon(6_000);
    const burst = await run(
      await createSchedule(stage.database.prisma, {
        channels: CHANNELS,
        perChannel: PER_CHANNEL,
        dueAt: () => instant,
      }),
    );
    const start = soon(3_000).getTime();
    const idle = await run(
      await createSchedule(stage.database.prisma, {
        channels: IDLE_POSTS,
        dueAt: (index) => new Date(start + index * IDLE_GAP_MS),
      }),
    );
    await queue.close();
    return {
      queue: redisUrl ? 'redis' : 'postgres',
      targets: burst.lateness.length,
      p50Ms: Math.round(percentile(burst.lateness, 0.5)),
      p99Ms: Math.round(percentile(burst.lateness, 0.99)),
      maxMs: Math.round(Math.max(...burst.lateness)),
      idleP50Ms: Math.round(percentile(idle.lateness, 0.5)),
      idleP99Ms: Math.round(percentile(idle.lateness, 0.99)),
      lost: burst.lost + idle.lost,
      double: burst.double + idle.double,
    };
  } catch (error) {
    process.stderr.write(worker.output());
    throw error;
  } finally {
    worker.child.kill('SIGTERM');
    await worker.ended;
    await stage.close();
  }
}

function soon(ms: number): Date {
  return new Date(Date.now() + ms);
}

async function runSchedule(
  { database }: Stage,
  { targets }: Schedule,
  wake: { targets(targets: Schedule['targets']): Promise<void> },
) {
  await wake.targets(targets);
  const ids = targets.map(({ id }) => id);
  const last = Math.max(...targets.map(({ dueAt }) => dueAt.getTime()));
  await until(
    'all targets are settled',
    async () => {
      const { rows } = await database.pool.query<{ left: number }>(
        `SELECT count(*)::int AS left FROM post_target WHERE id = ANY($1::uuid[]) AND state IN ('scheduled', 'publishing')`,
        [ids],
      );
      return rows[0]?.left === 0;
    },
    last - Date.now() + 60_000,
  );
  const { rows } = await database.pool.query<{ late: number }>(
    `SELECT (extract(epoch FROM min(a.sent_at) - t.due_at) * 1000)::float AS late
     FROM post_target t JOIN publish_attempt a ON a.target_id = t.id WHERE t.id = ANY($1::uuid[]) GROUP BY t.id`,
    [ids],
  );
  const accounts = [...new Set(targets.map(({ account }) => account))];
  const each = targets.length / accounts.length;
  const counts = [...(await countEffects(database.prisma, accounts)).values()];
  return {
    lateness: rows.map(({ late }) => late),
    lost: counts.reduce((sum, count) => sum + Math.max(0, each - count), 0),
    double: counts.reduce((sum, count) => sum + Math.max(0, count - each), 0),
  };
}

async function publishOnPractice(): Promise<void> {
  const redisBinary = REDIS_BINARIES.find((file) => existsSync(file));
  const rows: Measured[] = [await measure(null)];
  if (redisBinary) {
    const redis = await startRedis(redisBinary);
    rows.push(await measure(redis.url));
    await redis.stop();
  }
  const flat = Object.fromEntries(
    rows.flatMap(({ queue, ...figures }) =>
      Object.entries(figures).map(([name, value]) => [`${queue}_${name}`, value] as const),
    ),
  );
  report({
    title: 'publish: lateness of posts on the practice network, milliseconds',
    notes: [
      `Burst: ${CHANNELS} channels x ${PER_CHANNEL} posts due at one instant; a channel sends its own in order, one after the other.`,
      `Idle: ${IDLE_POSTS} posts, one every ${IDLE_GAP_MS} ms. One worker process; embedded PostgreSQL on the same machine.`,
      redisBinary ? 'Redis: appendonly yes, noeviction.' : 'Redis is not installed: its half is skipped.',
    ],
    rows: rows.map((row) => ({ ...row })),
    result: {
      bench: 'publish',
      ...flat,
      redis: redisBinary !== undefined,
      ok: rows.every(
        (row) =>
          row.p99Ms <= LIMITS.burstP99Ms &&
          row.idleP99Ms <= LIMITS.idleP99Ms &&
          row.lost === 0 &&
          row.double === 0,
      ),
    },
  });
}

/** Those with an API of their own; what a site or a receiver takes is tried in the tests. */
const BIG = ['telegram', 'bluesky', 'mastodon', 'max', 'vk', 'ok'] as const;
const networks = readNetworks(process.argv, BIG);
if (networks) await publishOnFakes(networks);
else await publishOnPractice();
