// A file is loaded part by part: only the lines of the part leave the database, and what was done with them goes back in
// one statement.
import type { Tx } from '../../../lib/db.ts';
import { newId } from '../../../lib/uuid.ts';

export interface Part {
  state: string;
  title: string;
  mapping: unknown;
  total: number;
  done: number;
  /** The next lines, as they were kept. */
  lines: unknown;
}

/** Nobody else loads this file until the transaction ends. */
export async function lockPart(tx: Tx, { id, size }: { id: string; size: number }): Promise<Part> {
  // First the lock, then the look: the row as it was before somebody's commit would be loaded twice.
  await tx.$queryRaw`SELECT 1 FROM post_batch WHERE id = ${id}::uuid FOR UPDATE`;
  const [part] = await tx.$queryRaw<Part[]>`
    SELECT state, title, mapping, total, done,
      jsonb_path_query_array(rows, format('$[%s to %s]', done, done + ${size}::int - 1)::jsonpath) AS lines
    FROM post_batch WHERE id = ${id}::uuid`;
  if (!part) throw new Error('the batch is gone');
  return part;
}

/** Cells of one column in the lines that are done, by the last line that has them. */
export async function readSeen(
  tx: Tx,
  { id, done, at }: { id: string; done: number; at: number },
): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ value: string; line: number }[]>`
    SELECT lower(btrim(row #>> ARRAY['cells', ${String(at)}])) AS value, (row ->> 'line')::int AS line
    FROM post_batch, jsonb_array_elements(rows) WITH ORDINALITY AS one (row, number)
    WHERE id = ${id}::uuid AND number <= ${done} AND row #>> ARRAY['cells', ${String(at)}] <> ''
    ORDER BY number`;
  return new Map(rows.map(({ value, line }) => [value, line]));
}

export interface BatchItem {
  line: number;
  result: string;
  postId: string | null;
  version: number | null;
  before: object | null;
  problem: object | null;
}

export async function insertItems(
  tx: Tx,
  { organizationId, batchId, items }: { organizationId: string; batchId: string; items: BatchItem[] },
): Promise<void> {
  const rows = items.map((item) => ({ ...item, id: newId() }));
  await tx.$executeRaw`
    INSERT INTO post_batch_item (id, organization_id, batch_id, line, result, post_id, before, version, problem)
    SELECT id, ${organizationId}::uuid, ${batchId}::uuid, line, result, "postId", nullif(before, 'null'), version,
      nullif(problem, 'null')
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS item (id uuid, line int, result text, "postId" uuid, before jsonb,
      version int, problem jsonb)`;
}
