// What was not counted is counted, by site, day and reason. Kept in memory for a second, so that a wave of robots costs no
// wave of writes: a crash may lose the last second of these, never of what was acknowledged.
import { REFUSALS, type Refusal } from '@rupor/shared/visits/refusals';
import type pg from 'pg';
import type { Logger } from '../../../lib/logger.ts';
import { momentOf } from './site-clock.ts';

const FLUSH_MS = 1_000;

export interface RefusalCounts {
  add(site: { number: number; timeZone: string }, at: number, reason: Refusal): void;
  drain(): Promise<void>;
}

export function createRefusalCounts(pool: pg.Pool, logger: Logger): RefusalCounts {
  let counts = new Map<string, { site: number; day: string; reason: number; count: number }>();
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();

  const flush = async () => {
    timer = null;
    const rows = [...counts.values()].sort((a, b) => a.site - b.site || a.reason - b.reason);
    counts = new Map();
    if (rows.length === 0) return;
    await pool.query(
      `INSERT INTO visit_refusal (site, day, reason, count)
         SELECT * FROM unnest($1::int[], $2::date[], $3::smallint[], $4::bigint[])
       ON CONFLICT (site, day, reason) DO UPDATE SET count = visit_refusal.count + excluded.count`,
      [
        rows.map(({ site }) => site),
        rows.map(({ day }) => day),
        rows.map(({ reason }) => reason),
        rows.map(({ count }) => count),
      ],
    );
  };
  const flushSoon = () => {
    timer ??= setTimeout(() => {
      running = running.then(flush).catch((error: unknown) => {
        logger.warn({ err: error }, 'refused hits of a second were not counted');
      });
    }, FLUSH_MS);
  };

  return {
    add({ number, timeZone }, at, reason) {
      const { day } = momentOf(at, timeZone);
      const key = `${number} ${day} ${reason}`;
      const row = counts.get(key) ?? { site: number, day, reason: REFUSALS[reason].id, count: 0 };
      row.count += 1;
      counts.set(key, row);
      flushSoon();
    },
    async drain() {
      if (timer) clearTimeout(timer);
      await running;
      await flush();
    },
  };
}
