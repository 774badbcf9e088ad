// Reads what channels had before they were connected, a page of each at a time. Guarantee: at least once, in any
// number of processes; a reading is claimed before the network is asked, and one that dies goes on from its last page.
import { z } from 'zod';
import { defineJob } from '../../jobs/define-job.ts';
import { readNextPage } from './read-earlier.service.ts';

const EVERY_MS = 5_000;
/** A silent network holds only its own place. */
const AT_ONCE = 4;
const PAGES_A_ROUND = 50;

export const readEarlierJob = defineJob({
  name: 'channels.earlier',
  payload: z.strictObject({}),
  everyMs: EVERY_MS,
  run: async (app, _payload, signal) => {
    let left = PAGES_A_ROUND;
    const work = async () => {
      while (left > 0 && !signal.aborted) {
        left -= 1;
        if (!(await readNextPage(app, signal))) return;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  },
});
