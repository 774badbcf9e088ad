import type { App } from '../../context.ts';
import { inTransaction } from '../../lib/in-transaction.ts';
import { IS_WAITING } from '../../lib/intake/intake.sql.ts';
import { FOLD } from './queries/fold.sql.ts';

/** Additions folded by one statement. */
const AT_ONCE = 50_000;
/** Two that fold at once would wait for each other's rows in a ring: one does, the others leave it. */
const FOLD_LOCK = 0x70_0d;

/** Adds what has come since to the sums. Answers how many rows it folded. */
export async function foldVisits({ pool }: Pick<App, 'pool'>): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ locked: boolean }>(
      'SELECT pg_try_advisory_xact_lock($1) AS locked',
      [FOLD_LOCK],
    );
    const folded = rows[0]?.locked ? await client.query<{ count: number }>(FOLD, [AT_ONCE]) : null;
    return folded?.rows[0]?.count ?? 0;
  });
}

/** Visits or clicks that were accepted and are not worked off yet. */
export async function isIntakeWaiting({ pool }: Pick<App, 'pool'>): Promise<boolean> {
  const { rows } = await pool.query<{ waits: boolean }>(IS_WAITING);
  return rows[0]?.waits === true;
}
