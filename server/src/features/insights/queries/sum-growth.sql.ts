// How much each number grew within two ranges of days: whole weeks and the days left over.
import type { DayRange } from '@rupor/shared/insights/period';
import type { Pool } from 'pg';
import { FACTS, type Filter, factParams, filterParams, SUMS } from './filter.ts';

const SQL = `WITH ${FACTS}
SELECT f.day BETWEEN $9::date AND $10::date AS current,
  ${SUMS.views('f')}::float8 AS views, ${SUMS.clicks('f')}::float8 AS clicks,
  (${SUMS.engagement('f')})::float8 AS engagement
FROM wanted_fact f GROUP BY 1`;

export interface Growth {
  views: number | null;
  clicks: number | null;
  engagement: number | null;
}
const UNKNOWN: Growth = { views: null, clicks: null, engagement: null };

export async function sumGrowth(
  pool: Pool,
  { filter, period, previous }: { filter: Filter; period: DayRange; previous: DayRange | null },
): Promise<{ now: Growth; before: Growth }> {
  const { rows } = await pool.query<Growth & { current: boolean }>(SQL, [
    ...filterParams(filter),
    ...factParams(previous ? [period, previous] : [period]),
    period.from,
    period.to,
  ]);
  const pick = (current: boolean): Growth => rows.find((row) => row.current === current) ?? UNKNOWN;
  return { now: pick(true), before: pick(false) };
}
