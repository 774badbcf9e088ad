// Redis for the queue. Refuses one that would lose or throw away jobs silently.
import { Redis } from 'ioredis';
import { StartupError } from '../lib/errors.ts';
import type { Logger } from '../lib/logger.ts';

export interface RedisConnections {
  /** Fails at once while Redis is away: a request must not hang on the alarm clock. */
  producer: Redis;
  /** Waits for Redis to come back. */
  worker: Redis;
  close(): void;
}

export async function openRedis(url: string, logger: Logger): Promise<RedisConnections> {
  await checkRedis(url);
  const producer = new Redis(url, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: true,
    connectTimeout: 5_000,
  });
  const worker = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true });
  for (const redis of [producer, worker])
    redis.on('error', (error: Error) => logger.warn({ err: error }, 'Redis does not answer'));
  return {
    producer,
    worker,
    close() {
      producer.disconnect();
      worker.disconnect();
    },
  };
}

async function checkRedis(url: string): Promise<void> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 5_000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  redis.on('error', () => undefined);
  let info: string;
  try {
    await redis.connect();
    info = `${await redis.info('persistence')}\n${await redis.info('memory')}`;
  } catch (error) {
    throw new StartupError(
      `Redis does not answer at REDIS_URL (${(error as Error).message}): start it, correct the address, or remove REDIS_URL and the queue lives in PostgreSQL.`,
      { cause: error },
    );
  } finally {
    redis.disconnect();
  }
  if (!/^aof_enabled:1/m.test(info))
    throw new StartupError(
      'Redis at REDIS_URL forgets its jobs when it stops (appendonly no): set appendonly yes, or remove REDIS_URL and the queue lives in PostgreSQL.',
    );
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1] ?? 'unknown';
  if (policy !== 'noeviction')
    throw new StartupError(
      `Redis at REDIS_URL throws jobs away when its memory is full (maxmemory-policy ${policy}): set maxmemory-policy noeviction, or remove REDIS_URL and the queue lives in PostgreSQL.`,
    );
}
