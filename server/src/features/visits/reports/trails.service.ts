import { addDays } from '@rupor/shared/insights/period';
import { DAY_MS } from '@rupor/shared/lib/durations';
import type pg from 'pg';
import type { App } from '../../../context.ts';
import { inTransaction } from '../../../lib/in-transaction.ts';
import { packNumbers } from '../blocks/numbers.ts';
import { type BlockRow, madeOf } from '../blocks/read-blocks.ts';
import { ALL_COLUMNS, KEEP_BLOCK, NEXT_DAY, WHOLE_BLOCK } from '../queries/blocks.sql.ts';
import { LOCK_TRAILS, WRITE_TRAILS } from '../queries/trail.sql.ts';

/** A visit has ended 30 minutes after its latest hit. */
const QUIET_MS = 35 * 60_000;
const AT_ONCE = 5_000;

/** Writes the trails of visits that have ended. Answers how many; 0: none is left, or another process is at it. */
export function writeTrails({ pool, clock }: Pick<App, 'pool' | 'clock'>, site: number): Promise<number> {
  const before = new Date(clock.now().getTime() - QUIET_MS);
  return alone(pool, site, async (client) => {
    const { rows } = await client.query<{ count: number }>(WRITE_TRAILS, [site, before, AT_ONCE]);
    return rows[0]?.count ?? 0;
  });
}

/** Keeps one day that is over as a block, the latest first. Answers how many; 0: none is left, or another is at it. */
export function writeBlock(
  { pool, clock }: Pick<App, 'pool' | 'clock'>,
  { number, retentionDays }: { number: number; retentionDays: number },
): Promise<number> {
  const now = clock.now().getTime();
  // Of the first day a part may be over its time.
  const first = addDays(dayOf(now - retentionDays * DAY_MS), 1);
  const last = addDays(dayOf(now - QUIET_MS), -1);
  return alone(pool, number, async (client) => {
    const { rows } = await client.query<{ day: string }>(NEXT_DAY, [number, first, last]);
    const day = rows[0]?.day;
    if (day === undefined) return 0;
    const whole = await client.query<BlockRow>(WHOLE_BLOCK, [number, day]);
    const [row] = whole.rows;
    if (!row) return 0;
    const { visits, of } = madeOf(row, { isEdge: false });
    const columns = ALL_COLUMNS.map((column) => packNumbers(of(column)));
    const { rowCount } = await client.query(KEEP_BLOCK, [number, day, visits, ...columns]);
    return rowCount ?? 0;
  });
}

function alone(
  pool: pg.Pool,
  site: number,
  write: (client: pg.PoolClient) => Promise<number>,
): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ is_mine: boolean }>(LOCK_TRAILS, [site]);
    return rows[0]?.is_mine ? write(client) : 0;
  });
}

/** Of UTC. */
function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
