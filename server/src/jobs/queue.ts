// The alarm clock: BullMQ over PostgreSQL, or over Redis when REDIS_URL is set. At least once and allowed to lose
// everything: the rows are the truth, the sweep finds what the queue forgot. Payloads carry ids only.
import { setTimeout as wait } from 'node:timers/promises';
import { createPostgresBackend, Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Config } from '../config.ts';
import type { Logger } from '../lib/logger.ts';
import { openRedis } from './redis.ts';
import type { Wake } from './wake.ts';

const NAME = 'rupor';
const SCHEMA = 'bullmq';
export const PUBLISH = 'publish';
/** Jobs of one process at a time. */
const CONCURRENCY = 100;
/** Further ahead the sweep arms the job later: a queue of months would only have to be kept right. */
export const HORIZON_MS = 10 * 60_000;
/** A crashed worker's job is run again after 8 to 13 s; its claim then finds what is left to do. */
const LOCK = { lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 1 };
/** A store that is silent for longer counts as down. */
const ANSWER_MS = 3_000;
const KEEP_NOTHING = { removeOnComplete: true, removeOnFail: true, attempts: 1 } as const;

export interface JobQueue {
  wake: Wake;
  /** Starts to take jobs. */
  work(run: (name: string, payload: unknown) => Promise<void>): Promise<void>;
  /** Takes no more jobs and waits for the running ones. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  config: Config;
  databaseUrl: string;
  logger: Logger;
}

export async function openQueue({ config, databaseUrl, logger }: Options): Promise<JobQueue> {
  const redis = config.redisUrl ? await openRedis(config.redisUrl, logger) : null;
  const queue = redis
    ? new Queue(NAME, { connection: redis.producer, ...slim })
    : new Queue(NAME, { connection: postgres(databaseUrl, 2, true), ...slim }, createPostgresBackend);
  queue.on('error', (error) => logger.warn({ err: error }, 'queue does not answer'));
  await queue.waitUntilReady();
  let worker: Worker | null = null;
  return {
    wake: createWake(queue as Pick<Queue, 'addBulk' | 'isPaused'>, logger),
    async work(run) {
      worker = openWorker({ databaseUrl, redis: redis?.worker ?? null, run });
      worker.on('error', (error) => logger.warn({ err: error }, 'queue does not answer'));
      worker.on('failed', (job, error) => logger.error({ err: error, job: job?.name }, 'job failed'));
      await worker.waitUntilReady();
    },
    async finish() {
      await worker?.close();
    },
    async close() {
      // A job that does not end must not keep the process: its lease runs out and the sweep goes on with it.
      await Promise.race([worker?.close(true), new Promise((resolve) => setTimeout(resolve, 1_000).unref())]);
      await queue.close();
      redis?.close();
    },
  };
}

/** Nobody reads the queue's own event stream. */
const slim = { streams: { events: { maxLen: 100 } } };

function postgres(connectionString: string, max: number, migrate = false) {
  return { connectionString, schema: SCHEMA, max, migrate, keepAlive: true, application_name: 'rupor-queue' };
}

interface WorkerInput {
  databaseUrl: string;
  redis: Redis | null;
  run(name: string, payload: unknown): Promise<void>;
}

function openWorker({ databaseUrl, redis, run }: WorkerInput): Worker {
  const options = { concurrency: CONCURRENCY, drainDelay: 30, ...LOCK };
  const process = (job: { name: string; data: unknown }) => run(job.name, job.data);
  return redis
    ? new Worker(NAME, process, { connection: redis, ...options })
    : (new Worker(
        NAME,
        process,
        { connection: postgres(databaseUrl, 8), ...options },
        createPostgresBackend,
      ) as unknown as Worker);
}

/**
 * One alarm an instant and part (last digit of the target's id), whoever asks for it and how often.
 * Never throws: a request that has scheduled a post must not fail because the alarm clock does.
 */
function createWake(queue: Pick<Queue, 'addBulk' | 'isPaused'>, logger: Logger): Wake {
  return {
    answers() {
      // The cheapest question that both stores must be asked for.
      const asked = queue.isPaused().then(
        () => true,
        () => false,
      );
      return Promise.race([asked, wait(ANSWER_MS, false, { ref: false })]);
    },
    async targets(targets) {
      const now = Date.now();
      const alarms = new Map<string, { dueMs: number; part: string }>();
      for (const { id, dueAt } of targets) {
        // PostgreSQL takes whole milliseconds only.
        const dueMs = Math.ceil(dueAt.getTime());
        const part = id.slice(-1);
        if (dueMs - now <= HORIZON_MS) alarms.set(`due-${dueMs}-${part}`, { dueMs, part });
      }
      const jobs = [...alarms].map(([jobId, data]) => ({
        name: PUBLISH,
        data,
        opts: { jobId, delay: Math.max(0, data.dueMs - now), ...KEEP_NOTHING },
      }));
      try {
        for (let from = 0; from < jobs.length; from += 500) await queue.addBulk(jobs.slice(from, from + 500));
      } catch (error) {
        logger.warn({ err: error, count: jobs.length }, 'queue did not take jobs, the sweep will find them');
      }
    },
  };
}
