// Listens to the bots of all organizations, each by one process at a time: a lease with a fencing token. The next
// offset is stored with the update's own row in one transaction, after its effects, which are safe to repeat: nothing
// is lost and nothing counts twice, wherever the process dies.
import { z } from 'zod';
import type { App } from '../../../context.ts';
import { startInBackground } from '../../../jobs/background.ts';
import { defineJob } from '../../../jobs/define-job.ts';
import { listenOnce } from './listen-once.ts';

const EVERY_MS = 2_000;

export const pollBotsJob = defineJob({
  name: 'notices.bots',
  payload: z.object({}),
  everyMs: EVERY_MS,
  run: async (app, _payload, signal) => {
    for (const id of await dueBots(app))
      startInBackground(app, `bot ${id}`, async () => {
        await listenOnce(app, id, signal);
      });
  },
});

/** Index: notice_bot (lease_until). */
async function dueBots({ pool, clock }: App): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM notice_bot WHERE (lease_until IS NULL OR lease_until < $1) AND (next_at IS NULL OR next_at <= $1)
     ORDER BY lease_until NULLS FIRST LIMIT 100`,
    [clock.now()],
  );
  return rows.map(({ id }) => id);
}
