// What happened in visits, step by step. A visit and all in it belong to the day on which it began, so a goal is never
// reached in more visits than there were.
import { KINDS } from '@rupor/shared/visits/dimensions';
import type { VisitStep } from '@rupor/shared/visits/questions';
import type { Pool } from 'pg';
import type { SitePeriodOf } from './sums.sql.ts';
import { type Condition, SINCE, UNTIL, whereOf, wordsFitting } from './visit-conditions.ts';

/** A step whose pattern is turned into numbers of words; null: anything fits. */
export interface ReadStep {
  kind: number;
  column: 'path' | 'name';
  ids: number[] | null;
}

export async function readSteps(pool: Pool, site: number, steps: readonly VisitStep[]): Promise<ReadStep[]> {
  const kinds = { page: KINDS.view, custom: KINDS.custom, form: KINDS.formSent };
  return Promise.all(
    steps.map(async ({ kind, pattern }) => ({
      kind: kinds[kind],
      column: kind === 'page' ? ('path' as const) : ('name' as const),
      ids: pattern === '*' ? null : await wordsFitting(pool, site, pattern),
    })),
  );
}

const params = ({ site, from, to, timeZone }: SitePeriodOf) => [site, from, to, timeZone];

/** Conditions on `visit_happening h`; values from `$first` on. */
function fits(steps: readonly ReadStep[], first: number): { parts: string[]; values: unknown[] } {
  const values: unknown[] = [];
  const parts = steps.map(({ kind, column, ids }) => {
    if (ids === null) return `h.kind = ${kind}`;
    values.push(ids);
    return `h.kind = ${kind} AND h.${column} = ANY($${first + values.length - 1}::int[])`;
  });
  return { parts, values };
}

const HAPPENED = `h.site = $1 AND h.at >= ${SINCE} AND h.at < ${UNTIL} + interval '1 day' AND h.session IS NOT NULL`;

export interface Reached {
  /** Text or number of the group; null = unknown. */
  value: string | null;
  conversions: number;
  visits: number;
}

/** How often it was reached, in how many visits, by what the visit began with. */
export async function listReached(
  pool: Pool,
  period: SitePeriodOf,
  { step, column, conditions }: { step: ReadStep; column: string; conditions: readonly Condition[] },
): Promise<Reached[]> {
  const fit = fits([step], 5);
  const { where, values } = whereOf(conditions, 5 + fit.values.length);
  const value = column === 'source' ? 'word::text' : '(SELECT w.value FROM visit_word w WHERE w.id = word)';
  const { rows } = await pool.query<Reached>(
    `SELECT ${value} AS value, conversions, visits FROM (
       SELECT s.${column} AS word, sum(one.times)::float8 AS conversions, count(*)::float8 AS visits
       FROM (SELECT h.session, count(*) AS times FROM visit_happening h WHERE ${HAPPENED} AND ${fit.parts[0]} GROUP BY 1) one
         JOIN visit_session s ON s.id = one.session
       WHERE ${where} GROUP BY 1
     ) reached ORDER BY conversions DESC, 1`,
    [...params(period), ...fit.values, ...values],
  );
  return rows;
}

/** Where nobody is known: how often it happened on these days. */
export async function countHappened(pool: Pool, period: SitePeriodOf, step: ReadStep): Promise<number> {
  const fit = fits([step], 5);
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::float8 AS count FROM visit_happening h
     WHERE h.site = $1 AND h.at >= ${SINCE} AND h.at < ${UNTIL} AND ${fit.parts[0]}`,
    [...params(period), ...fit.values],
  );
  return rows[0]?.count ?? 0;
}

/**
 * Visits that came to each step: later than the earliest way through all steps before it. The first step lies within the
 * period; the others may follow after its end. Each step reads its own index, so a funnel costs what its pages were seen.
 */
export async function countFunnel(
  pool: Pool,
  period: SitePeriodOf,
  { steps, conditions }: { steps: readonly ReadStep[]; conditions: readonly Condition[] },
): Promise<number[]> {
  const fit = fits(steps, 5);
  const { where, values } = whereOf(conditions, 5 + fit.values.length);
  const only =
    conditions.length > 0 ? `AND h.session IN (SELECT s.id FROM visit_session s WHERE ${where})` : '';
  const way = fit.parts.map((part, at) =>
    at === 0
      ? `s0 AS MATERIALIZED (SELECT h.session, min(h.at) AS at FROM visit_happening h
           WHERE h.site = $1 AND h.at >= ${SINCE} AND h.at < ${UNTIL} AND h.session IS NOT NULL AND ${part} ${only} GROUP BY 1)`
      : `s${at} AS MATERIALIZED (SELECT h.session, min(h.at) AS at FROM visit_happening h
           JOIN s${at - 1} before ON before.session = h.session AND h.at > before.at
           WHERE ${HAPPENED} AND ${part} GROUP BY 1)`,
  );
  const { rows } = await pool.query<Record<string, number>>(
    `WITH ${way.join(', ')}
     SELECT ${steps.map((_, at) => `(SELECT count(*)::float8 FROM s${at}) AS n${at}`).join(', ')}`,
    [...params(period), ...fit.values, ...(conditions.length > 0 ? values : [])],
  );
  return steps.map((_, at) => rows[0]?.[`n${at}`] ?? 0);
}
