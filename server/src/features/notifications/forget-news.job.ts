// News older than 90 days is deleted with its deliveries, read or not. Safe in any number of processes: rows that
// another one deletes are passed over; a run that dies is made up for by the next.
import { z } from 'zod';
import type { App } from '../../context.ts';
import { defineJob } from '../../jobs/define-job.ts';

const EVERY_MS = 6 * 3_600_000;
const KEEP_MS = 90 * 86_400_000;
const AT_ONCE = 1_000;

export const forgetNewsJob = defineJob({
  name: 'notices.forget',
  payload: z.object({}),
  everyMs: EVERY_MS,
  run: async (app, _payload, signal) => {
    while (!signal.aborted && (await forgetSome(app)) === AT_ONCE);
  },
});

/** How many were deleted. No index: the table holds 90 days and is read for this four times a day. */
function forgetSome({ db, clock }: App): Promise<number> {
  const before = new Date(clock.now().getTime() - KEEP_MS);
  return db.$executeRaw`
    DELETE FROM personal_notice WHERE id IN (
      SELECT id FROM personal_notice WHERE created_at < ${before} LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)`;
}
