// What was not counted is counted, by site, day and reason.
import { REFUSALS, type Refusal } from '@rupor/shared/visits/refusals';
import type pg from 'pg';
import type { Logger } from '../../../lib/logger.ts';
import { createTally } from '../../../lib/tally.ts';
import { momentOf } from './site-clock.ts';

export interface RefusalCounts {
  add(site: { number: number; timeZone: string }, at: number, reason: Refusal): void;
  drain(): Promise<void>;
}

const ADD = `INSERT INTO visit_refusal (site, day, reason, count)
    SELECT * FROM unnest($1::int[], $2::date[], $3::smallint[], $4::bigint[])
  ON CONFLICT (site, day, reason) DO UPDATE SET count = visit_refusal.count + excluded.count`;

export function createRefusalCounts(pool: pg.Pool, logger: Logger): RefusalCounts {
  const tally = createTally({
    logger,
    what: 'refused hits',
    write(counts) {
      const rows = counts.map(([key, count]) => [...key.split(' '), count]);
      return pool.query(
        ADD,
        [0, 1, 2, 3].map((column) => rows.map((row) => row[column])),
      );
    },
  });
  return {
    add: ({ number, timeZone }, at, reason) =>
      tally.add(`${number} ${momentOf(at, timeZone).day} ${REFUSALS[reason].id}`),
    drain: tally.drain,
  };
}
