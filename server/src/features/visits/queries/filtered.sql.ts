// The same numbers as in sums.sql.ts, of visits that fit conditions: counted from the single visits, as long as those are
// kept. A visit and all in it belong to the day on which it began.
import type { Pool } from 'pg';
import type { Amounts, Cell, PanelRow, SitePeriodOf, Wanted } from './sums.sql.ts';
import { shownRows } from './sums.sql.ts';
import { type Condition, SINCE, type Stand, UNTIL, whereOf } from './visit-conditions.ts';

/** A visitor stands at the first visit of the day, as in the sums: so parts add up, and nothing has to be sorted. */
const SUMS = `coalesce(sum(s.views), 0)::float8 AS views, count(*)::float8 AS visits,
  count(*) FILTER (WHERE s.is_new)::float8 AS visitors,
  count(*) FILTER (WHERE s.views = 1 AND s.named = 0)::float8 AS bounces,
  coalesce(sum(floor(extract(epoch FROM s.last_at - s.started_at)::float8)), 0)::float8 AS seconds,
  coalesce(sum(s.named), 0)::float8 AS named`;

const params = ({ site, from, to, timeZone }: SitePeriodOf) => [site, from, to, timeZone];

export async function sumFiltered(
  pool: Pool,
  period: SitePeriodOf,
  conditions: readonly Condition[],
): Promise<Amounts | null> {
  const { where, values } = whereOf(conditions);
  const { rows } = await pool.query<Amounts>(`SELECT ${SUMS} FROM visit_session s WHERE ${where}`, [
    ...params(period),
    ...values,
  ]);
  return rows[0] ?? null;
}

export async function listFiltered(
  pool: Pool,
  { period, unit }: { period: SitePeriodOf; unit: 'hour' | 'day' },
  conditions: readonly Condition[],
): Promise<Cell[]> {
  const { where, values } = whereOf(conditions);
  const hour = `to_char(date_trunc('hour', s.started_at, $4) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"')`;
  const at = unit === 'hour' ? hour : '(s.started_at AT TIME ZONE $4)::date::text';
  const { rows } = await pool.query<Cell>(
    `SELECT ${at} AS at, ${SUMS} FROM visit_session s WHERE ${where} GROUP BY 1`,
    [...params(period), ...values],
  );
  return rows;
}

export async function listFilteredPanel(
  pool: Pool,
  period: SitePeriodOf,
  { stand, conditions, ...wanted }: Wanted & { stand: Stand; conditions: readonly Condition[] },
): Promise<{ rows: PanelRow[]; known: Amounts | null }> {
  const own = wanted.isWord ? [wanted.limit + 1, wanted.search] : [wanted.limit + 1];
  const { where, values } = whereOf(conditions, 5 + own.length);
  const words = stand.of === 'visit' ? wordsOfVisits(stand.column) : wordsOfHappenings(stand);
  const { rows } = await pool.query<{ rows: PanelRow[] | null; known: Amounts | null }>(
    `WITH fit AS (SELECT s.* FROM visit_session s WHERE ${where}), words AS MATERIALIZED (${words}),
     known AS (SELECT sum(views) AS views, sum(visits) AS visits, sum(visitors) AS visitors, sum(bounces) AS bounces,
       sum(seconds) AS seconds, sum(named) AS named FROM words),
     shown AS (${shownRows(wanted.measure, wanted.isWord)})
     SELECT (SELECT json_agg(shown) FROM shown) AS rows, (SELECT to_json(known) FROM known) AS known`,
    [...params(period), ...own, ...values],
  );
  return { rows: rows[0]?.rows ?? [], known: rows[0]?.known ?? null };
}

function wordsOfVisits(column: string): string {
  return `SELECT s.${column} AS word, ${SUMS} FROM fit s WHERE s.${column} IS NOT NULL GROUP BY 1`;
}

function wordsOfHappenings({ column, kinds }: Extract<Stand, { of: 'happening' }>): string {
  const isView = column === 'path';
  return `SELECT h.${column} AS word, ${isView ? 'count(*)::float8' : 'NULL::float8'} AS views, NULL::float8 AS visits,
      NULL::float8 AS visitors, NULL::float8 AS bounces, NULL::float8 AS seconds,
      ${isView ? 'NULL::float8' : 'count(*)::float8'} AS named
    FROM visit_happening h JOIN fit ON fit.id = h.session
    WHERE h.site = $1 AND h.at >= ${SINCE} AND h.at < ${UNTIL} + interval '1 day' AND h.kind IN (${kinds.join(', ')})
      AND h.${column} IS NOT NULL
    GROUP BY 1`;
}
