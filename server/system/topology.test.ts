// The topology of compose.yaml as plain processes: two api, two workers, one PostgreSQL, with and without Redis. A post
// goes out once in every channel, whichever process was asked; with one api and one worker killed nothing is lost.
import { existsSync } from 'node:fs';
import pg from 'pg';
import { describe, expect, it, type TestContext } from 'vitest';
import { REDIS_BINARIES, type RedisServer, startRedis } from '../bench/lib/stage.ts';
import { prepareDataDir } from '../src/lib/data-dir.ts';
import { startEmbeddedPostgres } from '../src/lib/embedded-postgres.ts';
import { type Call, createPerson, NETWORKS, nextMinute, setUp, writePost } from './person.ts';
import { eventually, makeDataDir, type Server, startServer } from './process.ts';

/** The third kind keeps no keys of its senders: there a lost answer becomes a question, not a repeat. */
const KEEPS_NO_KEYS = 'practice-messenger';
/** Posts of the second round, enough for the kill to hit the middle. */
const BURST = 20;

interface Topology {
  apis: [Server, Server];
  workers: [Server, Server];
  database: pg.Client;
  setupLink: string;
}

async function startTopology({ onTestFinished }: TestContext, redisUrl: string | null): Promise<Topology> {
  const { dir, remove } = await makeDataDir();
  onTestFinished(remove);
  await prepareDataDir(dir);
  const postgres = await startEmbeddedPostgres(dir);
  onTestFinished(() => postgres.stop());
  const env = {
    RUPOR_DATA_DIR: dir,
    DATABASE_URL: postgres.url,
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
  };
  const start = (role: string) => {
    const server = startServer({ ...env, RUPOR_ROLE: role });
    onTestFinished(async () => {
      server.child.kill('SIGKILL');
      await server.exited;
    });
    return server;
  };
  const first = start('api');
  await first.printed(/\/setup#/);
  const second = start('api');
  // A later start voids the link of the earlier one.
  const setupLink = await second.printed(/(http:\S+\/setup#\S+)/);
  const workers: [Server, Server] = [start('worker'), start('worker')];
  const database = new pg.Client({ connectionString: postgres.url });
  await database.connect();
  onTestFinished(() => database.end());
  return { apis: [first, second], workers, database, setupLink };
}

interface Row {
  network: string;
  state: string;
  effects: number;
}

/** Each target with what really stands on the practice network for it. */
async function readTargets(database: pg.Client, text: string): Promise<Row[]> {
  const { rows } = await database.query<Row>(
    `SELECT c.network, t.state::text AS state,
            (SELECT count(*)::int FROM practice_post x WHERE x.account = c.remote_id AND x.text = p.base_text) AS effects
     FROM post p JOIN post_target t ON t.post_id = p.id JOIN channel c ON c.id = t.channel_id
     WHERE p.base_text LIKE $1 ORDER BY p.base_text, c.network`,
    [text],
  );
  return rows;
}

async function countWorkers(database: pg.Client): Promise<number> {
  const { rows } = await database.query('SELECT 1 FROM worker_heartbeat');
  return rows.length;
}

const isOnTheWay = ({ state }: Row) => state === 'scheduled' || state === 'publishing';

const redisBinary = [process.env.REDIS_SERVER_PATH ?? '', ...REDIS_BINARIES].find((file) => existsSync(file));
const queues = [
  { queue: 'PostgreSQL', isThere: true },
  { queue: 'Redis', isThere: redisBinary !== undefined },
];

// Both mostly wait for a minute to come: side by side.
for (const { queue, isThere } of queues)
  describe.concurrent(`two api, two workers, the queue in ${queue}`, () => {
    it.skipIf(!isThere)(
      'publishes once at its minute, and once again with half of the processes killed',
      async (context) => {
        let redis: RedisServer | null = null;
        if (queue === 'Redis' && redisBinary) {
          redis = await startRedis(redisBinary);
          context.onTestFinished(() => redis?.stop());
        }
        const { apis, workers, database, setupLink } = await startTopology(context, redis?.url ?? null);
        let alive: Server[] = [...apis];
        const call = createPerson(() => alive);
        const channels = await setUp(call, setupLink);
        await eventually('both workers beat', async () => (await countWorkers(database)) === 2);

        const planned = await writePost(call, channels, 'Первый круг');
        await call('POST', `/posts/${planned}/schedule`, { wallTime: nextMinute(), timeZone: 'UTC' });
        await eventually(
          'the first round is out',
          async () =>
            (await readTargets(database, 'Первый круг')).every(({ state }) => state === 'published'),
          90_000,
        );
        for (const row of await readTargets(database, 'Первый круг'))
          expect(row.effects, row.network).toBe(1);

        const posts: string[] = [];
        for (let number = 1; number <= BURST; number++)
          posts.push(await writePost(call, channels, `Второй круг ${number}`));
        const sent = posts.map((id) => call('POST', `/posts/${id}/publish-now`, {}));
        // What the killed api had not answered the person repeats; a repeat of an accepted request is refused.
        const settled = Promise.allSettled(sent);
        await eventually('some of the second round are out', async () => {
          const rows = await readTargets(database, 'Второй круг%');
          return rows.some(({ effects }) => effects > 0);
        });
        alive = [apis[1]];
        workers[0].child.kill('SIGKILL');
        apis[0].child.kill('SIGKILL');
        await Promise.all([workers[0].exited, apis[0].exited]);
        const answers = await settled;
        for (const [index, answer] of answers.entries())
          if (answer.status === 'rejected') await sendAgain(call, posts[index] ?? '');

        await eventually(
          'nothing of the second round is on its way',
          async () => !(await readTargets(database, 'Второй круг%')).some(isOnTheWay),
          90_000,
        );
        const rows = await readTargets(database, 'Второй круг%');
        expect(rows).toHaveLength(BURST * NETWORKS.length);
        for (const row of rows) expectOnce(row);
      },
      240_000,
    );
  });

/** A request whose answer was lost: it may have been accepted, then there is nothing left to send. */
async function sendAgain(call: Call, postId: string): Promise<void> {
  const { state } = await call<{ state: string }>('GET', `/posts/${postId}`);
  if (state === 'draft') await call('POST', `/posts/${postId}/publish-now`, {});
}

function expectOnce(row: Row): void {
  const isQuestion = row.network === KEEPS_NO_KEYS && row.state === 'unconfirmed';
  if (isQuestion) expect(row.effects, JSON.stringify(row)).toBeLessThanOrEqual(1);
  else expect(row).toMatchObject({ state: 'published', effects: 1 });
}
