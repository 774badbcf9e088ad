// The statements of one batch, in their order; all are set-based. One process at a time runs them: it holds the lock of the
// intake (lib/intake), so rows of visitors are read and written without locks of their own.
import type pg from 'pg';

/** Numbers of hits that are not in the database yet; the rest was sent twice. */
export const CLAIM_NONCES = {
  name: 'visits-claim',
  text: `INSERT INTO visit_seen (site, nonce, at)
    SELECT site, nonce, to_timestamp(at / 1000.0) FROM unnest($1::int[], $2::bigint[], $3::float8[]) AS hit (site, nonce, at)
    ON CONFLICT DO NOTHING RETURNING site, nonce`,
};

/** What is known of visitors; each is asked for once. */
export const READ_OPEN = {
  name: 'visits-read-open',
  text: `SELECT o.site, o.visitor, o.session, (extract(epoch FROM o.started_at) * 1000)::float8 AS started_at,
      (extract(epoch FROM o.last_at) * 1000)::float8 AS last_at, o.views, o.named, o.exit, o.marks
    FROM unnest($1::int[], $2::bigint[]) AS asked (site, visitor)
    JOIN visit_open o ON o.site = asked.site AND o.visitor = asked.visitor`,
};

export interface OpenRow {
  site: number;
  visitor: string;
  session: string | null;
  started_at: number | null;
  last_at: number;
  views: number;
  named: number;
  exit: number | null;
  marks: number[] | null;
}

export const WRITE_HAPPENINGS = {
  name: 'visits-happenings',
  text: `INSERT INTO visit_happening (at, session, site, path, name, number, kind)
    SELECT to_timestamp(at / 1000.0), session, site, path, name, number, kind
    FROM unnest($1::float8[], $2::bigint[], $3::int[], $4::int[], $5::int[], $6::int[], $7::smallint[])
      AS hit (at, session, site, path, name, number, kind)`,
};

export const WRITE_SESSIONS = {
  name: 'visits-sessions',
  text: `INSERT INTO visit_session (id, site, visitor, started_at, last_at, views, named, is_new, exit, source, entry, host,
      referrer, utm_source, utm_medium, utm_campaign, utm_content, utm_term, link, bucket, device, browser, system, language,
      country, region)
    SELECT id, site, visitor, to_timestamp(started_at / 1000.0), to_timestamp(last_at / 1000.0), views, named, is_new, exit,
      m[1], m[2], nullif(m[3], 0), nullif(m[4], 0), nullif(m[5], 0), nullif(m[6], 0), nullif(m[7], 0), nullif(m[8], 0),
      nullif(m[9], 0), nullif(m[10], 0), nullif(m[11], 0), nullif(m[12], 0), nullif(m[13], 0), nullif(m[14], 0),
      nullif(m[15], 0), nullif(m[16], 0), nullif(m[17], 0)
    FROM (SELECT *, marks::int[] AS m FROM unnest($1::bigint[], $2::int[], $3::bigint[], $4::float8[], $5::float8[],
      $6::int[], $7::int[], $8::boolean[], $9::int[], $10::text[])
      AS visit (id, site, visitor, started_at, last_at, views, named, is_new, exit, marks)) visit`,
};

export const GROW_SESSIONS = {
  name: 'visits-grow',
  text: `UPDATE visit_session s
    SET last_at = to_timestamp(visit.last_at / 1000.0), views = visit.views, named = visit.named, exit = visit.exit, trail = NULL
    FROM unnest($1::bigint[], $2::float8[], $3::float8[], $4::int[], $5::int[], $6::int[])
      AS visit (id, started_at, last_at, views, named, exit)
    WHERE s.id = visit.id AND s.started_at = to_timestamp(visit.started_at / 1000.0)`,
};

export const KEEP_OPEN = {
  name: 'visits-keep-open',
  text: `INSERT INTO visit_open (site, visitor, session, started_at, last_at, views, named, exit, marks)
    SELECT site, visitor, session, to_timestamp(started_at / 1000.0), to_timestamp(last_at / 1000.0), views, named, exit,
      marks::int[]
    FROM unnest($1::int[], $2::bigint[], $3::bigint[], $4::float8[], $5::float8[], $6::int[], $7::int[], $8::int[], $9::text[])
      AS visit (site, visitor, session, started_at, last_at, views, named, exit, marks)
    ON CONFLICT (site, visitor) DO UPDATE SET session = excluded.session, started_at = excluded.started_at,
      last_at = excluded.last_at, views = excluded.views, named = excluded.named, exit = excluded.exit,
      marks = excluded.marks`,
};

export const WRITE_DELTAS = {
  name: 'visits-deltas',
  text: `INSERT INTO visit_delta (site, hour, day, dimension, word, views, visits, visitors, bounces, seconds, named)
    SELECT site, to_timestamp(hour / 1000.0), day, dimension, word, views, visits, visitors, bounces, seconds, named
    FROM unnest($1::int[], $2::float8[], $3::date[], $4::smallint[], $5::int[], $6::int[], $7::int[], $8::int[], $9::int[],
      $10::int[], $11::int[])
      AS line (site, hour, day, dimension, word, views, visits, visitors, bounces, seconds, named)`,
};

/** So many numbers for new visits, in one question. */
export const NEXT_SESSIONS = {
  name: 'visits-next',
  text: `SELECT nextval('visit_session_id_seq')::text AS id FROM generate_series(1, $1::int)`,
};

type Query = { name: string; text: string };

export function query<Row extends pg.QueryResultRow>(
  client: pg.PoolClient,
  { name, text }: Query,
  values: unknown[],
): Promise<pg.QueryResult<Row>> {
  return client.query<Row>({ name, text, values });
}
