// Wakes the line of a target's channel. At least once and safe: the first statement is the claim, and due time, state,
// version and pause are read there, so an early, late, stale or repeated job does nothing that the row does not say.
import { z } from 'zod';
import { defineJob } from '../../jobs/define-job.ts';
import { PUBLISH } from '../../jobs/queue.ts';
import { publishLine } from './line.service.ts';

export const publishJob = defineJob({
  name: PUBLISH,
  payload: z.object({ targetId: z.uuid() }),
  run: (app, { targetId }, signal) => publishLine(app, { targetId }, signal),
});
