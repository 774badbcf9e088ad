// Writes the trails of visits that have ended, and days that are over as blocks, so that reports find them ready. Safe in
// every worker and at any time: what is there is not written again, and losing a run only makes reports slower, never wrong.
import { z } from 'zod';
import { defineJob } from '../../../jobs/define-job.ts';
import { writeBlock, writeTrails } from './trails.service.ts';

export const writeTrailsJob = defineJob({
  name: 'visits.trails',
  payload: z.strictObject({}),
  everyMs: 300_000,
  async run(app, _payload, signal) {
    const sites = await app.db.site.findMany({
      select: { number: true, retentionDays: true },
      orderBy: { number: 'asc' },
    });
    for (const site of sites) {
      let written = 1;
      while (written > 0 && !signal.aborted) written = await writeTrails(app, site.number);
      written = 1;
      while (written > 0 && !signal.aborted) written = await writeBlock(app, site);
    }
  },
});
