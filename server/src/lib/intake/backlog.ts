import type pg from 'pg';
import type { Logger } from '../logger.ts';
import { COUNT } from './intake.sql.ts';

const COUNT_AGAIN_MS = 1_000;

/** How many items wait for the work. */
export interface Backlog {
  size(): number;
  /** Are there so many that accepting has to wait for the work? */
  isPressing(): boolean;
  put(items: number): void;
  /** None: another process may have taken what we think is there. */
  take(items: number): void;
}

/** Counted in memory, and in the database now and then, because other processes bring and take too. */
export function createBacklog({
  pool,
  kind,
  logger,
  max,
}: {
  pool: pg.Pool;
  kind: string;
  logger: Logger;
  max: number;
}): Backlog {
  let size = 0;
  let countedAt = Number.NEGATIVE_INFINITY;

  const count = async () => {
    countedAt = performance.now();
    const { rows } = await pool.query<{ items: number }>(COUNT, [kind]);
    size = rows[0]?.items ?? 0;
  };
  return {
    size: () => size,
    isPressing: () => size > max / 2,
    put(items) {
      size += items;
    },
    take(items) {
      size = Math.max(0, size - items);
      const isDue = items === 0 ? size > 0 : performance.now() - countedAt > COUNT_AGAIN_MS;
      if (!isDue) return;
      count().catch((error: unknown) => logger.warn({ err: error, kind }, 'an intake could not be counted'));
    },
  };
}
