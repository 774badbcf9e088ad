import { DAY_MS } from '@rupor/shared/lib/durations';
import type { App } from '../../context.ts';
import { COMPARE_DAY } from './queries/fold.sql.ts';

/** Today's salt and the day's before are needed; the one before that is 48 hours old and goes. */
const VISITORS_MS = 2 * DAY_MS;
const SEEN_MS = DAY_MS;
const BATCH = 20_000;

/** Months ahead, old salts and names of yesterday's visitors away, single visits over their time away. */
export async function keepVisits({ pool, clock }: Pick<App, 'pool' | 'clock'>): Promise<void> {
  const now = clock.now();
  await pool.query('SELECT visit_partitions($1)', [now]);
  const before = (ms: number) => new Date(now.getTime() - ms);
  await pool.query('DELETE FROM visit_salt WHERE day < $1', [before(DAY_MS).toISOString().slice(0, 10)]);
  await deleteAll(pool, 'visit_open', ['last_at < $1', before(VISITORS_MS)]);
  await deleteAll(pool, 'visit_seen', ['at < $1', before(SEEN_MS)]);
  // What could not be worked off names visitors by salts that are gone now.
  await deleteAll(pool, 'intake', ['is_aside AND received_at < $1', before(VISITORS_MS)]);
  const { rows: sites } = await pool.query<{ number: number; days: number }>(
    'SELECT number, retention_days AS days FROM site',
  );
  for (const { number, days } of sites) {
    const limit = before(days * DAY_MS);
    await deleteAll(pool, 'visit_block', [
      "site = $2 AND day <= ($1::timestamptz AT TIME ZONE 'UTC')::date",
      limit,
      number,
    ]);
    await deleteAll(pool, 'visit_happening', ['site = $2 AND at < $1', limit, number]);
    await deleteAll(pool, 'visit_session', ['site = $2 AND started_at < $1', limit, number]);
  }
}

/** In pieces, so that nobody waits for a long one. */
async function deleteAll(
  pool: App['pool'],
  table: string,
  [where, ...values]: [string, ...unknown[]],
): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(
      `DELETE FROM ${table} WHERE (tableoid, ctid) IN (SELECT tableoid, ctid FROM ${table} WHERE ${where} LIMIT ${BATCH})`,
      values,
    );
    if ((rowCount ?? 0) < BATCH) return;
  }
}

/** Compares the sums of a site's day with its single visits and writes down what it found; 0 and 0 is well. */
export async function compareDay(
  { pool, clock }: Pick<App, 'pool' | 'clock'>,
  { site, day, timeZone }: { site: number; day: string; timeZone: string },
): Promise<{ views: number; visits: number }> {
  const { rows } = await pool.query<{ views: number; visits: number }>(COMPARE_DAY, [site, day, timeZone]);
  const drift = rows[0] ?? { views: 0, visits: 0 };
  await pool.query(
    `INSERT INTO visit_drift (site, day, checked_at, views, visits) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (site, day) DO UPDATE SET checked_at = excluded.checked_at, views = excluded.views, visits = excluded.visits`,
    [site, day, clock.now(), drift.views, drift.visits],
  );
  return drift;
}
