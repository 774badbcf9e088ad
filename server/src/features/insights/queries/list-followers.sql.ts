// Last known followers of each channel in each bucket. No row = unknown in that bucket.
// Index: channel_day_organization_id_day_idx.
import type { DayRange } from '@rupor/shared/insights/period';
import type { Pool } from 'pg';
import type { SeriesCell } from './list-growth.sql.ts';

const SQL = `
SELECT DISTINCT ON (b.place, d.channel_id) b.place::int - 1 AS bucket, d.channel_id::text AS key,
  d.followers::float8 AS value, d.source = 'manual' AS manual
FROM unnest($3::date[], $4::date[]) WITH ORDINALITY AS b(first, last, place)
JOIN channel_day d ON d.organization_id = $1 AND d.day BETWEEN b.first AND b.last
WHERE d.channel_id = ANY($2::uuid[]) AND d.followers IS NOT NULL
ORDER BY b.place, d.channel_id, d.day DESC, d.source`;

interface Input {
  organizationId: string;
  channelIds: string[];
  buckets: DayRange[];
}

export async function listFollowers(
  pool: Pool,
  { organizationId, channelIds, buckets }: Input,
): Promise<SeriesCell[]> {
  const { rows } = await pool.query<SeriesCell>(SQL, [
    organizationId,
    channelIds,
    buckets.map((bucket) => bucket.from),
    buckets.map((bucket) => bucket.to),
  ]);
  return rows;
}
