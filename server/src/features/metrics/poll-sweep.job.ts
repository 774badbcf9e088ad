// Plans what has no plan, then asks each channel with due questions. Guarantee: at least once, in any number of
// processes: a channel is claimed before it is asked, and a lost answer is asked for again.
import { z } from 'zod';
import { defineJob } from '../../jobs/define-job.ts';
import { sweepPolls } from './poll-sweep.service.ts';

export const pollSweepJob = defineJob({
  name: 'metrics.sweep',
  payload: z.strictObject({}),
  everyMs: 10_000,
  run: (app, _payload, signal) => sweepPolls(app, signal),
});
