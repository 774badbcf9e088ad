// Steps of goals and funnels as numbers of words, and how often they happened where visits are not told apart.
import { DIMENSIONS, KINDS } from '@rupor/shared/visits/dimensions';
import type { VisitStep } from '@rupor/shared/visits/questions';
import type { Pool } from 'pg';
import { type SitePeriodOf, sumPages } from './sums.sql.ts';
import { SINCE, UNTIL, wordsFitting } from './visit-conditions.ts';

/** A step whose pattern is turned into numbers of words (0: without a name); null: any page. */
export interface ReadStep {
  kind: number;
  ids: number[] | null;
}

export async function readSteps(pool: Pool, site: number, steps: readonly VisitStep[]): Promise<ReadStep[]> {
  const kinds = { page: KINDS.view, custom: KINDS.custom, form: KINDS.formSent };
  return Promise.all(
    steps.map(async ({ kind, pattern }) => {
      if (pattern !== '*') return { kind: kinds[kind], ids: await wordsFitting(pool, site, pattern) };
      return { kind: kinds[kind], ids: kind === 'page' ? null : [0, ...(await listNames(pool, site, kind))] };
    }),
  );
}

/** Names that ever came. */
async function listNames(pool: Pool, site: number, dimension: 'custom' | 'form'): Promise<number[]> {
  const { rows } = await pool.query<{ word: number }>(
    `SELECT word FROM visit_day WHERE site = $1 AND dimension = $2
     UNION SELECT word FROM visit_delta WHERE site = $1 AND dimension = $2`,
    [site, DIMENSIONS[dimension].id],
  );
  return rows.map(({ word }) => word);
}

const params = ({ site, from, to, timeZone }: SitePeriodOf) => [site, from, to, timeZone];

/** Where nobody is known: how often it happened on these days. */
export async function countHappened(pool: Pool, period: SitePeriodOf, step: ReadStep): Promise<number> {
  if (step.kind === KINDS.view) return sumPages(pool, period, step.ids);
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::float8 AS count FROM visit_happening h
     WHERE h.site = $1 AND h.at >= ${SINCE} AND h.at < ${UNTIL} AND h.kind = $5
       AND (h.name = ANY($6::int[]) OR (h.name IS NULL AND 0 = ANY($6::int[])))`,
    [...params(period), step.kind, step.ids],
  );
  return rows[0]?.count ?? 0;
}
