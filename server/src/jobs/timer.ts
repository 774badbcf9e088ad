import type { Logger } from '../lib/logger.ts';

export interface Timer {
  /** No further run; resolves when the current one has ended. */
  stop(): Promise<void>;
}

interface Options {
  logger: Logger;
  name: string;
  everyMs: number;
  run(): Promise<void>;
}

/** Runs at once and then at this pace, never twice at the same time; a failed run is logged and the next one comes. */
export function startTimer({ logger, name, everyMs, run }: Options): Timer {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let current = Promise.resolve();
  const turn = () => {
    current = run()
      .catch((error: unknown) => logger.error({ err: error, job: name }, 'timed job failed'))
      .then(() => {
        if (!stopped) timer = setTimeout(turn, everyMs);
      });
  };
  turn();
  return {
    stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      return current;
    },
  };
}
