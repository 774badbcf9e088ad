import type { App } from '../../../context.ts';
import { WRITE_TRAILS } from '../queries/trail.sql.ts';

/** A visit has ended 30 minutes after its latest hit. */
const QUIET_MS = 35 * 60_000;
const AT_ONCE = 5_000;

/** Writes the trails of visits that have ended. Answers how many; 0: none is left. */
export async function writeTrails(
  { pool, clock }: Pick<App, 'pool' | 'clock'>,
  site: number,
): Promise<number> {
  const before = new Date(clock.now().getTime() - QUIET_MS);
  const { rowCount } = await pool.query(WRITE_TRAILS, [site, before, AT_ONCE]);
  return rowCount ?? 0;
}
