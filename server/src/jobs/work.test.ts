import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { REDIS_BINARIES, startRedis, until } from '../../bench/lib/stage.ts';
import { useTestApp } from '../../test/harness.ts';
import { countEffects, createSchedule } from '../../test/scheduled-posts.ts';
import { StartupError } from '../lib/errors.ts';
import { defineJob } from './define-job.ts';
import { openRedis } from './redis.ts';
import { indexJobs, JOBS } from './registry.ts';
import { noWake } from './wake.ts';
import { startWork } from './work.ts';

const redisBinary = REDIS_BINARIES.find((file) => existsSync(file));

describe('work of a process', () => {
  const test = useTestApp();

  async function expectPublished(ids: string[]) {
    await until('all are out', async () => {
      const where = { id: { in: ids }, state: 'published' as const };
      return (await test.app.db.postTarget.count({ where })) === ids.length;
    });
  }

  it('wakes at the due time through the queue, and ends its heartbeat when it stops', async () => {
    const { config, logger } = test.app;
    const work = await startWork({ config, databaseUrl: test.databaseUrl, logger });
    await work.run({ ...test.app, wake: work.wake });
    expect(await test.app.db.workerHeartbeat.count()).toBe(1);
    const dueAt = new Date(Date.now() + 1_500);
    const { targets } = await createSchedule(test.app.db, { channels: 3, dueAt: () => dueAt });
    await work.wake.targets(targets);
    await work.wake.targets(targets);
    await expectPublished(targets.map(({ id }) => id));
    const attempts = await test.app.db.publishAttempt.findMany({
      where: { targetId: { in: targets.map(({ id }) => id) } },
    });
    expect(attempts).toHaveLength(3);
    for (const { sentAt } of attempts) expect(sentAt?.getTime()).toBeGreaterThanOrEqual(dueAt.getTime());
    await work.drain(5_000);
    await work.close();
    expect(await test.app.db.workerHeartbeat.count()).toBe(0);
  });

  it('loses nothing when the queue forgets every job', async () => {
    const { config, logger } = test.app;
    const { targets } = await createSchedule(test.app.db, { channels: 5, perChannel: 2 });
    const work = await startWork({ config, databaseUrl: test.databaseUrl, logger });
    await work.run({ ...test.app, wake: noWake });
    await expectPublished(targets.map(({ id }) => id));
    const accounts = [...new Set(targets.map(({ account }) => account))];
    expect([...(await countEffects(test.app.db, accounts)).values()]).toEqual(accounts.map(() => 2));
    await work.drain(5_000);
    await work.close();
  });
});

describe('registry', () => {
  it('has jobs of different names and refuses two of one', () => {
    expect(indexJobs(JOBS).size).toBe(JOBS.length);
    const job = defineJob({ name: 'twice', payload: z.object({}), run: async () => undefined });
    expect(() => indexJobs([job, job])).toThrow('one name');
  });

  it('checks a payload before the job sees it', async () => {
    const seen: unknown[] = [];
    const job = defineJob({
      name: 'check',
      payload: z.strictObject({ id: z.uuid() }),
      run: async (_app, { id }) => {
        seen.push(id);
      },
    });
    const call = (payload: unknown) => job.run({} as never, payload, new AbortController().signal);
    expect(() => call({ id: 'no', text: 'secret' })).toThrow();
    expect(seen).toEqual([]);
  });
});

describe.skipIf(!redisBinary)('Redis that would lose jobs is refused with one sentence', () => {
  const logger = { warn: () => undefined } as unknown as Parameters<typeof openRedis>[1];
  const cases = [
    { name: 'forgets on stop', options: ['--appendonly', 'no'], word: 'appendonly yes' },
    { name: 'evicts', options: ['--maxmemory-policy', 'allkeys-lru'], word: 'noeviction' },
  ];

  it.each(cases)('$name', async ({ options, word }) => {
    const redis = await startRedis(redisBinary ?? '', options);
    const refusal = await openRedis(redis.url, logger).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StartupError);
    expect((refusal as Error).message).toContain(word);
    await redis.stop();
  });

  it('a durable one is taken', async () => {
    const redis = await startRedis(redisBinary ?? '');
    const connections = await openRedis(redis.url, logger);
    expect(await connections.producer.ping()).toBe('PONG');
    connections.close();
    await redis.stop();
  });
});

it('an address without Redis says what to do', async () => {
  const logger = { warn: () => undefined } as unknown as Parameters<typeof openRedis>[1];
  await expect(openRedis('redis://127.0.0.1:1', logger)).rejects.toThrow('REDIS_URL');
});
