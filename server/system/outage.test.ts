// A hundred due posts while the database restarts, connections are cut, Redis dies or the clocks disagree; with real
// processes. Whatever fails: never two effects, nothing lost in silence, nothing stays on its way.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, type TestContext } from 'vitest';
import { REDIS_BINARIES, startRedis } from '../bench/lib/stage.ts';
import { createPerson, setUp, writePost } from './person.ts';
import { eventually, type Server } from './process.ts';
import {
  countWorkers,
  expectPromises,
  isOut,
  openScene,
  readRows,
  type Scene,
  scheduleHundred,
} from './scene.ts';

const LIMIT_MS = 180_000;
/** Scenes mostly wait for leases and sweeps, so several stand side by side; each takes its own things down. */
async function open({ onTestFinished }: TestContext, env: Record<string, string> = {}): Promise<Scene> {
  const scene = await openScene(env);
  onTestFinished(scene.close);
  return scene;
}

async function startWorkers(scene: Scene, count = 2): Promise<Server[]> {
  const workers = Array.from({ length: count }, () => scene.start('worker'));
  await eventually('the workers beat', async () => (await countWorkers(scene)) === count);
  return workers;
}

type Targets = Awaited<ReturnType<typeof scheduleHundred>>;

/** The fault has to hit the middle: something is out and something is not. */
async function untilSomeAreOut(scene: Scene, targets: Targets): Promise<void> {
  await eventually('some are out', async () => (await readRows(scene, targets)).some(isOut));
  expect((await readRows(scene, targets)).every(isOut), 'the fault comes before the end').toBe(false);
}

const living = (servers: Server[]) =>
  servers.filter(({ child }) => child.exitCode === null && child.signalCode === null).length;

describe.concurrent('the database under a hundred due posts', () => {
  it.for(['fast', 'immediate'] as const)(
    'restarts (%s)',
    async (mode, context) => {
      const scene = await open(context);
      const workers = await startWorkers(scene);
      const targets = await scheduleHundred(scene);
      await untilSomeAreOut(scene, targets);
      await scene.restartDatabase(mode);
      await expectPromises(scene, targets);
      expect(living(workers), 'no process ended').toBe(2);
    },
    LIMIT_MS,
  );

  it(
    'is away until the workers have noticed; who asks the api is told to come back',
    async (context) => {
      const scene = await open(context);
      const api = scene.start('api');
      const origin = await api.origin();
      const workers = await startWorkers(scene);
      const targets = await scheduleHundred(scene);
      await untilSomeAreOut(scene, targets);
      await scene.restartDatabase('immediate', async () => {
        await Promise.all(workers.map((worker) => worker.printed(/ECONNREFUSED/)));
        const health = await fetch(`${origin}/api/health`);
        expect(await health.json()).toMatchObject({ ok: false, database: 'down', queue: 'down' });
        const refused = await fetch(`${origin}/api/auth/sign-in`, {
          method: 'POST',
          headers: { 'x-rupor-request': '1', 'content-type': 'application/json' },
          body: JSON.stringify({ login: 'anna@example.org', password: 'сирень у проходной 1905' }),
        });
        expect([refused.status, await refused.json()]).toMatchObject([503, { code: 'not_ready' }]);
      });
      await expectPromises(scene, targets);
      expect(await (await fetch(`${origin}/api/health`)).json()).toMatchObject({ ok: true });
      expect(living([api, ...workers]), 'no process ended').toBe(3);
    },
    LIMIT_MS,
  );

  it(
    'cuts every connection again and again',
    async (context) => {
      const scene = await open(context);
      const workers = await startWorkers(scene);
      const targets = await scheduleHundred(scene);
      let cuts = 0;
      // Often: most moments of a connection outlive a cut, some last for less than a millisecond.
      for (let turn = 0; turn < 30; turn += 1) {
        const { rows } = await scene.database.pool.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`,
        );
        cuts += rows.length;
        await eventually('somebody is connected again', async () => {
          expect(living(workers), 'no process ended').toBe(2);
          const { rows: others } = await scene.database.pool.query(
            'SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
          );
          return others.length > 0;
        });
      }
      expect(cuts).toBeGreaterThan(5);
      await expectPromises(scene, targets);
      expect(living(workers), 'no process ended').toBe(2);
    },
    LIMIT_MS,
  );
});

const redisBinary = [process.env.REDIS_SERVER_PATH ?? '', ...REDIS_BINARIES].find((file) => existsSync(file));

describe.concurrent('Redis under a hundred due posts', () => {
  it.skipIf(!redisBinary)(
    'is killed, stays away for a while and comes back',
    async (context) => {
      const redis = await startRedis(redisBinary ?? '');
      context.onTestFinished(() => redis.stop());
      const scene = await open(context, { REDIS_URL: redis.url });
      const workers = await startWorkers(scene);
      const first = await scheduleHundred(scene);
      await untilSomeAreOut(scene, first);
      await redis.kill();
      // What becomes due while the queue is away goes out all the same: the rows are the truth.
      const second = await scheduleHundred(scene);
      await untilSomeAreOut(scene, second);
      await expectPromises(scene, [...first, ...second]);
      await redis.start();
      const third = await scheduleHundred(scene);
      await expectPromises(scene, third);
      expect(living(workers), 'no process ended').toBe(2);
    },
    LIMIT_MS,
  );
});

describe.concurrent('clocks that disagree by half a minute', () => {
  const shifted = (seconds: number) => ({
    NODE_OPTIONS: `--import=${pathToFileURL(`${import.meta.dirname}/shifted-clock.mjs`).href}`,
    RUPOR_TEST_SHIFT_SECONDS: String(seconds),
  });

  it.for([
    ['api ahead, worker behind', 30, -30],
    ['api behind, worker ahead', -30, 30],
  ] as const)(
    '%s: nothing goes out early, twice or never',
    async ([_name, apiSeconds, workerSeconds], context) => {
      const scene = await open(context);
      const api = scene.start('api', shifted(apiSeconds));
      const worker = scene.start('worker', shifted(workerSeconds));
      await api.printed(new RegExp(`clock shifted by ${apiSeconds} s`));
      await worker.printed(new RegExp(`clock shifted by ${workerSeconds} s`));
      await eventually('the worker beats', async () => (await countWorkers(scene)) === 1);
      const health = await (await fetch(`${await api.origin()}/api/health`)).json();
      expect(health).toMatchObject({ ok: true, worker: 'alive' });
      const call = createPerson(() => [api]);
      const channels = await setUp(call, await api.printed(/(http:\S+\/setup#\S+)/));
      const post = await writePost(call, channels, 'Часы врут');
      await call('POST', `/posts/${post}/publish-now`, {});
      const due = await scheduleHundred(scene);
      const soon = await scheduleHundred(scene, new Date(Date.now() + 8_000));
      await expectPromises(scene, [...due, ...soon]);
      await eventually('what a person has sent is out', async () => {
        const { state } = await call<{ state: string }>('GET', `/posts/${post}`);
        return state === 'published';
      });
      const { rows } = await scene.database.pool.query(
        "SELECT count(*)::int AS effects FROM practice_post WHERE text = 'Часы врут'",
      );
      expect(rows).toEqual([{ effects: channels.length }]);
    },
    LIMIT_MS,
  );
});
