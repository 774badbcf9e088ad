// The trail of a visit: what was seen and done in it, in its order, in the visit's own row. It is written once nothing has
// come for a while, a later hit empties it again (ingest.sql.ts), and where there is none it is put together from what
// happened: an answer is exact at any moment. A visit without a trail keeps its day from being read from a block.
import { KINDS, NAMED } from '@rupor/shared/visits/dimensions';

const NAMED_KINDS = Object.keys(NAMED).map((kind) => KINDS[kind as keyof typeof KINDS]);

/** A page seen is its word; something named is minus (word × 16 + kind): room for 134 million words, see codesOf. */
const CODES = `array_agg(CASE WHEN h.kind = ${KINDS.view} THEN h.path ELSE -(coalesce(h.name, 0) * 16 + h.kind) END
  ORDER BY h.at, h.kind, h.path, h.name)`;
const OF_TRAILS = `h.session IS NOT NULL AND h.kind IN (${[KINDS.view, ...NAMED_KINDS].join(', ')})`;
/** A hit that another process counted by its own clock may be a little older than the visit it belongs to. */
const EARLIER = `interval '1 hour'`;

/** `$1` site: trails of visits `o` that have none written, `inRange` says which of them are asked for. */
export const CODES_OF_OPEN = (inRange: string): string => {
  const open = `FROM visit_session o WHERE o.site = $1 AND o.trail IS NULL AND ${inRange}`;
  return `SELECT h.session, ${CODES} AS codes FROM visit_happening h
    WHERE h.site = $1 AND ${OF_TRAILS} AND h.at >= (SELECT min(o.started_at) ${open}) - ${EARLIER}
      AND h.at <= (SELECT max(o.last_at) ${open})
    GROUP BY 1`;
};

/**
 * `$1` site. One process at a time writes trails or blocks of a site, the others leave it to that one. Taken before the
 * statement that writes: so whoever holds it sees all that the one before has written.
 */
export const LOCK_TRAILS = `SELECT pg_try_advisory_xact_lock(${0x70_0e}, $1) AS is_mine`;

/**
 * `$1` site, `$2` nothing has come since, `$3` most visits; under the lock. A visit that grows meanwhile is left for the next time: its row
 * is looked at again when it is free. What was kept of their days goes with it (blocks.sql.ts).
 */
export const WRITE_TRAILS = `
  WITH chosen AS MATERIALIZED (
    SELECT id, started_at, last_at, views, named FROM visit_session
    WHERE site = $1 AND trail IS NULL AND started_at < $2 AND last_at < $2 ORDER BY started_at LIMIT $3
  ), made AS MATERIALIZED (
    SELECT h.session, ${CODES} AS codes FROM visit_happening h
    WHERE h.site = $1 AND ${OF_TRAILS} AND h.at >= (SELECT min(started_at) FROM chosen) - ${EARLIER}
      AND h.at <= (SELECT max(last_at) FROM chosen) AND h.session IN (SELECT id FROM chosen)
    GROUP BY 1
  ), written AS (
    UPDATE visit_session s SET trail = coalesce(made.codes, '{}')
    FROM chosen LEFT JOIN made ON made.session = chosen.id
    WHERE s.id = chosen.id AND s.started_at = chosen.started_at AND s.trail IS NULL AND s.last_at = chosen.last_at
      AND s.views = chosen.views AND s.named = chosen.named
    RETURNING s.started_at
  ), stale AS (
    DELETE FROM visit_block WHERE site = $1
      AND day IN (SELECT (started_at AT TIME ZONE 'UTC')::date FROM written)
  )
  SELECT count(*)::int AS count FROM written`;
