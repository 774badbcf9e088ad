// Applications of one question by their last touch: what people say of themselves beside it, and which they are. One
// statement each. Index: lead_organization_id_created_at_idx, lead_touch_pkey.
import type { HeardCell } from '@rupor/shared/chain/heard';
import type { Pool } from 'pg';
import { type ChainScope, IS_OF, IS_TRACKED, LINKS, SINCE, UNTIL, valuesOf } from './scope.ts';

const FOUND = `FROM lead l LEFT JOIN lead_touch t ON t.lead_id = l.id AND t."order" = 'last'
  WHERE l.organization_id = $1::uuid AND l.created_at >= ${SINCE} AND l.created_at < ${UNTIL} AND ${IS_OF}`;

const HEARD = `WITH links AS (${LINKS})
SELECT coalesce(l.heard, '') AS heard, coalesce(t.source, 0)::int AS source, coalesce(${IS_TRACKED}, false) AS "isTracked",
  count(*)::int AS applications ${FOUND} GROUP BY 1, 2, 3`;

type Of = ChainScope & { tags: readonly string[] };

export async function countHeard(pool: Pool, { tags, ...scope }: Of): Promise<HeardCell[]> {
  return (await pool.query<HeardCell>(HEARD, [...valuesOf(scope), tags])).rows;
}

/** More than a person pages through. */
const MOST = 3_000;
const STEP_OF = {
  applications: 'true',
  talked: 'l.talked_at IS NOT NULL',
  joined: 'l.joined_at IS NOT NULL',
};
export type PeopleStep = keyof typeof STEP_OF;

/** Ids, newest first. */
export async function listLeadIds(
  pool: Pool,
  { tags, step, ...scope }: Of & { step: PeopleStep },
): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `WITH links AS (${LINKS}) SELECT l.id ${FOUND} AND ${STEP_OF[step]} ORDER BY l.created_at DESC LIMIT ${MOST}`,
    [...valuesOf(scope), tags],
  );
  return rows.map(({ id }) => id);
}
