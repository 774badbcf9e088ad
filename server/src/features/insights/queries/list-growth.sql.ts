// Growth of one number, bucket by bucket and split by one thing. A bucket without facts has no row: it is a gap.
// Index: day_fact_pkey (organization_id, day, …).
import type { DayRange } from '@rupor/shared/insights/period';
import type { Pool } from 'pg';
import { type Filter, filterParams, SUMS, type SummedMetric } from './filter.ts';

const KEYS = {
  total: `'total'`,
  channel: 'f.channel_id::text',
  rubric: 'f.rubric_id::text',
  campaign: 'f.campaign_id::text',
} as const;
export type SplitBy = keyof typeof KEYS;

const KNOWN: Record<SummedMetric, string> = {
  views: 'f.views',
  reach: 'f.reach',
  likes: 'f.likes',
  comments: 'f.comments',
  shares: 'f.shares',
  clicks: 'f.clicks',
  engagement: 'coalesce(f.likes, f.comments, f.shares)',
};

const sql = (metric: SummedMetric, by: SplitBy): string => `
SELECT b.place::int - 1 AS bucket, ${KEYS[by]} AS key, (${SUMS[metric]('f')})::float8 AS value,
  bool_or(f.source = 'manual' AND ${KNOWN[metric]} IS NOT NULL) AS manual
FROM unnest($6::date[], $7::date[]) WITH ORDINALITY AS b(first, last, place)
JOIN day_fact f ON f.organization_id = $1 AND f.day BETWEEN b.first AND b.last
WHERE $2::text IS NOT NULL AND f.channel_id = ANY($3::uuid[])
  AND ($4::uuid[] IS NULL OR f.rubric_id = ANY($4)) AND ($5::uuid[] IS NULL OR f.campaign_id = ANY($5))
GROUP BY 1, 2`;

export interface SeriesCell {
  bucket: number;
  key: string;
  value: number | null;
  manual: boolean;
}

interface Input {
  filter: Filter;
  buckets: DayRange[];
  metric: SummedMetric;
  by: SplitBy;
}

export async function listGrowth(pool: Pool, { filter, buckets, metric, by }: Input): Promise<SeriesCell[]> {
  const { rows } = await pool.query<SeriesCell>(sql(metric, by), [
    ...filterParams(filter),
    buckets.map((bucket) => bucket.from),
    buckets.map((bucket) => bucket.to),
  ]);
  return rows;
}
