// The promise of the engine, tried with real processes: a worker kills itself at each named point between claim and
// close, another one takes over. Whatever happened: never two effects, and one effect where the network can make a
// repeat harmless; else one effect, or a person is asked. On both queues.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Process,
  REDIS_BINARIES,
  type RedisServer,
  startRedis,
  startRuporProcess,
  until,
} from '../bench/lib/stage.ts';
import { CRASH_POINTS, type CrashPoint } from '../src/jobs/crash-point.ts';
import { type Database, openDatabase } from '../src/lib/db.ts';
import { cloneDatabase } from './harness.ts';
import { countEffects, createSchedule, type ScheduledTarget } from './scheduled-posts.ts';

const NETWORKS = ['practice-wall', 'practice-microblog', 'practice-messenger'] as const;
const IDEMPOTENT = ['practice-wall', 'practice-microblog'];
/** Points before which nothing can have left, so even a network without keys gets the post. */
const NOTHING_LEFT: readonly CrashPoint[] = ['after-claim', 'after-attempt-open'];
/** The second process dies while it mends what the first has left: only where a repeat is allowed does it get so far. */
const SECOND_CRASHES: { network: string; first: CrashPoint; second: CrashPoint }[] = [
  { network: 'practice-wall', first: 'before-send', second: 'after-effect' },
  { network: 'practice-wall', first: 'after-effect', second: 'after-effect' },
  { network: 'practice-microblog', first: 'after-answer', second: 'before-close-commit' },
  { network: 'practice-messenger', first: 'after-attempt-open', second: 'after-effect' },
  { network: 'practice-messenger', first: 'after-claim', second: 'before-send' },
];
/** Lease and sweep, and time for processes to start on a busy machine. */
const LIMIT_MS = 60_000;

const redisBinary = REDIS_BINARIES.find((file) => existsSync(file));
let redis: RedisServer | null = null;
let dataDir: string;
const started: Process[] = [];
const databases: Database[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'rupor-crash-'));
  if (redisBinary) redis = await startRedis(redisBinary, ['--databases', '64']);
});
afterAll(async () => {
  for (const worker of started) {
    worker.child.kill('SIGKILL');
    await worker.ended;
  }
  for (const database of databases) await database.close();
  await redis?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

interface Scene {
  database: Database;
  startWorker(crashAt?: CrashPoint): Process;
}

/** A database and a queue of its own, so that the scenes run side by side. */
async function openScene(queue: string): Promise<Scene> {
  const databaseUrl = await cloneDatabase();
  const database = openDatabase({ url: databaseUrl, poolSize: 2 });
  databases.push(database);
  const env: Record<string, string> = {
    RUPOR_ROLE: 'worker',
    RUPOR_LOG: 'error',
    RUPOR_DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
  };
  if (queue === 'redis' && redis) env.REDIS_URL = `${redis.url}/${databases.length}`;
  return {
    database,
    startWorker(crashAt) {
      const worker = startRuporProcess(
        crashAt ? { ...env, RUPOR_TEST_CRASH_AT: crashAt, NODE_ENV: 'test' } : env,
      );
      started.push(worker);
      return worker;
    },
  };
}

async function scheduleOne({ database }: Scene, network: string): Promise<ScheduledTarget> {
  const { targets } = await createSchedule(database.prisma, { network });
  const [target] = targets;
  if (!target) throw new Error('nothing scheduled');
  return target;
}

/** When the posts that hang will be known to be dead, milliseconds from now. */
async function setLeases({ database }: Scene, inMs: number) {
  await database.prisma.postTarget.updateMany({
    where: { state: 'publishing' },
    data: { leaseUntil: new Date(Date.now() + inMs) },
  });
}

/** The fault must have fired: the process ended by its own SIGKILL, not by anything else. */
async function expectCrash(worker: Process) {
  const end = await worker.ended;
  expect(end, worker.output()).toBe('SIGKILL');
}

async function expectSettled({ prisma }: Database, ids: string[], healthy: Process) {
  const where = { id: { in: ids }, state: { in: ['scheduled' as const, 'publishing' as const] } };
  const settled = until(
    'nothing is on its way',
    async () => (await prisma.postTarget.count({ where })) === 0,
    LIMIT_MS,
  );
  await settled.catch(async (error: Error) => {
    const rows = await prisma.postTarget.findMany({ where });
    const states = rows.map(({ state, leaseUntil, problem }) => ({ state, leaseUntil, problem }));
    throw new Error(`${error.message}: ${JSON.stringify(states)} ${healthy.output()}`);
  });
}

async function expectOneEffectOrQuestion(
  { prisma }: Database,
  target: ScheduledTarget,
  { network, crashAt }: { network: string; crashAt: CrashPoint },
) {
  const effects = (await countEffects(prisma, [target.account])).get(target.account);
  const { state } = await prisma.postTarget.findUniqueOrThrow({ where: { id: target.id } });
  const open = await prisma.publishAttempt.count({ where: { targetId: target.id, closedAt: null } });
  const seen = { crashAt, network, effects, state, open };
  expect(open, JSON.stringify(seen)).toBe(0);
  if (IDEMPOTENT.includes(network) || NOTHING_LEFT.includes(crashAt) || crashAt === 'after-close')
    return expect(seen).toMatchObject({ effects: 1, state: 'published' });
  expect(seen).toMatchObject({ state: 'unconfirmed', effects: crashAt === 'before-send' ? 0 : 1 });
  const notices = await prisma.notification.count({ where: { targetId: target.id, kind: 'unconfirmed' } });
  expect(notices, 'somebody is told, once').toBe(1);
}

const backends = [
  { queue: 'postgres', isThere: true },
  { queue: 'redis', isThere: redisBinary !== undefined },
];

describe.concurrent.each(backends)('crashes, queue on $queue', ({ queue, isThere }) => {
  it.skipIf(!isThere).each(CRASH_POINTS)(
    'killed %s: three networks, one effect each or a question',
    async (crashAt) => {
      const scene = await openScene(queue);
      const cases: { network: string; target: ScheduledTarget }[] = [];
      for (const network of NETWORKS) {
        cases.push({ network, target: await scheduleOne(scene, network) });
        await expectCrash(scene.startWorker(crashAt));
        // The next worker that dies must die of its own post, not of this one's recovery.
        await setLeases(scene, 3_600_000);
      }
      await setLeases(scene, -1_000);
      const healthy = scene.startWorker();
      await expectSettled(
        scene.database,
        cases.map(({ target }) => target.id),
        healthy,
      );
      for (const { network, target } of cases)
        await expectOneEffectOrQuestion(scene.database, target, { network, crashAt });
      healthy.child.kill('SIGKILL');
    },
    4 * LIMIT_MS,
  );

  it.skipIf(!isThere).each(SECOND_CRASHES)(
    '$network killed $first, and its rescuer $second: one effect or a question',
    async ({ network, first, second }) => {
      const scene = await openScene(queue);
      const target = await scheduleOne(scene, network);
      await expectCrash(scene.startWorker(first));
      await expectCrash(scene.startWorker(second));
      const healthy = scene.startWorker();
      await expectSettled(scene.database, [target.id], healthy);
      await expectOneEffectOrQuestion(scene.database, target, { network, crashAt: second });
      healthy.child.kill('SIGKILL');
    },
    4 * LIMIT_MS,
  );

  it.skipIf(!isThere)(
    'a stop signal lets the running posts end and loses none',
    async () => {
      const { database, startWorker } = await openScene(queue);
      const { targets } = await createSchedule(database.prisma, { channels: 20, perChannel: 5 });
      const worker = startWorker();
      const ids = targets.map(({ id }) => id);
      const countIn = (state: 'published' | 'publishing') =>
        database.prisma.postTarget.count({ where: { id: { in: ids }, state } });
      await until('some are out', async () => (await countIn('published')) > 0);
      worker.child.kill('SIGTERM');
      expect(await worker.ended, worker.output()).toBe(0);
      expect(await countIn('publishing'), 'none was left behind').toBe(0);
      const healthy = startWorker();
      await expectSettled(database, ids, healthy);
      const accounts = [...new Set(targets.map(({ account }) => account))];
      expect([...(await countEffects(database.prisma, accounts)).values()]).toEqual(accounts.map(() => 5));
      healthy.child.kill('SIGKILL');
    },
    4 * LIMIT_MS,
  );
});

it('the crash variable is refused outside of the tests', async () => {
  const worker = startRuporProcess({
    RUPOR_ROLE: 'worker',
    DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing',
    RUPOR_DATA_DIR: dataDir,
    RUPOR_TEST_CRASH_AT: 'after-claim',
  });
  expect(await worker.ended).toBe(1);
  expect(worker.output()).toContain('RUPOR_TEST_CRASH_AT');
});
