// How much each number grew within two ranges of days. Index: day_fact_pkey (organization_id, day, …).
import type { DayRange } from '@rupor/shared/insights/period';
import type { Pool } from 'pg';
import { type Filter, filterParams, SUMS } from './filter.ts';

const SQL = `
SELECT f.day BETWEEN $6::date AND $7::date AS current,
  ${SUMS.views('f')}::float8 AS views, ${SUMS.clicks('f')}::float8 AS clicks,
  (${SUMS.engagement('f')})::float8 AS engagement
FROM day_fact f
WHERE f.organization_id = $1 AND $2::text IS NOT NULL
  AND (f.day BETWEEN $6::date AND $7::date OR f.day BETWEEN $8::date AND $9::date)
  AND f.channel_id = ANY($3::uuid[])
  AND ($4::uuid[] IS NULL OR f.rubric_id = ANY($4)) AND ($5::uuid[] IS NULL OR f.campaign_id = ANY($5))
GROUP BY 1`;

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
    period.from,
    period.to,
    previous?.from ?? null,
    previous?.to ?? null,
  ]);
  const pick = (current: boolean): Growth => rows.find((row) => row.current === current) ?? UNKNOWN;
  return { now: pick(true), before: pick(false) };
}
