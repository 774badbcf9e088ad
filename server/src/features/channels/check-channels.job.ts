// Asks each channel's network once a day, and every quarter of an hour one that does not answer, whether it still
// lets us in. A few a round, so that a thousand channels are spread over the day. At least once: a check has no
// effect on the network. One process at a time holds the lock; a round that dies is repeated by the next.
import { z } from 'zod';
import { type App, systemCtx } from '../../context.ts';
import { defineJob } from '../../jobs/define-job.ts';
import { tryUnderLock } from '../../lib/advisory-lock.ts';
import { checkChannel } from './check.service.ts';

const EVERY_MS = 10 * 60_000;
const A_ROUND = 20;
const AT_ONCE = 4;
const LOCK = 'rupor check-channels';

interface Due {
  id: string;
  organizationId: string;
}

export const checkChannelsJob = defineJob({
  name: 'check-channels',
  payload: z.object({}),
  everyMs: EVERY_MS,
  run: async (app, _payload, signal) => {
    await tryUnderLock(app.pool, LOCK, () => runRound(app, signal));
  },
});

async function runRound(app: App, signal: AbortSignal): Promise<void> {
  const due = await listDueChannels(app);
  const workers = Array.from({ length: AT_ONCE }, async () => {
    for (let next = due.shift(); next && !signal.aborted; next = due.shift()) await checkOne(app, next);
  });
  await Promise.all(workers);
}

/** Those never or longest not seen come first. Index: channel primary key; the table has hundreds of rows. */
async function listDueChannels(app: App): Promise<Due[]> {
  const { rows } = await app.pool.query<Due>(
    `SELECT id, organization_id AS "organizationId" FROM channel
     WHERE removed_at IS NULL AND (checked_at IS NULL OR checked_at <
       $1::timestamptz - CASE health WHEN 'retrying' THEN interval '15 minutes' ELSE interval '1 day' END)
     ORDER BY checked_at NULLS FIRST LIMIT $2`,
    [app.clock.now(), A_ROUND],
  );
  return rows;
}

/** One bad channel must not keep the others from their check. */
async function checkOne(app: App, { id, organizationId }: Due): Promise<void> {
  try {
    await checkChannel(systemCtx(app, organizationId), { id });
  } catch (error) {
    app.logger.error({ err: error, channelId: id }, 'channel check failed');
  }
}
