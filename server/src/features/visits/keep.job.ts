// Housekeeping of visits: months ahead, salts and single visits away in time, and a look whether sums and single visits of
// yesterday agree. Safe in every worker and at any time; what one run leaves, the next does.
import { DAY_MS } from '@rupor/shared/lib/durations';
import { z } from 'zod';
import { defineJob } from '../../jobs/define-job.ts';
import { momentOf } from './ingest/site-clock.ts';
import { compareDay, keepVisits } from './keep.service.ts';

/** Sites looked at in one run. */
const SAMPLE = 20;

export const keepVisitsJob = defineJob({
  name: 'visits.keep',
  payload: z.strictObject({}),
  everyMs: 3_600_000,
  async run(app, _payload, signal) {
    await keepVisits(app);
    const sites = await app.db.site.findMany({
      where: { archivedAt: null },
      select: { number: true, timeZone: true },
    });
    // Others in each run, so that all have their turn.
    const first = Math.floor(app.clock.now().getTime() / 3_600_000) % Math.max(1, sites.length);
    for (const { number, timeZone } of [...sites.slice(first), ...sites.slice(0, first)].slice(0, SAMPLE)) {
      if (signal.aborted) return;
      const { day } = momentOf(app.clock.now().getTime() - DAY_MS, timeZone);
      const drift = await compareDay(app, { site: number, day, timeZone });
      if (drift.views !== 0 || drift.visits !== 0)
        app.logger.error({ site: number, day, ...drift }, 'sums of visits differ from the visits');
    }
  },
});
