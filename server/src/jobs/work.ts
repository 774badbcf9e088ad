// The moving half of a process: queue, workers, sweeps, heartbeat.
import type { Config } from '../config.ts';
import type { App } from '../context.ts';
import type { Logger } from '../lib/logger.ts';
import { noWake, type Wake } from './wake.ts';

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

export async function startWork(_options: Options): Promise<Work> {
  return {
    wake: noWake,
    run: async () => undefined,
    drain: async () => undefined,
    close: async () => undefined,
  };
}
