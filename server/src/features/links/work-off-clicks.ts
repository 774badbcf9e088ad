import pg from 'pg';
import { createWorkOff, type WorkOff, type WorkOptions } from '../../lib/intake/work-off.ts';
import { sqlList } from '../../lib/sql-list.ts';
import { WRITE_CLICKS } from './queries/clicks.sql.ts';

/** Rows of clicks in the intake. */
export const CLICKS_INTAKE = 'clicks';

/** As it waits to be worked off. The visitor is a number of the day, in digits; the bucket letters and digits. */
export type Click = [
  link: number,
  at: number,
  day: string,
  visitor: string | null,
  source: number,
  device: number,
  bucket: string,
];

export function openClicksPool(databaseUrl: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    ...{ connectionString: databaseUrl, max },
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
  });
  pool.on('error', () => undefined);
  return pool;
}

export function workOffClicks(options: Pick<WorkOptions, 'pool' | 'logger' | 'onSize'>): WorkOff {
  return createWorkOff({
    ...options,
    kind: CLICKS_INTAKE,
    work: (client, payloads) =>
      writeClicks(
        client,
        payloads.flatMap((one) => JSON.parse(one) as Click[]),
      ),
  });
}

async function writeClicks(client: pg.PoolClient, clicks: readonly Click[]): Promise<void> {
  await client.query({
    ...WRITE_CLICKS,
    values: [
      sqlList(clicks.map(([link]) => link)),
      sqlList(clicks.map(([, at]) => at)),
      sqlList(clicks.map(([, , day]) => day)),
      sqlList(clicks.map(([, , , visitor]) => visitor)),
      sqlList(clicks.map(([, , , , source]) => source)),
      sqlList(clicks.map(([, , , , , device]) => device)),
      sqlList(clicks.map(([, , , , , , bucket]) => `"${bucket}"`)),
    ],
  });
}
