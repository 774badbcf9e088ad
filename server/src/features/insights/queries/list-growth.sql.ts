// Growth of one number, bucket by bucket and split by one thing. A bucket without facts has no row: it is a gap.
// Whole weeks of a bucket are read as one; buckets lie side by side, earliest first.
import type { DayRange } from '@rupor/shared/insights/period';
import type { Pool } from 'pg';
import {
  FACTS,
  type Filter,
  factParams,
  filterParams,
  SEGMENT_FACTS,
  SUMS,
  type SummedMetric,
} from './filter.ts';

const KEYS = {
  total: `'total'`,
  channel: 'f.channel_id',
  rubric: 'f.rubric_id',
  campaign: 'f.campaign_id',
  segment: 'f.segment_id',
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

const sql = (metric: SummedMetric, by: SplitBy): string => `WITH ${by === 'segment' ? SEGMENT_FACTS : FACTS}
SELECT width_bucket(f.day, $9::date[]) - 1 AS bucket, ${KEYS[by]} AS key, (${SUMS[metric]('f')})::float8 AS value,
  bool_or(f.source = 'manual' AND ${KNOWN[metric]} IS NOT NULL) AS manual
FROM wanted_fact f GROUP BY 1, 2`;

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
    ...factParams(buckets),
    buckets.map((bucket) => bucket.from),
  ]);
  return rows;
}
