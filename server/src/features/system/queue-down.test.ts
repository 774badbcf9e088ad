// What a monitor and the banner are told when the queue's store goes away and comes back: asked over HTTP, with a real
// Redis that is killed.
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REDIS_BINARIES, type RedisServer, startRedis, until } from '../../../bench/lib/stage.ts';
import { createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { readConfig } from '../../config.ts';
import { startWork, type Work } from '../../jobs/work.ts';

const binary = REDIS_BINARIES.find((file) => existsSync(file));

describe.skipIf(!binary)('the queue in a Redis that dies', () => {
  const test = useTestApp();
  let redis: RedisServer;
  let work: Work;

  beforeAll(async () => {
    redis = await startRedis(binary ?? '');
    test.app.config = readConfig({ RUPOR_DATA_DIR: test.dataDir, REDIS_URL: redis.url });
    work = await startWork({
      config: test.app.config,
      databaseUrl: test.databaseUrl,
      logger: test.app.logger,
    });
    test.app.wake = work.wake;
    await work.run(test.app);
  });
  afterAll(async () => {
    await work.drain(1_000);
    await work.close();
    await redis.stop();
  });

  async function health(): Promise<{ ok: boolean; queue: string; worker: string; database: string }> {
    const response = await fetch(`${test.origin}/api/health`);
    expect(response.status).toBe(200);
    return (await response.json()) as never;
  }

  it('is down for as long as it does not answer, and nothing else is', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    expect(await health()).toMatchObject({ ok: true, queue: 'redis' });
    expect((await owner.call.publishing.state()).queue).toBe('works');
    await redis.kill();
    expect(await health()).toMatchObject({ ok: false, queue: 'down', worker: 'alive', database: 'works' });
    expect((await owner.call.publishing.state()).queue).toBe('down');
    await redis.start();
    await until('the queue answers again', async () => (await health()).queue === 'redis', 30_000);
    expect((await owner.call.publishing.state()).queue).toBe('works');
  });
});
