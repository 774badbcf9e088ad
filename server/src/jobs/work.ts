// The moving half of a process: queue, workers, timers, heartbeat. Any number of processes may run it.
import { setMaxListeners } from 'node:events';
import type { Config } from '../config.ts';
import type { App } from '../context.ts';
import type { Logger } from '../lib/logger.ts';
import { whenBackgroundIdle } from './background.ts';
import { BEAT_MS, beat, endBeat } from './heartbeat.ts';
import { openQueue } from './queue.ts';
import { indexJobs, JOBS } from './registry.ts';
import { startTimer, type Timer } from './timer.ts';
import type { Wake } from './wake.ts';

export interface Work {
  wake: Wake;
  /** Starts workers, sweeps and the heartbeat. */
  run(app: App): Promise<void>;
  /** No new jobs; running ones get this long. */
  drain(limitMs: number): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  config: Config;
  databaseUrl: string;
  logger: Logger;
}

export async function startWork({ config, databaseUrl, logger }: Options): Promise<Work> {
  const jobs = indexJobs(JOBS);
  const queue = await openQueue({ config, databaseUrl, logger });
  const stopping = new AbortController();
  // Every running call listens to it.
  setMaxListeners(0, stopping.signal);
  let timers: Timer[] = [];
  let running: App | null = null;
  return {
    wake: queue.wake,
    async run(app) {
      running = app;
      await beat(app);
      const every = [...jobs.values()].flatMap((job) =>
        job.everyMs ? [{ ...job, everyMs: job.everyMs }] : [],
      );
      timers = every.map(({ name, everyMs, run }) =>
        startTimer({ logger, name, everyMs, run: () => run(app, {}, stopping.signal) }),
      );
      timers.push(startTimer({ logger, name: 'heartbeat', everyMs: BEAT_MS, run: () => beat(app) }));
      await queue.work(async (name, payload) => {
        const job = jobs.get(name);
        if (!job) return logger.warn({ job: name }, 'job of another version, left to the sweep');
        await job.run(app, payload, stopping.signal);
      });
    },
    async drain(limitMs) {
      if (!running) return;
      const app = running;
      stopping.abort();
      const finished = Promise.all([
        queue.finish(),
        ...timers.map((timer) => timer.stop()),
        whenBackgroundIdle(app),
      ]);
      await Promise.race([finished, unblocking(limitMs)]);
      await endBeat(app).catch((error: unknown) => logger.warn({ err: error }, 'heartbeat was not ended'));
    },
    close: () => queue.close(),
  };
}

function unblocking(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
