// The promise of the engine, tried with real processes: a worker kills itself at each named point between claim and
// close, with a post of every network standing there, and another one takes over. Whatever happened: never two effects,
// and one effect where a repeat is harmless or the network can say; else one effect, or a person is asked. On both queues.
import { randomBytes } from 'node:crypto';
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
import { createSealer } from '../src/lib/crypto.ts';
import { type Database, openDatabase } from '../src/lib/db.ts';
import type { ConnectedChannel } from '../src/networks/network.ts';
import { FAKE_NETWORKS, type FakeNetworkId, type RunningFake, startFake } from './fakes/every-network.ts';
import { cloneDatabase } from './harness.ts';
import { createPdsAccount, isPdsInstalled, type RunningPds, startPds } from './peers/pds/pds.ts';
import { countMarks, type FakeTarget, scheduleOnChannels } from './scheduled-on-fakes.ts';
import { countEffects, createSchedule, type ScheduledTarget } from './scheduled-posts.ts';

const SECRET = randomBytes(32).toString('base64');
const PRACTICE = ['practice-wall', 'practice-microblog', 'practice-messenger'] as const;
/** `repeats`: one effect of two requests. `looks`: knows what is out and what is not. `finds`: knows only what is out. */
const KNOWS: Record<string, 'repeats' | 'looks' | 'finds'> = {
  'practice-wall': 'repeats',
  'practice-microblog': 'repeats',
  bluesky: 'repeats',
  mastodon: 'repeats',
  webhook: 'repeats',
  max: 'looks',
  wordpress: 'looks',
  telegram: 'finds',
  vk: 'finds',
};
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
let pds: RunningPds | null = null;
const fakes = new Map<FakeNetworkId, RunningFake>();
const started: Process[] = [];
const databases: Database[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'rupor-crash-'));
  if (redisBinary) redis = await startRedis(redisBinary, ['--databases', '64']);
  if (isPdsInstalled) pds = await startPds();
  for (const id of FAKE_NETWORKS) fakes.set(id, await startFake(id));
  // Most of it is waiting for leases: it goes on beside the other tests.
  for (const { queue, isThere, first } of backends) if (isThere) start(queue, first);
});
afterAll(async () => {
  for (const worker of started) {
    worker.child.kill('SIGKILL');
    await worker.ended;
  }
  for (const database of databases) await database.close();
  await redis?.stop();
  await pds?.stop();
  for (const fake of fakes.values()) await fake.stop();
  await rm(dataDir, { recursive: true, force: true });
});

interface Scene {
  database: Database;
  /** `together`: so many posts stand at the point before the process dies. */
  startWorker(crashAt?: CrashPoint, together?: number): Process;
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
    RUPOR_SECRET: SECRET,
    RUPOR_ALLOW_PRIVATE_ADDRESSES: '1',
  };
  if (queue === 'redis' && redis) env.REDIS_URL = `${redis.url}/${databases.length}`;
  return {
    database,
    startWorker(crashAt, together = 1) {
      const crash = { RUPOR_TEST_CRASH_AT: `${crashAt}:${together}`, NODE_ENV: 'test' };
      const worker = startRuporProcess(crashAt ? { ...env, ...crash } : env);
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

interface Seen {
  crashAt: CrashPoint;
  network: string;
  target: { id: string };
  effects: number | undefined;
}

async function expectOneEffectOrQuestion({ prisma }: Database, { target, ...given }: Seen) {
  const { crashAt, network } = given;
  const { state, problem } = await prisma.postTarget.findUniqueOrThrow({ where: { id: target.id } });
  const open = await prisma.publishAttempt.count({ where: { targetId: target.id, closedAt: null } });
  const seen = { ...given, state, problem, open };
  expect(open, JSON.stringify(seen)).toBe(0);
  const isOut = crashAt !== 'before-send';
  const knows = KNOWS[network];
  const isSure = knows === 'repeats' || knows === 'looks' || (knows === 'finds' && isOut);
  if (isSure || NOTHING_LEFT.includes(crashAt) || crashAt === 'after-close')
    return expect(seen, JSON.stringify(seen)).toMatchObject({ effects: 1, state: 'published' });
  expect(seen, JSON.stringify(seen)).toMatchObject({ state: 'unconfirmed', effects: isOut ? 1 : 0 });
  const notices = await prisma.notification.count({ where: { targetId: target.id, kind: 'unconfirmed' } });
  expect(notices, 'somebody is told, once').toBe(1);
}

/** One channel of every network, nobody else's: the n-th on each fake, a new account on the real PDS. */
async function openChannels(n: number): Promise<{ network: string; channel: ConnectedChannel }[]> {
  const channels = [...fakes].map(([network, fake]) => ({
    network: network as string,
    channel: fake.channel(n),
  }));
  if (pds) channels.push({ network: 'bluesky', channel: await createPdsAccount(pds, `crash${n}`) });
  return channels;
}

interface Crashed {
  database: Database;
  practice: { crashAt: CrashPoint; target: ScheduledTarget }[];
  real: { crashAt: CrashPoint; target: FakeTarget }[];
}

/** A process for each point, killed with a post of every network; one rescuer for all they left. */
async function crashEverywhere(queue: string, first: number): Promise<Crashed> {
  const scene = await openScene(queue);
  const { database } = scene;
  const sealer = createSealer([SECRET], 'rows');
  const crashed: Crashed = { database, practice: [], real: [] };
  for (const [index, crashAt] of CRASH_POINTS.entries()) {
    const practice: ScheduledTarget[] = [];
    for (const network of PRACTICE) practice.push(await scheduleOne(scene, network));
    const channels = await openChannels(first + index);
    const real = await scheduleOnChannels(database.prisma, sealer, channels);
    crashed.practice.push(...practice.map((target) => ({ crashAt, target })));
    crashed.real.push(...real.map((target) => ({ crashAt, target })));
    await expectCrash(scene.startWorker(crashAt, practice.length + real.length));
    // The next worker that dies must die of its own posts, not of these ones' recovery.
    await setLeases(scene, 3_600_000);
  }
  await setLeases(scene, -1_000);
  const healthy = scene.startWorker();
  const ids = [...crashed.practice, ...crashed.real].map(({ target }) => target.id);
  await expectSettled(database, ids, healthy);
  healthy.child.kill('SIGKILL');
  return crashed;
}

const crashes = new Map<string, Promise<Crashed>>();

function start(queue: string, first: number): Promise<Crashed> {
  const running = crashEverywhere(queue, first);
  // The tests that wait for it tell what went wrong.
  running.catch(() => undefined);
  crashes.set(queue, running);
  return running;
}

/** What stands on each fake and on the PDS, by mark. */
async function countReal(): Promise<Map<string, number>> {
  const texts = [...fakes.values()].flatMap((fake) => fake.effects().map(({ text }) => text));
  return countMarks([...texts, ...((await pds?.listTexts()) ?? [])]);
}

const backends = [
  { queue: 'postgres', isThere: true, first: 0 },
  { queue: 'redis', isThere: redisBinary !== undefined, first: 100 },
];

describe.concurrent.each(backends)('crashes, queue on $queue', ({ queue, isThere, first }) => {
  const crash = () => crashes.get(queue) ?? start(queue, first);

  it.skipIf(!isThere).each(SECOND_CRASHES)(
    '$network killed $first, and its rescuer $second: one effect or a question',
    async ({ network, first, second }) => {
      const scene = await openScene(queue);
      const target = await scheduleOne(scene, network);
      await expectCrash(scene.startWorker(first));
      await expectCrash(scene.startWorker(second));
      const healthy = scene.startWorker();
      await expectSettled(scene.database, [target.id], healthy);
      const effects = (await countEffects(scene.database.prisma, [target.account])).get(target.account);
      await expectOneEffectOrQuestion(scene.database, { crashAt: second, network, target, effects });
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

  it.skipIf(!isThere).each(CRASH_POINTS)(
    'killed %s: every network, one effect each or a question',
    async (crashAt) => {
      const { database, practice, real } = await crash();
      const marks = await countReal();
      for (const { target } of practice.filter((one) => one.crashAt === crashAt)) {
        const effects = (await countEffects(database.prisma, [target.account])).get(target.account);
        await expectOneEffectOrQuestion(database, { crashAt, network: target.network, target, effects });
      }
      for (const { target } of real.filter((one) => one.crashAt === crashAt)) {
        const effects = marks.get(target.mark) ?? 0;
        await expectOneEffectOrQuestion(database, { crashAt, network: target.network, target, effects });
      }
    },
    6 * LIMIT_MS,
  );

  it.skipIf(!isThere)(
    'all that was sent keeps the published schemas of the networks',
    async () => {
      await crash();
      for (const [id, fake] of fakes) expect({ id, broken: fake.violations() }).toEqual({ id, broken: [] });
    },
    6 * LIMIT_MS,
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
