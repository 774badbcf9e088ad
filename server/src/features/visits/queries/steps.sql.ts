// What happened in visits, step by step, read from their trails. A visit and all in it belong to the day on which it
// began, so a goal is never reached in more visits than there were.
import { DIMENSIONS, KINDS } from '@rupor/shared/visits/dimensions';
import type { VisitStep } from '@rupor/shared/visits/questions';
import type { Pool } from 'pg';
import { type SitePeriodOf, sumPages } from './sums.sql.ts';
import { overVisits } from './trail.sql.ts';
import { type Condition, codesOf, hasOneOf, SHORT, SINCE, UNTIL, wordsFitting } from './visit-conditions.ts';

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

/** Names that ever came; few, so they are quicker to look for than anything that is no page. */
async function listNames(pool: Pool, site: number, dimension: 'custom' | 'form'): Promise<number[]> {
  const { rows } = await pool.query<{ word: number }>(
    `SELECT word FROM visit_day WHERE site = $1 AND dimension = $2
     UNION SELECT word FROM visit_delta WHERE site = $1 AND dimension = $2`,
    [site, DIMENSIONS[dimension].id],
  );
  return rows.map(({ word }) => word);
}

const params = ({ site, from, to, timeZone }: SitePeriodOf) => [site, from, to, timeZone];

/** A step as SQL over one visit `s` with its trail `t.codes`. */
interface StepSql {
  /** The visit came to it. */
  isReached: string;
  /** How often. */
  times: string;
  /** Where in the trail it comes first, from a place on; NULL where it does not. */
  placeFrom(place: string): string;
}

/** Ways through a funnel that are asked for code by code: each step asks once for each way to it. */
const MOST_WAYS = 64;

/** Values from `$first` on. */
function readAsSql(steps: readonly ReadStep[], first: number): { sql: StepSql[]; values: unknown[] } {
  const values: unknown[] = [];
  let ways = 1;
  const sql = steps.map(({ kind, ids }): StepSql => {
    if (ids === null) return ANY_PAGE;
    const codes = codesOf([kind], ids);
    const list = `$${first + values.length}::int[]`;
    values.push(codes);
    const isReached = hasOneOf(list, codes.length);
    if (codes.length > SHORT || ways * codes.length > MOST_WAYS)
      return { ...looked(`u.code = ANY(${list})`), isReached };
    ways *= Math.max(1, codes.length);
    return { ...fewOf(list, codes.length), isReached };
  });
  return { sql, values };
}

/** Without a query of its own for each visit, so that all cores can share the work. */
function fewOf(list: string, count: number): Omit<StepSql, 'isReached'> {
  const codes = Array.from({ length: count }, (_, at) => `(${list})[${at + 1}]`);
  const others = codes.reduce((left, code) => `array_remove(${left}, ${code})`, 't.codes');
  return {
    times: `cardinality(t.codes) - cardinality(${others})`,
    placeFrom: (place) =>
      `least(${codes.map((code) => `array_position(t.codes, ${code}, ${place})`).join(', ') || 'NULL::int'})`,
  };
}

function looked(is: string): Omit<StepSql, 'isReached'> {
  return {
    times: `(SELECT count(*) FROM unnest(t.codes) u (code) WHERE ${is})`,
    placeFrom: (place) =>
      `(SELECT min(u.place)::int FROM unnest(t.codes) WITH ORDINALITY u (code, place) WHERE u.place >= ${place} AND ${is})`,
  };
}

const ANY_PAGE: StepSql = { ...looked('u.code > 0'), isReached: 's.views > 0', times: 's.views' };

export interface Reached {
  /** Text or number of the group; null = unknown. */
  value: string | null;
  conversions: number;
  visits: number;
}

/** How often each step was reached, in how many visits, by what the visit began with; most often first. */
export async function listReached(
  pool: Pool,
  period: SitePeriodOf,
  {
    steps,
    column,
    conditions,
  }: { steps: readonly ReadStep[]; column: string; conditions: readonly Condition[] },
): Promise<Reached[][]> {
  if (steps.length === 0) return [];
  const read = readAsSql(steps, 6);
  // All codes at once: most visits have none of them, and no step has to be asked for.
  const all = steps.every(({ ids }) => ids)
    ? steps.flatMap(({ kind, ids }) => codesOf([kind], ids ?? []))
    : [];
  const has = all.length > 0 ? hasOneOf('$5::int[]', all.length) : 'cardinality($5::int[]) = 0';
  const { parts, values } = overVisits(
    { conditions, first: 6 + read.values.length, isTrailed: true },
    ({ from, where }) => `SELECT s.${column} AS word, ${read.sql
      .map(
        ({ isReached, times }, at) =>
          `coalesce(sum(${times}), 0) AS conversions${at}, count(*) FILTER (WHERE ${isReached}) AS visits${at}`,
      )
      .join(', ')}
      FROM ${from} WHERE ${where} AND ${has} GROUP BY 1`,
  );
  const value = column === 'source' ? 'word::text' : '(SELECT w.value FROM visit_word w WHERE w.id = word)';
  const sums = steps.map(
    (_, at) => `sum(conversions${at})::float8 AS conversions${at}, sum(visits${at})::float8 AS visits${at}`,
  );
  const { rows } = await pool.query<{ value: string | null } & Record<string, number>>(
    `SELECT ${value} AS value, ${sums.join(', ')} FROM (${parts}) part GROUP BY word ORDER BY 1`,
    [...params(period), all, ...read.values, ...values],
  );
  return steps.map((_, at) =>
    rows
      .map((row) => ({
        value: row.value,
        conversions: row[`conversions${at}`] ?? 0,
        visits: row[`visits${at}`] ?? 0,
      }))
      .filter(({ visits }) => visits > 0)
      .sort((a, b) => b.conversions - a.conversions),
  );
}

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

const NOWHERE = 2_000_000_000;

/** Visits that came to each step: later than the earliest way through all steps before it. */
export async function countFunnel(
  pool: Pool,
  period: SitePeriodOf,
  { steps, conditions }: { steps: readonly ReadStep[]; conditions: readonly Condition[] },
): Promise<number[]> {
  const read = readAsSql(steps, 5);
  let place = '1';
  // What is quickly asked stands first: most visits do not come to the second step.
  const came = read.sql.map(({ isReached, placeFrom }, at) => {
    const here = placeFrom(place);
    place = `coalesce(${here}, ${NOWHERE}) + 1`;
    const reached = read.sql.slice(1, at + 1).map((step) => step.isReached);
    return at === 0 ? isReached : [...reached, `${here} IS NOT NULL`].join(' AND ');
  });
  const { parts, values } = overVisits(
    { conditions, first: 5 + read.values.length, isTrailed: true },
    ({ from, where }) =>
      `SELECT ${came.map((is, at) => `count(*) FILTER (WHERE ${is}) AS n${at}`).join(', ')}
       FROM ${from} WHERE ${where} AND ${came[0]}`,
  );
  const { rows } = await pool.query<Record<string, number>>(
    `SELECT ${came.map((_, at) => `sum(n${at})::float8 AS n${at}`).join(', ')} FROM (${parts}) part`,
    [...params(period), ...read.values, ...values],
  );
  return steps.map((_, at) => rows[0]?.[`n${at}`] ?? 0);
}
