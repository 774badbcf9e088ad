// The thread of a built server, in the role api, where nothing else works off what was accepted: every acknowledged visit
// is counted once, over a kill and a stop in its midst.
import type pg from 'pg';
import { expect, it } from 'vitest';
import { prepareDataDir } from '../src/lib/data-dir.ts';
import { openDatabase } from '../src/lib/db.ts';
import { startEmbeddedPostgres } from '../src/lib/embedded-postgres.ts';
import { eventually, makeDataDir, startServer } from './process.ts';

const KEY = 'counting-thread';
const AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';

async function visit(origin: string, nonce: number): Promise<void> {
  const answer = await fetch(`${origin}/hello`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain', 'User-Agent': AGENT, 'Accept-Language': 'ru-RU' },
    body: JSON.stringify({ k: KEY, u: `https://site.example/${nonce}`, i: nonce }),
  });
  expect(answer.status).toBe(202);
}

const visits = (origin: string, from: number, count: number) =>
  Promise.all(Array.from({ length: count }, (_, n) => visit(origin, from + n)));

it('counts every acknowledged visit once, whatever ends the process', async ({ onTestFinished }) => {
  const { dir, remove } = await makeDataDir();
  onTestFinished(remove);
  await prepareDataDir(dir);
  const postgres = await startEmbeddedPostgres(dir);
  onTestFinished(() => postgres.stop());
  const start = () => {
    const server = startServer({ RUPOR_DATA_DIR: dir, DATABASE_URL: postgres.url, RUPOR_ROLE: 'api' });
    onTestFinished(async () => {
      server.child.kill('SIGKILL');
      await server.exited;
    });
    return server;
  };
  const first = start();
  const origin = await first.origin();
  const database = openDatabase({ url: postgres.url });
  onTestFinished(() => database.close());
  await createSite(database.prisma);
  await visits(origin, 0, 20);
  const counted = () => countedOf(database.pool);
  await eventually('the thread has counted', async () => (await counted()).happened === 20);

  await visits(origin, 20, 20);
  first.child.kill('SIGKILL');
  await first.exited;
  const second = start();
  await visits(await second.origin(), 40, 20);
  second.child.kill('SIGTERM');
  expect((await second.exited).code).toBe(0);

  const third = start();
  await visits(await third.origin(), 60, 1);
  await eventually('everything is counted', async () => (await counted()).waiting === 0);
  expect(await counted()).toEqual({ happened: 61, views: 61, waiting: 0 });
});

async function createSite(db: ReturnType<typeof openDatabase>['prisma']): Promise<void> {
  const { id } = await db.organization.create({ data: { name: 'Профком', timeZone: 'Asia/Yekaterinburg' } });
  await db.site.create({
    data: {
      ...{ organizationId: id, name: 'Сайт', key: KEY, timeZone: 'Asia/Yekaterinburg' },
      allowedHosts: ['site.example'],
    },
  });
}

async function countedOf(pool: pg.Pool) {
  const { rows } = await pool.query<{ happened: number; views: number; waiting: number }>(
    `SELECT (SELECT count(*) FROM visit_happening)::int AS happened,
       (SELECT coalesce(sum(views), 0) FROM visit_delta WHERE dimension = 0)::int AS views,
       (SELECT coalesce(sum(items), 0) FROM intake)::int AS waiting`,
  );
  return rows[0] ?? { happened: -1, views: -1, waiting: -1 };
}
