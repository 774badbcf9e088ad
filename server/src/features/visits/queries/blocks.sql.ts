// Visits of one day (UTC) column by column, as long lists of numbers: what reports with filters, goals and funnels are counted
// from (blocks/). A block is kept once its day is over and every visit of it has its trail. Whatever changes a visit takes
// its trail away (ingest.sql.ts), a day with such a visit is read from the visits themselves, and whoever writes trails
// deletes the day's block (trail.sql.ts). So an answer is exact at any moment, and losing blocks makes it only slower.
import { CODES_OF_OPEN } from './trail.sql.ts';

/** The number of visit `s` as SQL; words: 0 = none. `$2` is the day. */
const NUMBERS = {
  /** Milliseconds since the day began. */
  started: "(date_part('epoch', s.started_at - $2::date::timestamp AT TIME ZONE 'UTC') * 1000)::int",
  seconds: "floor(date_part('epoch', s.last_at - s.started_at))::int",
  views: 's.views',
  named: 's.named',
  is_new: 's.is_new::int',
  source: 's.source::int',
  entry: 's.entry',
  exit: 's.exit',
  host: 'coalesce(s.host, 0)',
  referrer: 'coalesce(s.referrer, 0)',
  utm_source: 'coalesce(s.utm_source, 0)',
  utm_medium: 'coalesce(s.utm_medium, 0)',
  utm_campaign: 'coalesce(s.utm_campaign, 0)',
  utm_content: 'coalesce(s.utm_content, 0)',
  utm_term: 'coalesce(s.utm_term, 0)',
  link: 'coalesce(s.link, 0)',
  bucket: 'coalesce(s.bucket, 0)',
  device: 'coalesce(s.device, 0)',
  browser: 'coalesce(s.browser, 0)',
  system: 'coalesce(s.system, 0)',
  language: 'coalesce(s.language, 0)',
  country: 'coalesce(s.country, 0)',
  region: 'coalesce(s.region, 0)',
} as const;

/** `trail`: the codes of all trails one after another; `steps`: how many of them each visit has. */
export type BlockColumn = keyof typeof NUMBERS | 'steps' | 'trail';
export const ALL_COLUMNS = [...Object.keys(NUMBERS), 'steps', 'trail'] as BlockColumn[];

const isOfTrail = (column: BlockColumn): column is 'steps' | 'trail' =>
  column === 'steps' || column === 'trail';

const IN_DAY = (visit: string, day: string) =>
  `${visit}.started_at >= ${day}::timestamp AT TIME ZONE 'UTC' AND ${visit}.started_at < (${day} + 1)::timestamp AT TIME ZONE 'UTC'`;
const UNTRAILED = (day: string) =>
  `SELECT FROM visit_session o WHERE o.site = $1 AND o.trail IS NULL AND ${IN_DAY('o', day)}`;

const DAY_OF_THE = (which: 'min' | 'max') => `(SELECT (${which}(s.started_at) AT TIME ZONE 'UTC')::date::text
  FROM visit_session s WHERE s.site = $1 AND s.started_at >= $2::date::timestamp AT TIME ZONE 'UTC'
    AND s.started_at < ($3::date + 1)::timestamp AT TIME ZONE 'UTC')`;

/** `$1` site, `$2` first day, `$3` last: days of the first and the last visit, and days whose blocks may be read. */
export const PLAN = `
  SELECT ${DAY_OF_THE('min')} AS first, ${DAY_OF_THE('max')} AS last,
    (SELECT coalesce(json_object_agg(b.day, b.visits), '{}') FROM visit_block b
      WHERE b.site = $1 AND b.day BETWEEN $2 AND $3 AND NOT EXISTS (${UNTRAILED('b.day')})) AS kept`;

/** `$1` site, `$2` first day, `$3` last. */
export function keptBlocks(columns: readonly BlockColumn[]): string {
  return `SELECT ${['day::text AS day', 'visits', ...columns].join(', ')} FROM visit_block
    WHERE site = $1 AND day BETWEEN $2 AND $3 ORDER BY visit_block.day`;
}

/**
 * `$1` site, `$2` day: the same put together from visits, numbers as int4send and trails (column `trails`) as array_send make
 * them. All lists are in one order, that of the rows.
 */
export function madeBlock(columns: readonly BlockColumn[]): string {
  const lists = columns.flatMap((column) =>
    isOfTrail(column) ? [] : [`${packed(`int4send(${NUMBERS[column]})`)} AS ${column}`],
  );
  const isTrailed = columns.some(isOfTrail);
  if (isTrailed) lists.push(`${packed("array_send(coalesce(s.trail, t.codes, '{}'))")} AS trails`);
  return `SELECT ${['$2::date::text AS day', 'count(*)::int AS visits', ...lists].join(', ')}
    FROM visit_session s ${isTrailed ? `LEFT JOIN (${CODES_OF_OPEN(IN_DAY('o', '$2::date'))}) t ON t.session = s.id AND s.trail IS NULL` : ''}
    WHERE s.site = $1 AND ${IN_DAY('s', '$2::date')}`;
}

const packed = (one: string) => `coalesce(string_agg(${one}, ''), '')`;

/** `$1` site, `$2` first day, `$3` last: the latest day that can be kept and is not. */
export const NEXT_DAY = `
  SELECT d.day::date::text AS day FROM generate_series(
      greatest($2::date, (SELECT (min(s.started_at) AT TIME ZONE 'UTC')::date FROM visit_session s WHERE s.site = $1)),
      $3::date, interval '1 day') d (day)
  WHERE NOT EXISTS (SELECT FROM visit_block b WHERE b.site = $1 AND b.day = d.day::date)
    AND NOT EXISTS (${UNTRAILED('d.day::date')})
  ORDER BY 1 DESC LIMIT 1`;

/** The same of a day whose visits all have their trails; no row where one has none. */
export const WHOLE_BLOCK = `${madeBlock(ALL_COLUMNS)} HAVING bool_and(s.trail IS NOT NULL) IS NOT FALSE`;

/** `$1` site, `$2` day, `$3` visits, then all columns (blocks/numbers.ts). Under the lock of trails: none is written beside it. */
export const KEEP_BLOCK = `
  INSERT INTO visit_block (site, day, visits, ${ALL_COLUMNS.join(', ')})
  VALUES (${['site', 'day', 'visits', ...ALL_COLUMNS].map((_, at) => `$${at + 1}`).join(', ')}) ON CONFLICT DO NOTHING`;
