// Thirty days of a site in a few statements: visits of one to twelve pages, their happenings, and the sums of both, as the
// counter would have left them. Pages, campaigns and hosts are chosen unevenly: a few have most of it.
import { randomUUID } from 'node:crypto';
import { DIMENSIONS, KINDS } from '@rupor/shared/visits/dimensions';
import type pg from 'pg';

export const DAYS = 30;
const ZONE = 'Asia/Yekaterinburg';
const VIEWS_PER_VISIT = 3;
const WORDS = {
  path: 400,
  referrer: 120,
  utm_campaign: 40,
  device: 3,
  browser: 8,
  system: 6,
  country: 20,
} as const;

export interface SeededSite {
  siteId: string;
  number: number;
  happenings: number;
  visits: number;
}

export async function seedVisits(pool: pg.Pool, organizationId: string, events: number): Promise<SeededSite> {
  const client = await pool.connect();
  try {
    return await seed(client, organizationId, events);
  } finally {
    client.release();
  }
}

async function seed(client: pg.PoolClient, organizationId: string, events: number): Promise<SeededSite> {
  const siteId = randomUUID();
  const { rows } = await client.query<{ number: number }>(
    `INSERT INTO site (id, organization_id, name, key, allowed_hosts, time_zone)
     VALUES ($1::uuid, $2, $3, $1::uuid::text, '{profsoyuz.example}', '${ZONE}') RETURNING number`,
    [siteId, organizationId, `Bench ${events}`],
  );
  const number = rows[0]?.number ?? 0;
  await client.query('SELECT setseed(0.5)');
  await client.query(`SET work_mem = '256MB'`);
  for (const [kind, count] of Object.entries(WORDS))
    await client.query(
      `INSERT INTO visit_word (site, value) SELECT $1::int, $2 || '-' || n FROM generate_series(1, $3::int) n`,
      [number, kind === 'path' ? '/path' : kind, count],
    );
  await client.query(
    `INSERT INTO visit_word (site, value) SELECT $1::int, unnest(ARRAY['profsoyuz.example', 'vk', 'post', 'ru', 'knopka', 'vstuplenie'])`,
    [number],
  );
  const visits = await run(client, SESSIONS, [number, Math.round(events / (VIEWS_PER_VISIT + 0.2))]);
  const happenings = await run(client, HAPPENINGS, [number]);
  await client.query(HOURS, [number]);
  for (const [dimension, column] of Object.entries(COLUMNS))
    await client.query(daysBy(column, DIMENSIONS[dimension as keyof typeof DIMENSIONS].id), [number]);
  await client.query(PATHS, [number]);
  await client.query(NAMES, [number]);
  return { siteId, number, happenings, visits };
}

async function run(client: pg.PoolClient, sql: string, values: unknown[]): Promise<number> {
  return (await client.query(sql, values)).rowCount ?? 0;
}

/** A word of a kind by a number from 0 to 1, the first of them most often. */
const word = (kind: keyof typeof WORDS, by: string) =>
  `(SELECT array_agg(id ORDER BY id) FROM visit_word WHERE site = $1::int AND value LIKE '${kind === 'path' ? '/path' : kind}-%')
    [1 + floor(power(${by}, 2.5) * ${WORDS[kind]})::int]`;
const the = (value: string) => `(SELECT id FROM visit_word WHERE site = $1::int AND value = '${value}')`;

const SESSIONS = `
  INSERT INTO visit_session (id, site, visitor, started_at, last_at, views, named, is_new, exit, source, entry, host, referrer,
    utm_source, utm_medium, utm_campaign, device, browser, system, language, country)
  SELECT nextval('visit_session_id_seq'), $1::int, (random() * 9e17)::bigint & ~1::bigint, at, at + views * interval '40 seconds',
    views, 0, random() < 0.8, 0, CASE WHEN tagged THEN 1 ELSE floor(power(random(), 2) * 15)::int END, 0, ${the('profsoyuz.example')},
    CASE WHEN random() < 0.6 THEN ${word('referrer', 'random()')} END, CASE WHEN tagged THEN ${the('vk')} END,
    CASE WHEN tagged THEN ${the('post')} END, CASE WHEN tagged THEN ${word('utm_campaign', 'random()')} END,
    ${word('device', 'random()')}, ${word('browser', 'random()')}, ${word('system', 'random()')}, ${the('ru')},
    ${word('country', 'random()')}
  FROM (
    SELECT now() - interval '1 minute' - (1 - n::float8 / $2::int) * interval '${DAYS} days' AS at,
      1 + floor(power(random(), 2) * ${VIEWS_PER_VISIT * 2.4})::int AS views, random() < 0.4 AS tagged
    FROM generate_series(1, $2::int) n
  ) visit`;

const HAPPENINGS = `
  INSERT INTO visit_happening (at, session, site, path, name, kind)
  SELECT s.started_at + step * interval '40 seconds', s.id, $1::int, ${word('path', 'random()')},
    CASE WHEN step >= s.views THEN CASE WHEN random() < 0.5 THEN ${the('knopka')} ELSE ${the('vstuplenie')} END END,
    CASE WHEN step < s.views THEN ${KINDS.view} WHEN random() < 0.5 THEN ${KINDS.custom} ELSE ${KINDS.formSent} END
  FROM visit_session s CROSS JOIN LATERAL generate_series(0, s.views - 1 + (s.id % 5 = 0)::int) step
  WHERE s.site = $1::int
  ORDER BY s.started_at + step * interval '40 seconds'`;

const VISIT_SUMS = `sum(views) AS views, count(*) AS visits, count(*) FILTER (WHERE is_new) AS visitors,
  count(*) FILTER (WHERE views = 1) AS bounces, sum(extract(epoch FROM last_at - started_at))::bigint AS seconds, sum(named) AS named`;

const HOURS = `
  INSERT INTO visit_hour (site, hour, day, views, visits, visitors, bounces, seconds, named)
  SELECT $1::int, date_trunc('hour', started_at), (date_trunc('hour', started_at) AT TIME ZONE '${ZONE}')::date, ${VISIT_SUMS}
  FROM visit_session WHERE site = $1::int GROUP BY 1, 2, 3`;

const COLUMNS = {
  source: 'source',
  referrer: 'referrer',
  host: 'host',
  utmSource: 'utm_source',
  utmMedium: 'utm_medium',
  utmCampaign: 'utm_campaign',
  device: 'device',
  browser: 'browser',
  system: 'system',
  language: 'language',
  country: 'country',
};
const daysBy = (column: string, id: number) => `
  INSERT INTO visit_day (site, dimension, day, word, views, visits, visitors, bounces, seconds, named)
  SELECT $1::int, ${id}, (started_at AT TIME ZONE '${ZONE}')::date, ${column}, ${VISIT_SUMS}
  FROM visit_session WHERE site = $1::int AND ${column} IS NOT NULL GROUP BY 3, 4`;
const PATHS = `
  INSERT INTO visit_day (site, dimension, day, word, views, visits, visitors, bounces, seconds, named)
  SELECT $1::int, ${DIMENSIONS.path.id}, (at AT TIME ZONE '${ZONE}')::date, path, count(*), 0, 0, 0, 0, 0
  FROM visit_happening WHERE site = $1::int AND kind = ${KINDS.view} GROUP BY 3, 4`;
const NAMES = `
  INSERT INTO visit_day (site, dimension, day, word, views, visits, visitors, bounces, seconds, named)
  SELECT $1::int, CASE WHEN kind = ${KINDS.custom} THEN ${DIMENSIONS.custom.id} ELSE ${DIMENSIONS.form.id} END,
    (at AT TIME ZONE '${ZONE}')::date, name, 0, 0, 0, 0, 0, count(*)
  FROM visit_happening WHERE site = $1::int AND kind <> ${KINDS.view} AND name IS NOT NULL GROUP BY 2, 3, 4`;
