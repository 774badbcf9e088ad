// Many people and scripts at one post at one moment, while the worker sends it: whatever the outcome, each gets an
// answer of the table that says what to do, and nothing goes out twice.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWork, type Work } from '../src/jobs/work.ts';
import { openDatabase } from '../src/lib/db.ts';
import { createChannel, DAY_MINUTES, inMinutes } from './content.ts';
import { type Call, createOrganization } from './factories.ts';
import { useTestApp } from './harness.ts';
import { countEffects } from './scheduled-posts.ts';

const CALLS = 300;
const CHANNELS = 6;

describe('a storm of acts on one post', () => {
  const test = useTestApp();
  let work: Work;
  beforeAll(async () => {
    const { config, logger } = test.app;
    work = await startWork({ config, databaseUrl: test.databaseUrl, logger });
    test.app.wake = work.wake;
    await work.run(test.app);
  });
  afterAll(async () => {
    await work.drain(5_000);
    await work.close();
  });

  it(`answers ${CALLS} at once, each with success or a refusal that has its sentence`, async () => {
    const { organization, people } = await createOrganization(test, { roles: ['editor'] });
    const { call } = people.editor;
    const channels = await Promise.all(
      Array.from({ length: CHANNELS }, () => createChannel(test, organization.id)),
    );
    const { id } = await call.posts.create({
      baseText: 'Все сразу',
      targets: channels.map((channelId) => ({ channelId })),
    });
    const answers = await Promise.allSettled(
      Array.from({ length: CALLS }, (_, n) => ACTS[n % ACTS.length]?.(call, id, n)),
    );
    const codes = answers.map((answer) =>
      answer.status === 'fulfilled' ? 'ok' : String((answer.reason as { code?: string }).code),
    );
    const unknown = codes.filter((code) => !KNOWN.includes(code));
    expect(unknown).toEqual([]);
    expect(codes).toContain('ok');
    const rows = await test.app.db.channel.findMany({ where: { id: { in: channels } } });
    const accounts = rows.map(({ remoteId }) => remoteId);
    for (const effects of (await countEffects(test.app.db, accounts)).values())
      expect(effects).toBeLessThanOrEqual(1);
  });
});

describe('a post that somebody holds for long', () => {
  const test = useTestApp({
    adjust: (app) => {
      const narrow = openDatabase({ url: String(app.config.databaseUrl), poolSize: 2, maxWaitMs: 300 });
      Object.assign(app, { db: narrow.prisma });
    },
  });

  it('keeps nobody waiting for ever: 503, and the next try is taken', async () => {
    const { organization, people } = await createOrganization(test, { roles: ['editor'] });
    const { call } = people.editor;
    const channelId = await createChannel(test, organization.id);
    const { id } = await call.posts.create({ baseText: 'Занято', targets: [{ channelId }] });
    const holder = await test.app.pool.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM post WHERE id = $1 FOR UPDATE', [id]);
    const asked = Array.from({ length: 8 }, () =>
      call.posts.schedule({ id, ...inMinutes(DAY_MINUTES) }).then(
        () => 'ok',
        async (error: { code: string; status: number }) => {
          // The first answer shows that waiting is bounded; then the holder lets go.
          await holder.query('ROLLBACK');
          return `${error.status} ${error.code}`;
        },
      ),
    );
    const answers = await Promise.all(asked);
    holder.release();
    expect([...new Set(answers)].sort()).toEqual(['503 not_ready', 'ok']);
    await test.app.db.$disconnect();
  });
});

const KNOWN = ['ok', 'state_conflict', 'version_conflict', 'not_ready'];

const ACTS: ((call: Call, id: string, n: number) => Promise<unknown>)[] = [
  (call, id) => call.posts.schedule({ id, ...inMinutes(DAY_MINUTES) }),
  async (call, id, n) => {
    const { version } = await call.posts.get({ id });
    return call.posts.save({ id, version, baseText: `Все сразу ${n}` });
  },
  (call, id) => call.posts.cancel({ id }),
  (call, id) => call.posts.restore({ id }),
  (call, id) => call.posts.publishNow({ id }),
];
