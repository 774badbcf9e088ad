// Housekeeping of clicks: who was here today is forgotten after 48 hours, single clicks after 400 days; sums stay. Safe in
// every worker and at any time; what one run leaves, the next does.
import { DAY_MS } from '@rupor/shared/lib/durations';
import { z } from 'zod';
import { defineJob } from '../../jobs/define-job.ts';

const SEEN_MS = 2 * DAY_MS;
const CLICKS_MS = 400 * DAY_MS;
const BATCH = 20_000;

export const keepClicksJob = defineJob({
  name: 'links.keep',
  payload: z.strictObject({}),
  everyMs: 3_600_000,
  async run({ pool, clock }, _payload, signal) {
    const before = (ms: number) => new Date(clock.now().getTime() - ms);
    const forget = async (table: string, where: string, limit: unknown) => {
      for (;;) {
        if (signal.aborted) return;
        const { rowCount } = await pool.query(
          `DELETE FROM ${table} WHERE ctid IN (SELECT ctid FROM ${table} WHERE ${where} LIMIT ${BATCH})`,
          [limit],
        );
        if ((rowCount ?? 0) < BATCH) return;
      }
    };
    await forget('short_link_seen', 'day < $1', before(SEEN_MS).toISOString().slice(0, 10));
    await forget('short_link_click', 'at < $1', before(CLICKS_MS));
  },
});
