// Rows of another counter's file. Each day of a dimension belongs to one file: whoever comes second brings nothing.
import type { Pool } from 'pg';
import type { Tx } from '../../../lib/db.ts';
import type { PastRow } from '../past/read-rows.ts';

/** Since when Rupor counts itself, and which of the days have come from a file before. */
export async function listTakenDays(
  pool: Pool,
  { site, dimension, days }: { site: number; dimension: number; days: readonly string[] },
): Promise<{ countedSince: string | null; taken: Set<string> }> {
  const { rows } = await pool.query<{ countedSince: string | null; taken: string[] | null }>(
    `SELECT least((SELECT day FROM visit_hour WHERE site = $1 ORDER BY hour LIMIT 1),
         (SELECT min(day) FROM visit_delta WHERE site = $1))::text AS "countedSince",
       (SELECT array_agg(DISTINCT day::text) FROM visit_past
         WHERE site = $1 AND dimension = $2 AND day = ANY($3::date[])) AS taken`,
    [site, dimension, days],
  );
  return { countedSince: rows[0]?.countedSince ?? null, taken: new Set(rows[0]?.taken ?? []) };
}

interface Written {
  fileId: string;
  site: number;
  dimension: number;
  /** Values are numbers of groups, not texts. */
  isGroup: boolean;
  rows: readonly PastRow[];
}

/** Texts first, then the rows; all in the transaction of the file. */
export async function writePast(tx: Tx, { fileId, site, dimension, isGroup, rows }: Written): Promise<void> {
  const isWord = dimension !== 0 && !isGroup;
  const values = rows.map(({ value }) => value);
  // In one order, as the counter learns them: two that write the same words never wait for each other in a ring.
  if (isWord) {
    const words = [...new Set(values)].sort((a, b) => (a < b ? -1 : 1));
    await tx.$executeRaw`INSERT INTO visit_word (site, value) SELECT ${site}::int, unnest(${words}::text[])
      ON CONFLICT DO NOTHING`;
  }
  await tx.$executeRaw`
    INSERT INTO visit_past (file_id, site, dimension, day, word, views, visits, visitors, bounces, seconds)
    SELECT ${fileId}::uuid, ${site}::int, ${dimension}::smallint, row.day,
      CASE WHEN ${isWord}::boolean THEN w.id ELSE coalesce(nullif(row.value, ''), '0')::int END,
      row.views, row.visits, row.visitors, row.bounces, row.seconds
    FROM unnest(${rows.map(({ day }) => day)}::date[], ${values}::text[], ${rows.map(({ views }) => views)}::int[],
      ${rows.map(({ visits }) => visits)}::int[], ${rows.map(({ visitors }) => visitors)}::int[],
      ${rows.map(({ bounces }) => bounces)}::int[], ${rows.map(({ seconds }) => seconds)}::bigint[])
      AS row (day, value, views, visits, visitors, bounces, seconds)
    LEFT JOIN visit_word w ON ${isWord}::boolean AND w.site = ${site}::int AND w.value = row.value
    ON CONFLICT DO NOTHING`;
}
