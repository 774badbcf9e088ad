// Small counts that nobody waits for, summed in memory for a second: a thousand of them cost one write. What could not be
// written stays and is tried again; a crash may lose the last second, and what was counted while the database was away.
import type { Logger } from './logger.ts';

const FLUSH_MS = 1_000;

export interface Tally {
  /** One more of what the key names. */
  add(key: string): void;
  /** Writes what is there; what a database that is away does not take is lost with the process. */
  drain(): Promise<void>;
}

interface Options {
  logger: Logger;
  /** For the log: what waits. */
  what: string;
  /** All counts of a second, sorted by key: two processes with the same keys never wait for each other in a ring. */
  write(counts: [key: string, count: number][]): Promise<unknown>;
}

export function createTally({ logger, what, write }: Options): Tally {
  let counts = new Map<string, number>();
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();

  const put = (key: string, count: number) => {
    counts.set(key, (counts.get(key) ?? 0) + count);
    timer ??= setTimeout(() => {
      timer = null;
      running = running.then(flush);
    }, FLUSH_MS);
  };
  const flush = async () => {
    const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
    counts = new Map();
    if (rows.length === 0) return;
    try {
      await write(rows);
    } catch (error) {
      logger.warn({ err: error, what }, 'counts wait for the database');
      for (const [key, count] of rows) put(key, count);
    }
  };
  return {
    add: (key) => put(key, 1),
    async drain() {
      if (timer) clearTimeout(timer);
      await running;
      await flush();
      // What is still there waits for a database that does not come: the process may not wait with it.
      if (timer) clearTimeout(timer);
    },
  };
}
