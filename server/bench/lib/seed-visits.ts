// Thirty days of a site, day by day: visits of one to seven pages, their happenings, and the sums of both, as the counter
// would have left them. Pages, campaigns and hosts are chosen unevenly: a few have most of it.
import { randomUUID } from 'node:crypto';
import { DIMENSIONS, KINDS } from '@rupor/shared/visits/dimensions';
import type pg from 'pg';

export const DAYS = 30;
const ZONE = 'Asia/Yekaterinburg';
const VIEWS_PER_VISIT = 3.2;
/** Days that are written at the same time. */
const AT_ONCE = 2;
const WORDS = {
  path: 400,
  referrer: 120,
  utm_campaign: 40,
  device: 3,
  browser: 8,
  system: 6,
  country: 20,
} as const;
const SINGLE_WORDS = ['profsoyuz.example', 'vk', 'post', 'ru', 'knopka', 'vstuplenie'];
const TABLES = ['visit_session', 'visit_happening'];

export interface SeededSite {
  siteId: string;
  number: number;
  happenings: number;
  visits: number;
}

/** Sites of so many events each. Indexes are taken away for the while and come back as the migrations made them. */
export async function seedVisits(
  pool: pg.Pool,
  organizationId: string,
  sizes: readonly number[],
): Promise<SeededSite[]> {
  const indexes = await openTables(pool);
  const sites: SeededSite[] = [];
  for (const events of sizes) sites.push(await seedSite(pool, organizationId, events));
  for (const sql of indexes)
    await pool.query(`SET maintenance_work_mem = '512MB'; ${sql}; RESET maintenance_work_mem`);
  return sites;
}

/** No log of what is written: it weighs and reads the same. Answers what makes the indexes again. */
async function openTables(pool: pg.Pool): Promise<string[]> {
  const { rows: parts } = await pool.query<{ name: string }>(
    'SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = ANY($1::regclass[])',
    [TABLES],
  );
  for (const { name } of parts) await pool.query(`ALTER TABLE ${name} SET UNLOGGED`);
  const { rows: indexes } = await pool.query<{ drop: string; make: string }>(
    `SELECT CASE WHEN conname IS NULL THEN 'DROP INDEX ' || indexrelid::regclass
         ELSE format('ALTER TABLE %s DROP CONSTRAINT ', indrelid::regclass) || conname END AS drop,
       CASE WHEN conname IS NULL THEN replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ')
         ELSE format('ALTER TABLE %s ADD CONSTRAINT ', indrelid::regclass) || conname || ' ' || pg_get_constraintdef(c.oid) END AS make
     FROM pg_index LEFT JOIN pg_constraint c ON conindid = indexrelid WHERE indrelid = ANY($1::regclass[])`,
    [TABLES],
  );
  for (const { drop } of indexes) await pool.query(drop);
  return indexes.map(({ make }) => make);
}

async function seedSite(pool: pg.Pool, organizationId: string, events: number): Promise<SeededSite> {
  const siteId = randomUUID();
  const { rows } = await pool.query<{ number: number }>(
    `INSERT INTO site (id, organization_id, name, key, allowed_hosts, time_zone, mode)
     VALUES ($1::uuid, $2, $3, $1::uuid::text, '{profsoyuz.example}', '${ZONE}', 'consented') RETURNING number`,
    [siteId, organizationId, `Bench ${events}`],
  );
  const number = rows[0]?.number ?? 0;
  for (const [kind, count] of Object.entries(WORDS))
    await pool.query(
      `INSERT INTO visit_word (site, value) SELECT $1::int, $2 || '-' || n FROM generate_series(1, $3::int) n`,
      [number, kind === 'path' ? '/path' : kind, count],
    );
  await pool.query('INSERT INTO visit_word (site, value) SELECT $1::int, unnest($2::text[])', [
    number,
    SINGLE_WORDS,
  ]);
  const visitsOfDay = Math.round(events / VIEWS_PER_VISIT / DAYS);
  const counted = { happenings: 0, visits: 0 };
  let next = 0;
  const writeSome = async () => {
    while (next < DAYS) {
      const back = DAYS - 1 - next;
      next += 1;
      const day = await seedDay(pool, [number, visitsOfDay, back]);
      counted.happenings += day.happenings;
      counted.visits += day.visits;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, writeSome));
  return { siteId, number, ...counted };
}

async function seedDay(pool: pg.Pool, values: number[]): Promise<{ happenings: number; visits: number }> {
  const client = await pool.connect();
  try {
    await client.query(
      `SET work_mem = '256MB'; SET synchronous_commit = off; SELECT setseed(${(values[2] ?? 0) / 100})`,
    );
    const { rows } = await client.query<{ happenings: number; visits: number }>(DAY, values);
    return rows[0] ?? { happenings: 0, visits: 0 };
  } finally {
    await client.query('RESET ALL');
    client.release();
  }
}

/** A word of a kind by a number from 0 to 1, the first of them most often. */
const word = (kind: keyof typeof WORDS, by: string) =>
  `(SELECT array_agg(id ORDER BY id) FROM visit_word WHERE site = $1::int AND value LIKE '${kind === 'path' ? '/path' : kind}-%')
    [1 + floor(power(${by}, 2.5) * ${WORDS[kind]})::int]`;
const the = (value: string) => `(SELECT id FROM visit_word WHERE site = $1::int AND value = '${value}')`;

const VISIT_SUMS = `sum(views) AS views, count(*) AS visits, count(*) FILTER (WHERE is_new) AS visitors,
  count(*) FILTER (WHERE views = 1 AND named = 0) AS bounces, sum(extract(epoch FROM last_at - started_at))::bigint AS seconds,
  sum(named) AS named`;
/** Columns of visits by which sums are kept. */
const MARKS = [
  'source',
  'entry',
  'exit',
  'referrer',
  'host',
  'utmSource',
  'utmMedium',
  'utmCampaign',
  'device',
  'browser',
  'system',
  'language',
  'country',
] as const;
const columnOf = (mark: string) => mark.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** `$1` site, `$2` visits of a day, `$3` how many days ago. Today's begin before now, as all others do within their day. */
const DAY = `
  WITH bounds AS (
    SELECT day, day::timestamp AT TIME ZONE '${ZONE}' AS since,
      least((day + 1)::timestamp AT TIME ZONE '${ZONE}', now() - interval '1 minute') AS until
    FROM (SELECT (now() AT TIME ZONE '${ZONE}')::date - $3::int AS day) today
  ), visit AS MATERIALIZED (
    SELECT nextval('visit_session_id_seq') AS id, (random() * 9e17)::bigint & ~1::bigint | (random() < 0.1)::int AS visitor, at AS started_at,
      least(at + (views - 1 + named) * interval '40 seconds', now()) AS last_at, views, named, random() < 0.8 AS is_new,
      ${word('path', 'begins')} AS entry, CASE WHEN views = 1 THEN ${word('path', 'begins')} ELSE ${word('path', 'ends')} END AS exit,
      CASE WHEN tagged THEN 1 ELSE floor(power(random(), 2) * 15)::int END AS source, ${the('profsoyuz.example')} AS host,
      CASE WHEN random() < 0.6 THEN ${word('referrer', 'random()')} END AS referrer,
      CASE WHEN tagged THEN ${the('vk')} END AS utm_source, CASE WHEN tagged THEN ${the('post')} END AS utm_medium,
      CASE WHEN tagged THEN ${word('utm_campaign', 'random()')} END AS utm_campaign, ${word('device', 'random()')} AS device,
      ${word('browser', 'random()')} AS browser, ${word('system', 'random()')} AS system, ${the('ru')} AS language,
      ${word('country', 'random()')} AS country
    FROM (
      SELECT since + (until - since) * (n::float8 / $2::int) AS at, 1 + floor(power(random(), 2) * ${VIEWS_PER_VISIT * 2.15})::int AS views,
        (random() < 0.2)::int AS named, random() < 0.4 AS tagged, random() AS begins, random() AS ends
      FROM bounds, generate_series(0, $2::int - 1) n
    ) drawn
  ), happening AS MATERIALIZED (
    SELECT least(v.started_at + step * interval '40 seconds', v.last_at) AS at, v.id AS session,
      CASE WHEN step = 0 THEN v.entry WHEN step >= v.views - 1 THEN v.exit ELSE ${word('path', 'random()')} END AS path,
      CASE WHEN step >= v.views THEN CASE WHEN random() < 0.5 THEN ${the('knopka')} ELSE ${the('vstuplenie')} END END AS name,
      CASE WHEN step < v.views THEN ${KINDS.view} WHEN random() < 0.5 THEN ${KINDS.custom} ELSE ${KINDS.formSent} END AS kind
    FROM visit v CROSS JOIN LATERAL generate_series(0, v.views - 1 + v.named) step
  ), trail AS MATERIALIZED (
    SELECT session, array_agg(CASE WHEN kind = ${KINDS.view} THEN path ELSE -(name * 16 + kind) END ORDER BY at, kind) AS codes
    FROM happening GROUP BY session
  ), visits_in AS (
    INSERT INTO visit_session (id, site, visitor, started_at, last_at, views, named, is_new, exit, source, entry, host, referrer,
      utm_source, utm_medium, utm_campaign, device, browser, system, language, country, trail)
    SELECT id, $1::int, visitor, started_at, last_at, views, named, is_new, exit, source, entry, host, referrer,
      utm_source, utm_medium, utm_campaign, device, browser, system, language, country,
      CASE WHEN last_at < now() - interval '40 minutes' THEN codes END
    FROM visit JOIN trail ON trail.session = visit.id
  ), happenings_in AS (
    INSERT INTO visit_happening (at, session, site, path, name, kind)
    SELECT at, session, $1::int, path, name, kind FROM happening ORDER BY at
  ), hours_in AS (
    INSERT INTO visit_hour (site, hour, day, views, visits, visitors, bounces, seconds, named)
    SELECT $1::int, date_trunc('hour', started_at), day, ${VISIT_SUMS} FROM visit, bounds GROUP BY 2, 3
  ), days_in AS (
    INSERT INTO visit_day (site, dimension, day, word, views, visits, visitors, bounces, seconds, named)
    SELECT $1::int, CASE ${MARKS.map((mark) => `WHEN grouping(${columnOf(mark)}) = 0 THEN ${DIMENSIONS[mark].id}`).join(' ')} END,
      (SELECT day FROM bounds), coalesce(${MARKS.map(columnOf).join(', ')}), ${VISIT_SUMS}
    FROM visit GROUP BY GROUPING SETS (${MARKS.map((mark) => `(${columnOf(mark)})`).join(', ')})
    HAVING coalesce(${MARKS.map(columnOf).join(', ')}) IS NOT NULL
  ), pages_in AS (
    INSERT INTO visit_day (site, dimension, day, word, views, visits, visitors, bounces, seconds, named)
    SELECT $1::int, ${DIMENSIONS.path.id}, (SELECT day FROM bounds), path, count(*), 0, 0, 0, 0, 0
    FROM happening WHERE kind = ${KINDS.view} GROUP BY path
  ), names_in AS (
    INSERT INTO visit_day (site, dimension, day, word, views, visits, visitors, bounces, seconds, named)
    SELECT $1::int, CASE WHEN kind = ${KINDS.custom} THEN ${DIMENSIONS.custom.id} ELSE ${DIMENSIONS.form.id} END,
      (SELECT day FROM bounds), name, 0, 0, 0, 0, 0, count(*)
    FROM happening WHERE name IS NOT NULL GROUP BY 2, name
  )
  SELECT (SELECT count(*)::int FROM happening) AS happenings, (SELECT count(*)::int FROM visit) AS visits`;
