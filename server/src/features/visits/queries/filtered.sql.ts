// The same numbers as in sums.sql.ts, of visits that fit conditions: counted from the single visits, as long as those are
// kept. A visit and all in it belong to the day on which it began.
import type { Pool } from 'pg';
import type { Amounts, Cell, PanelRow, SitePeriodOf, Wanted } from './sums.sql.ts';
import { shownRows } from './sums.sql.ts';
import { overVisits } from './trail.sql.ts';
import { type Condition, SINCE, type Stand, UNTIL } from './visit-conditions.ts';

/** A visitor stands at the first visit of the day, as in the sums: so parts add up, and nothing has to be sorted. */
const SUMS = `coalesce(sum(s.views), 0)::float8 AS views, count(*)::float8 AS visits,
  count(*) FILTER (WHERE s.is_new)::float8 AS visitors,
  count(*) FILTER (WHERE s.views = 1 AND s.named = 0)::float8 AS bounces,
  coalesce(sum(floor(extract(epoch FROM s.last_at - s.started_at)::float8)), 0)::float8 AS seconds,
  coalesce(sum(s.named), 0)::float8 AS named`;

const ADDED = ['views', 'visits', 'visitors', 'bounces', 'seconds', 'named']
  .map((name) => `sum(${name}) AS ${name}`)
  .join(', ');

const params = ({ site, from, to, timeZone }: SitePeriodOf) => [site, from, to, timeZone];

export async function sumFiltered(
  pool: Pool,
  period: SitePeriodOf,
  conditions: readonly Condition[],
): Promise<Amounts | null> {
  const { parts, values } = overVisits(
    { conditions },
    ({ from, where }) => `SELECT ${SUMS} FROM ${from} WHERE ${where}`,
  );
  const { rows } = await pool.query<Amounts>(`SELECT ${ADDED} FROM (${parts}) part`, [
    ...params(period),
    ...values,
  ]);
  return rows[0] ?? null;
}

/** Instants at which days and hours of the site's clock begin; the n-th of them stands for all until the next. */
const BEGINNINGS = {
  day: `ARRAY(SELECT day::date::timestamp AT TIME ZONE $4 FROM generate_series($2::date, $3::date, '1 day') day ORDER BY 1)`,
  hour: `ARRAY(SELECT DISTINCT date_trunc('hour', quarter, $4)
    FROM generate_series(${SINCE}, ${UNTIL} - interval '1 second', '15 minutes') quarter ORDER BY 1)`,
};
const NAMES = {
  day: '($2::date + n - 1)::text',
  hour: `to_char((${BEGINNINGS.hour})[n] AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"')`,
};

export async function listFiltered(
  pool: Pool,
  { period, unit }: { period: SitePeriodOf; unit: 'hour' | 'day' },
  conditions: readonly Condition[],
): Promise<Cell[]> {
  // Joined with the few numbers there may be: else the planner expects a group for each visit and works on one core.
  const { parts, values } = overVisits(
    { conditions },
    ({ from, where }) => `SELECT b.n, ${SUMS} FROM ${from}
      JOIN generate_series(1, ($3::date - $2::date + 1) * ${unit === 'hour' ? 25 : 1}) b (n)
        ON b.n = width_bucket(s.started_at, ${BEGINNINGS[unit]})
      WHERE ${where} GROUP BY 1`,
  );
  const { rows } = await pool.query<Cell>(
    `SELECT ${NAMES[unit]} AS at, ${ADDED} FROM (${parts}) part GROUP BY n`,
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
  const asked = { conditions, first: 5 + own.length };
  const { words, values } = stand.of === 'visit' ? wordsOfVisits(asked, stand) : wordsOfTrails(asked, stand);
  const { rows } = await pool.query<{ rows: PanelRow[] | null; known: Amounts | null }>(
    `WITH words AS MATERIALIZED (${words}), known AS (SELECT ${ADDED} FROM words),
     shown AS (${shownRows(wanted.measure, wanted.isWord)})
     SELECT (SELECT json_agg(shown) FROM shown) AS rows, (SELECT to_json(known) FROM known) AS known`,
    [...params(period), ...own, ...values],
  );
  return { rows: rows[0]?.rows ?? [], known: rows[0]?.known ?? null };
}

interface Asked {
  conditions: readonly Condition[];
  first: number;
}
type StandOf<Of extends Stand['of']> = Extract<Stand, { of: Of }>;

function wordsOfVisits(asked: Asked, { column }: StandOf<'visit'>): { words: string; values: unknown[] } {
  const { parts, values } = overVisits(
    asked,
    ({ from, where }) => `SELECT s.${column} AS word, ${SUMS} FROM ${from}
      WHERE ${where} AND s.${column} IS NOT NULL GROUP BY 1`,
  );
  return { words: `SELECT word, ${ADDED} FROM (${parts}) part GROUP BY 1`, values };
}

function wordsOfTrails(
  asked: Asked,
  { column, kinds }: StandOf<'happening'>,
): { words: string; values: unknown[] } {
  const isView = column === 'path';
  const { parts, values } = overVisits({ ...asked, isTrailed: true }, ({ from, where }) => {
    const codes = `SELECT unnest(t.codes) AS code FROM ${from} WHERE ${where}`;
    return `SELECT code, count(*)::float8 AS times FROM (${codes}) seen WHERE code ${isView ? '> 0' : '< 0'} GROUP BY 1`;
  });
  const word = isView ? 'code' : '(-code) >> 4';
  const only = isView ? '' : `WHERE (-code) & 15 IN (${kinds.join(', ')}) AND (-code) >> 4 > 0`;
  const words = `SELECT ${word} AS word, ${isView ? 'sum(times)' : 'NULL::float8'} AS views, NULL::float8 AS visits,
      NULL::float8 AS visitors, NULL::float8 AS bounces, NULL::float8 AS seconds,
      ${isView ? 'NULL::float8' : 'sum(times)'} AS named
    FROM (${parts}) part ${only} GROUP BY 1`;
  return { words, values };
}
