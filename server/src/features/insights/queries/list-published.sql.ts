// Posts published, bucket by bucket and split by one thing. Here a bucket without rows is a true zero.
// Buckets lie side by side, earliest first. Index: placement_organization_id_published_at_idx.
import type { DayRange } from '@rupor/shared/insights/period';
import type { Pool } from 'pg';
import { NIL_ID } from '../../metrics/nil-id.ts';
import { type Filter, filterParams, PLACEMENTS, POST_OF } from './filter.ts';
import type { SeriesCell, SplitBy } from './list-growth.sql.ts';

const KEYS: Record<SplitBy, string> = {
  total: `'total'`,
  channel: 'n.channel_id',
  rubric: `coalesce(p.rubric_id, '${NIL_ID}')`,
  campaign: `coalesce(p.campaign_id, '${NIL_ID}')`,
  segment: `coalesce(g.segment_id, '${NIL_ID}')`,
};

const JOINED: Partial<Record<SplitBy, string>> = {
  rubric: POST_OF('n'),
  campaign: POST_OF('n'),
  segment: 'LEFT JOIN post_segment g ON g.post_id = n.post_id',
};

const sql = (by: SplitBy): string => `WITH ${PLACEMENTS}
SELECT width_bucket(n.published_at, ARRAY(SELECT d::timestamp AT TIME ZONE $2 FROM unnest($9::date[]) d)) - 1 AS bucket,
  ${KEYS[by]} AS key, count(DISTINCT n.post_id)::float8 AS value, false AS manual
FROM counted_placement n ${JOINED[by] ?? ''}
GROUP BY 1, 2`;

interface Input {
  filter: Filter;
  buckets: DayRange[];
  by: SplitBy;
}

export async function listPublished(pool: Pool, { filter, buckets, by }: Input): Promise<SeriesCell[]> {
  const { rows } = await pool.query<SeriesCell>(sql(by), [
    ...filterParams(filter),
    buckets[0]?.from,
    buckets.at(-1)?.to,
    buckets.map((bucket) => bucket.from),
  ]);
  return rows;
}
