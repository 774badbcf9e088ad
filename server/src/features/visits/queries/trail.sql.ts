// The trail of a visit: what was seen and done in it, in its order, in the visit's own row; whoever asks what happened in
// visits reads these rows alone. It is written once nothing has come for a while, a later hit empties it again
// (ingest.sql.ts), and where there is none it is put together from what happened: an answer is exact at any moment.
import { KINDS, NAMED } from '@rupor/shared/visits/dimensions';
import { type Condition, SINCE, UNTIL, whereOf } from './visit-conditions.ts';

const NAMED_KINDS = Object.keys(NAMED).map((kind) => KINDS[kind as keyof typeof KINDS]);

/** A page seen is its word; something named is minus (word × 16 + kind): room for 134 million words, see codesOf. */
const CODES = `array_agg(CASE WHEN h.kind = ${KINDS.view} THEN h.path ELSE -(coalesce(h.name, 0) * 16 + h.kind) END
  ORDER BY h.at, h.kind, h.path, h.name)`;
const OF_TRAILS = `h.session IS NOT NULL AND h.kind IN (${[KINDS.view, ...NAMED_KINDS].join(', ')})`;
/** A hit that another process counted by its own clock may be a little older than the visit it belongs to. */
const EARLIER = `interval '1 hour'`;

const WRITTEN = 'visit_session s CROSS JOIN LATERAL (SELECT s.trail AS codes) t';
const OPEN = `FROM visit_session o WHERE o.site = $1 AND o.trail IS NULL AND o.started_at >= ${SINCE} AND o.started_at < ${UNTIL}`;
const UNWRITTEN = `visit_session s LEFT JOIN (
    SELECT h.session, ${CODES} AS codes FROM visit_happening h
    WHERE h.site = $1 AND ${OF_TRAILS} AND h.at >= (SELECT min(o.started_at) ${OPEN}) - ${EARLIER}
      AND h.at <= (SELECT max(o.last_at) ${OPEN})
    GROUP BY 1) t ON t.session = s.id`;

interface Asked {
  conditions: readonly Condition[];
  /** Number of the first parameter that conditions may take. */
  first?: number;
  /** The question looks into visits, whatever its conditions do. */
  isTrailed?: boolean;
}

/**
 * A question about visits `s`, and their trails `t.codes`, as rows of partial sums: ask `of` for one part, add all up.
 * `$1` to `$4` as in visit-conditions.ts.
 */
export function overVisits(
  { conditions, first = 5, isTrailed = false }: Asked,
  of: (visits: { from: string; where: string }) => string,
): { parts: string; values: unknown[] } {
  const { where, values } = whereOf(conditions, first);
  if (!isTrailed && conditions.every(({ stand }) => stand.of === 'visit'))
    return { parts: of({ from: 'visit_session s', where }), values };
  // In one statement, so that a visit whose trail is written meanwhile counts once; apart, so that each has its own plan
  // and the long one all cores.
  const written = of({ from: WRITTEN, where: `${where} AND s.trail IS NOT NULL` });
  const unwritten = of({ from: UNWRITTEN, where: `${where} AND s.trail IS NULL` });
  return {
    parts: `WITH written AS MATERIALIZED (${written}), unwritten AS MATERIALIZED (${unwritten})
      SELECT * FROM written UNION ALL SELECT * FROM unwritten`,
    values,
  };
}

/** Two that write trails of one site at once would wait for each other: one does, the others leave it. */
const TRAILS_LOCK = 0x70_0e;

/**
 * `$1` site, `$2` nothing has come since, `$3` most visits. A visit that grows meanwhile is left for the next time: its row
 * is looked at again when it is free.
 */
export const WRITE_TRAILS = `
  WITH mine AS MATERIALIZED (
    SELECT pg_try_advisory_xact_lock(${TRAILS_LOCK}, $1) AS is_mine
  ), chosen AS MATERIALIZED (
    SELECT id, started_at, last_at, views, named FROM visit_session
    WHERE (SELECT is_mine FROM mine) AND site = $1 AND trail IS NULL AND started_at < $2 AND last_at < $2 ORDER BY started_at LIMIT $3
  ), made AS MATERIALIZED (
    SELECT h.session, ${CODES} AS codes FROM visit_happening h
    WHERE h.site = $1 AND ${OF_TRAILS} AND h.at >= (SELECT min(started_at) FROM chosen) - ${EARLIER}
      AND h.at <= (SELECT max(last_at) FROM chosen) AND h.session IN (SELECT id FROM chosen)
    GROUP BY 1
  )
  UPDATE visit_session s SET trail = coalesce(made.codes, '{}')
  FROM chosen LEFT JOIN made ON made.session = chosen.id
  WHERE s.id = chosen.id AND s.started_at = chosen.started_at AND s.trail IS NULL AND s.last_at = chosen.last_at
    AND s.views = chosen.views AND s.named = chosen.named`;
