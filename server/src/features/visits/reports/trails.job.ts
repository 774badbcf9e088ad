// Writes the trails of visits that have ended, so that reports find them in the visits' own rows. Safe in every worker and
// at any time: a trail is written where none is, and losing a run only makes reports slower, never wrong.
import { z } from 'zod';
import { defineJob } from '../../../jobs/define-job.ts';
import { writeTrails } from './trails.service.ts';

export const writeTrailsJob = defineJob({
  name: 'visits.trails',
  payload: z.strictObject({}),
  everyMs: 300_000,
  async run(app, _payload, signal) {
    const sites = await app.db.site.findMany({ select: { number: true }, orderBy: { number: 'asc' } });
    for (const { number } of sites) {
      let written = 1;
      while (written > 0 && !signal.aborted) written = await writeTrails(app, number);
    }
  },
});
