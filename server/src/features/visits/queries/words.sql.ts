// Words of numbers, by how often they came.
import type { Pool } from 'pg';

/** The most frequent words that contain `search`, most often first. */
export async function listWords(
  pool: Pool,
  counted: readonly (readonly [word: number, count: number])[],
  { limit, search }: { limit: number; search: string },
): Promise<{ id: number; value: string }[]> {
  if (counted.length === 0) return [];
  const { rows } = await pool.query<{ id: number; value: string }>(
    `SELECT w.id, w.value FROM unnest($1::int[], $2::float8[]) AS counted (word, count) JOIN visit_word w ON w.id = word
     WHERE $4 = '' OR position(lower($4) IN lower(w.value)) > 0
     ORDER BY count DESC, w.value LIMIT $3`,
    [counted.map(([word]) => word), counted.map(([, count]) => count), limit, search],
  );
  return rows;
}
