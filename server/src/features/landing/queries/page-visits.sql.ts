// Visits that saw a page: single visits of its path on the own site, under its own host name too. Index:
// visit_happening (site, at). Answers 0 only where visits are kept and none came.

import { KINDS } from '@rupor/shared/visits/dimensions';
import type { Pool } from 'pg';

interface Wanted {
  site: number;
  from: Date;
  to: Date;
  /** «/p/vstupaj» */
  path: string;
  /** null = it has none. */
  host: string | null;
}

export async function countPageVisits(pool: Pool, { site, from, to, path, host }: Wanted): Promise<number> {
  const { rows } = await pool.query<{ visits: number }>(
    `WITH word AS (SELECT id, value FROM visit_word WHERE site = $1 AND value = ANY($4))
     SELECT count(DISTINCT h.session)::int AS visits
     FROM visit_happening h
     JOIN word ON word.id = h.path
     LEFT JOIN visit_session s ON s.site = $1 AND s.id = h.session AND s.started_at >= $2::timestamptz - interval '2 days'
     WHERE h.site = $1 AND h.at >= $2 AND h.at < $3 AND h.kind = ${KINDS.view}
       AND (word.value = $5 OR (word.value = '/' AND s.host = (SELECT id FROM word WHERE value = $6)))`,
    [site, from, to, [path, '/', host ?? ''], path, host],
  );
  return rows[0]?.visits ?? 0;
}
