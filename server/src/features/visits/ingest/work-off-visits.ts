import pg from 'pg';
import { createWorkOff, type WorkOff, type WorkOptions } from '../../../lib/intake/work-off.ts';
import { decodeHits } from './chunk.ts';
import { createWords } from './words.ts';
import { createBatchWriter } from './write-batch.ts';

/** Rows of visits in the intake. */
export const VISITS_INTAKE = 'visits';
/** On tables with many partitions the plans for all values are good, and planning each time costs more than the work. */
const SESSION = '-c plan_cache_mode=force_generic_plan -c enable_hashjoin=off -c enable_mergejoin=off';

/** Connections: one for the batch, one for new words beside it. */
export function openVisitsPool(databaseUrl: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    ...{ connectionString: databaseUrl, max },
    options: SESSION,
    idleTimeoutMillis: 30_000,
  });
  pool.on('error', () => undefined);
  return pool;
}

interface Options extends Pick<WorkOptions, 'pool' | 'logger' | 'onSize'> {
  now: () => number;
}

export function workOffVisits({ now, ...options }: Options): WorkOff {
  const write = createBatchWriter(createWords(options.pool, now));
  return createWorkOff({
    ...options,
    kind: VISITS_INTAKE,
    work: (client, payloads) => write(client, payloads.flatMap(decodeHits)),
  });
}
