// Asks now and then whether the pages still answer that people are led to by links in use. It only ever warns: the answer
// stands in the list of links. Safe in every worker; two that ask at once ask twice. Organizations without internet
// switch it off with all checks of links.
import { HOUR_MS } from '@rupor/shared/lib/durations';
import { z } from 'zod';
import { systemCtx } from '../../context.ts';
import { defineJob } from '../../jobs/define-job.ts';
import { checkLink } from '../posts/lint/link-check.service.ts';
import { UNASKED_TARGETS } from './queries/unasked-targets.sql.ts';

/** Of one run, so that no site is asked in a burst and no run lasts for ever. */
const AT_MOST = 100;

export const checkTargetsJob = defineJob({
  name: 'links.check',
  payload: z.strictObject({}),
  everyMs: HOUR_MS,
  async run(app, _payload, signal) {
    const now = app.clock.now().getTime();
    const { rows } = await app.pool.query<{ organization: string; target: string }>(UNASKED_TARGETS, [
      new Date(now - 28 * 24 * HOUR_MS),
      new Date(now - 24 * HOUR_MS),
      new Date(now),
      AT_MOST,
    ]);
    for (const { organization, target } of rows) {
      if (signal.aborted) return;
      await checkLink(systemCtx(app, organization), target);
    }
  },
});
