// Posts published, bucket by bucket and split by one thing. Here a bucket without rows is a true zero.
// Index: post_target_published (organization_id, published_at).
import type { DayRange } from '@rupor/shared/insights/period';
import type { Pool } from 'pg';
import { NIL_ID } from '../../metrics/nil-id.ts';
import { type Filter, filterParams } from './filter.ts';
import type { SeriesCell, SplitBy } from './list-growth.sql.ts';

const KEYS: Record<SplitBy, string> = {
  total: `'total'`,
  channel: 't.channel_id::text',
  rubric: `coalesce(p.rubric_id, '${NIL_ID}')::text`,
  campaign: `coalesce(p.campaign_id, '${NIL_ID}')::text`,
};

const sql = (by: SplitBy): string => `
SELECT b.place::int - 1 AS bucket, ${KEYS[by]} AS key, count(DISTINCT t.post_id)::float8 AS value, false AS manual
FROM unnest($6::date[], $7::date[]) WITH ORDINALITY AS b(first, last, place)
JOIN post_target t ON t.organization_id = $1 AND t.state = 'published'
  AND t.published_at >= b.first::timestamp AT TIME ZONE $2
  AND t.published_at < (b.last + 1)::timestamp AT TIME ZONE $2
JOIN post p ON p.id = t.post_id
WHERE t.channel_id = ANY($3::uuid[])
  AND ($4::uuid[] IS NULL OR p.rubric_id = ANY($4)) AND ($5::uuid[] IS NULL OR p.campaign_id = ANY($5))
GROUP BY 1, 2`;

interface Input {
  filter: Filter;
  buckets: DayRange[];
  by: SplitBy;
}

export async function listPublished(pool: Pool, { filter, buckets, by }: Input): Promise<SeriesCell[]> {
  const { rows } = await pool.query<SeriesCell>(sql(by), [
    ...filterParams(filter),
    buckets.map((bucket) => bucket.from),
    buckets.map((bucket) => bucket.to),
  ]);
  return rows;
}
