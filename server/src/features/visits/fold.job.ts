// Folds what visits have added into their sums. May run in every worker: one folds, the others leave it. Losing a run only
// makes the next one longer, because panels read both. Before that it works off what a process that died has accepted.
import { z } from 'zod';
import { defineJob } from '../../jobs/define-job.ts';
import { foldVisits, isIntakeWaiting } from './fold.service.ts';

export const foldVisitsJob = defineJob({
  name: 'visits.fold',
  payload: z.strictObject({}),
  everyMs: 15_000,
  async run(app, _payload, signal) {
    if (await isIntakeWaiting(app)) {
      await app.visits.settled();
      await app.links.settled();
    }
    let folded = 1;
    while (folded > 0 && !signal.aborted) folded = await foldVisits(app);
  },
});
