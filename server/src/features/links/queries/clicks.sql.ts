// Clicks of a batch in one statement: rows, who was here today, sums of the day appear together or not at all. Links are
// written in one order, so that a batch and looks beside it never wait for each other in a ring.

/** $1 link, $2 at (ms), $3 day, $4 visitor (null: not told apart), $5 source, $6 device, $7 bucket. */
export const WRITE_CLICKS = {
  name: 'links-clicks',
  text: `WITH hit AS (
      SELECT h.*, h.visitor IS NOT NULL AND row_number() OVER (PARTITION BY h.link, h.day, h.visitor ORDER BY h.n) = 1 AS leads
      FROM unnest($1::int[], $2::float8[], $3::date[], $4::bigint[], $5::smallint[], $6::smallint[], $7::text[])
        WITH ORDINALITY AS h (link, at, day, visitor, source, device, bucket, n)
    ), fresh AS (
      INSERT INTO short_link_seen (link, day, visitor)
        SELECT link, day, visitor FROM hit WHERE leads ORDER BY link, day, visitor
      ON CONFLICT DO NOTHING
      RETURNING link, day, visitor
    ), counted AS (
      SELECT h.*, h.leads AND f.visitor IS NOT NULL AS is_first
      FROM hit h LEFT JOIN fresh f ON h.leads AND f.link = h.link AND f.day = h.day AND f.visitor = h.visitor
    ), written AS (
      INSERT INTO short_link_click (link, at, is_first, source, device, bucket)
        SELECT link, to_timestamp(at / 1000.0), is_first, source, device, bucket FROM counted ORDER BY n
    )
    INSERT INTO short_link_day (link, day, clicks, visitors, shared)
      SELECT link, day, count(*), count(*) FILTER (WHERE is_first), count(*) FILTER (WHERE bucket <> '')
      FROM counted GROUP BY link, day ORDER BY link, day
    ON CONFLICT (link, day) DO UPDATE SET clicks = short_link_day.clicks + excluded.clicks,
      visitors = short_link_day.visitors + excluded.visitors, shared = short_link_day.shared + excluded.shared`,
};

/** $1 link, $2 day, $3 looks, $4 missed. */
export const ADD_LOOKS = `INSERT INTO short_link_day (link, day, looks, missed)
    SELECT link, day, sum(looks), sum(missed)
    FROM unnest($1::int[], $2::date[], $3::int[], $4::int[]) AS aside (link, day, looks, missed) GROUP BY link, day
  ON CONFLICT (link, day) DO UPDATE SET looks = short_link_day.looks + excluded.looks,
    missed = short_link_day.missed + excluded.missed`;

/** $1 code. A mark for the counter of the page is added only where the page is counted by us. */
export const FIND_LINK = {
  name: 'links-find',
  text: `SELECT l.number, l.code, l.target, l.expires_at AS "expiresAt", l.disabled_at IS NOT NULL AS "isDisabled",
      l.target_host AS "targetHost", o.time_zone AS "timeZone", o.name AS organization,
      EXISTS (SELECT 1 FROM site s WHERE s.organization_id = l.organization_id AND s.archived_at IS NULL
        AND (l.target_host = ANY (s.allowed_hosts) OR l.target_host = ANY (SELECT 'www.' || h FROM unnest(s.allowed_hosts) h)))
        AS "isCounted"
    FROM short_link l JOIN organization o ON o.id = l.organization_id WHERE l.code = $1`,
};
