// One holder of a name across all processes of one database. Held by a transaction of its own connection, so it ends
// with its process, whatever kills it, and works through a transaction pooler. A process holds few connections this
// way however many wait, so the pool cannot run dry under long tasks.
import type { Pool, PoolClient } from 'pg';
import { createSlots, perOwner } from './batch.ts';

/** Locks of one process at a time. */
const AT_ONCE = 2;
/** After this PostgreSQL refuses to wait on, error 55P03. */
const WAIT_MS = 60_000;

const slotsOf = perOwner((_pool: Pool) => createSlots(AT_ONCE));

/** Runs `task` while no other process runs one under this name. The task uses connections of its own. */
export function underLock<T>(pool: Pool, name: string, task: () => Promise<T>): Promise<T> {
  return slotsOf(pool)(async () => {
    const connection = await pool.connect();
    try {
      await connection.query('BEGIN');
      await connection.query(`SET LOCAL lock_timeout = ${WAIT_MS}`);
      await connection.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
      return await task();
    } finally {
      await giveBack(connection);
    }
  });
}

/** Runs `task` unless somebody else does under this name. False: somebody does, nothing was run. */
export async function tryUnderLock(pool: Pool, name: string, task: () => Promise<void>): Promise<boolean> {
  const connection = await pool.connect();
  try {
    await connection.query('BEGIN');
    const { rows } = await connection.query<{ held: boolean }>(
      'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS held',
      [name],
    );
    if (!rows[0]?.held) return false;
    await task();
    return true;
  } finally {
    await giveBack(connection);
  }
}

/** A connection that died meanwhile is thrown away, and the lock died with it. */
async function giveBack(connection: PoolClient): Promise<void> {
  try {
    await connection.query('ROLLBACK');
    connection.release();
  } catch (error) {
    connection.release(error instanceof Error ? error : true);
  }
}
