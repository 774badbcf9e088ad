// Views and clicks that the networks tell of the publications of one question, with how many they are known of.
// Index: placement_organization_id_published_at_idx.
import type { Pool } from 'pg';
import { type ChainScope, SINCE, UNTIL, valuesOf } from './scope.ts';

const SQL = `
SELECT count(*)::int AS all, count(n.views)::int AS "withViews", sum(n.views)::float8 AS views,
  count(n.clicks)::int AS "withClicks", sum(n.clicks)::float8 AS clicks
FROM placement n JOIN post p ON p.id = n.post_id AND p.deleted_at IS NULL
WHERE n.organization_id = $1::uuid AND n.channel_id = ANY ($9::uuid[])
  AND n.published_at >= ${SINCE} AND n.published_at < ${UNTIL}
  AND ($5::uuid IS NULL OR p.campaign_id = $5::uuid) AND ($6::uuid IS NULL OR p.id = $6::uuid)
  AND ($7::uuid IS NULL OR p.rubric_id = $7::uuid) AND $8::text IS NULL`;

export interface PlacementSums {
  all: number;
  withViews: number;
  views: number | null;
  withClicks: number;
  clicks: number | null;
}

export async function sumPlacements(
  pool: Pool,
  scope: ChainScope,
  channelIds: readonly string[],
): Promise<PlacementSums> {
  const { rows } = await pool.query<PlacementSums>(SQL, [...valuesOf(scope), channelIds]);
  const [row] = rows;
  if (!row) throw new Error('an aggregate without groups has one row');
  return row;
}
