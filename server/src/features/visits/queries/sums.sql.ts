// Sums of a site's days: what is folded, what is not folded yet and what other counters have brought, read in one
// statement. So a number is exact at any moment, and NULL where a file does not say it.
import { DIMENSIONS } from '@rupor/shared/visits/dimensions';
import type { Pool } from 'pg';

export interface Amounts {
  views: number | null;
  visits: number | null;
  visitors: number | null;
  bounces: number | null;
  seconds: number | null;
  named: number | null;
}

export interface SitePeriodOf {
  /** The site's number. */
  site: number;
  timeZone: string;
  from: string;
  to: string;
}

const MEASURES = ['views', 'visits', 'visitors', 'bounces', 'seconds', 'named'] as const;
/** One unknown part makes the whole unknown. */
const SUMS = MEASURES.map(
  (name) => `(CASE WHEN count(${name}) = count(*) THEN sum(${name}) END)::float8 AS ${name}`,
).join(', ');
const COLUMNS = MEASURES.join(', ');
const PAST_COLUMNS = 'views, visits, visitors, bounces, seconds, NULL::int';

/** $1 site, $2 from, $3 to, $4 zone. Hours are found by their key; the days of their rows are the same. */
const TOTALS = `SELECT day, hour, ${COLUMNS} FROM visit_hour WHERE site = $1
    AND hour >= $2::date::timestamp AT TIME ZONE $4 AND hour < ($3::date + 1)::timestamp AT TIME ZONE $4
  UNION ALL SELECT day, hour, ${COLUMNS} FROM visit_delta WHERE site = $1 AND dimension = 0 AND day BETWEEN $2 AND $3
  UNION ALL SELECT day, NULL, ${PAST_COLUMNS} FROM visit_past WHERE site = $1 AND dimension = 0 AND day BETWEEN $2 AND $3`;

const params = ({ site, from, to, timeZone }: SitePeriodOf) => [site, from, to, timeZone];

/** null: no row at all. */
export async function sumTotals(
  pool: Pool,
  period: SitePeriodOf,
): Promise<(Amounts & { rows: number }) | null> {
  const { rows } = await pool.query<Amounts & { rows: number }>(
    `SELECT count(*)::int AS rows, ${SUMS} FROM (${TOTALS}) sums`,
    params(period),
  );
  const [row] = rows;
  return row && row.rows > 0 ? row : null;
}

export type Cell = Amounts & { at: string };

/** By day (2026-11-23), or by hour (ISO instant); what was brought in knows no hours. */
export async function listTotals(pool: Pool, period: SitePeriodOf, unit: 'hour' | 'day'): Promise<Cell[]> {
  const at =
    unit === 'day' ? 'day::text' : `to_char(hour AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"')`;
  const { rows } = await pool.query<Cell>(
    `SELECT ${at} AS at, ${SUMS} FROM (${TOTALS}) sums ${unit === 'hour' ? 'WHERE hour IS NOT NULL' : ''} GROUP BY 1`,
    params(period),
  );
  return rows;
}

export interface Wanted {
  dimension: number;
  measure: 'views' | 'visits' | 'named';
  limit: number;
  /** Words (`false`: groups of sources, which are numbers). */
  isWord: boolean;
  search: string;
}
export interface PanelRow extends Amounts {
  /** Text, or the number of the group. */
  value: string;
}

const DAYS = `SELECT word, ${COLUMNS} FROM visit_day WHERE site = $1 AND dimension = $4 AND day BETWEEN $2 AND $3
  UNION ALL SELECT word, ${COLUMNS} FROM visit_delta WHERE site = $1 AND day BETWEEN $2 AND $3 AND dimension = $4
  UNION ALL SELECT word, ${PAST_COLUMNS} FROM visit_past WHERE site = $1 AND dimension = $4 AND day BETWEEN $2 AND $3`;

/** The largest values of one dimension, one more than wanted, and the sum of all. */
export async function listPanel(
  pool: Pool,
  { site, from, to }: SitePeriodOf,
  { dimension, measure, limit, isWord, search }: Wanted,
): Promise<{ rows: PanelRow[]; known: Amounts | null }> {
  const { rows } = await pool.query<{ rows: PanelRow[] | null; known: (Amounts & { rows: number }) | null }>(
    `WITH words AS MATERIALIZED (
       SELECT word, ${SUMS} FROM (${DAYS}) days GROUP BY word
     ), known AS (
       SELECT count(*)::int AS rows, ${SUMS} FROM words
     ), shown AS (
       ${shownRows(measure, isWord)}
     )
     SELECT (SELECT json_agg(shown) FROM shown) AS rows, (SELECT to_json(known) FROM known) AS known`,
    isWord ? [site, from, to, dimension, limit + 1, search] : [site, from, to, dimension, limit + 1],
  );
  const known = rows[0]?.known ?? null;
  return { rows: rows[0]?.rows ?? [], known: known && known.rows > 0 ? known : null };
}

function shownRows(measure: Wanted['measure'], isWord: boolean): string {
  const order = `${measure} DESC NULLS LAST`;
  if (!isWord)
    return `SELECT words.word::text AS value, ${COLUMNS} FROM words WHERE ${measure} IS DISTINCT FROM 0
      ORDER BY ${order}, 1 LIMIT $5`;
  return `SELECT w.value, ${COLUMNS} FROM words JOIN visit_word w ON w.id = words.word
    WHERE ${measure} IS DISTINCT FROM 0 AND ($6 = '' OR position(lower($6) IN lower(w.value)) > 0)
    ORDER BY ${order}, w.value LIMIT $5`;
}

/** How often pages were seen, as Rupor counted it itself; null: any page. */
export async function sumPages(
  pool: Pool,
  { site, from, to }: SitePeriodOf,
  words: readonly number[] | null,
): Promise<number> {
  const of = `site = $1 AND dimension = ${DIMENSIONS.path.id} AND day BETWEEN $2 AND $3 AND ($4::int[] IS NULL OR word = ANY($4::int[]))`;
  const { rows } = await pool.query<{ views: number }>(
    `SELECT coalesce(sum(views), 0)::float8 AS views FROM (
       SELECT views FROM visit_day WHERE ${of} UNION ALL SELECT views FROM visit_delta WHERE ${of}) sums`,
    [site, from, to, words],
  );
  return rows[0]?.views ?? 0;
}

/** First day with any number, and whether the period holds some of another counter. */
export async function readExtent(
  pool: Pool,
  { site, from, to, timeZone }: SitePeriodOf,
): Promise<{ countedSince: string | null; isImported: boolean; latestAt: Date | null }> {
  const { rows } = await pool.query<{
    countedSince: string | null;
    isImported: boolean;
    latestAt: Date | null;
  }>(
    `SELECT least((SELECT (min(hour) AT TIME ZONE $4)::date FROM visit_hour WHERE site = $1),
         (SELECT min(day) FROM visit_delta WHERE site = $1),
         (SELECT min(day) FROM visit_past WHERE site = $1 AND dimension = 0))::text AS "countedSince",
       EXISTS (SELECT FROM visit_past WHERE site = $1 AND dimension = 0 AND day BETWEEN $2 AND $3) AS "isImported",
       (SELECT max(at) FROM visit_happening WHERE site = $1) AS "latestAt"`,
    [site, from, to, timeZone],
  );
  return rows[0] ?? { countedSince: null, isImported: false, latestAt: null };
}
