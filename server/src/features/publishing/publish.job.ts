// The alarm of one instant: starts the lines in which something is due. At least once and safe: each line is let in by
// its claim, and due time, state, version and pause are read there, so an early, late, stale or repeated alarm does
// nothing that the rows do not say. One alarm serves all targets of an instant, in 16 parts, so that several worker
// processes share a burst.
import { z } from 'zod';
import type { App } from '../../context.ts';
import { defineJob } from '../../jobs/define-job.ts';
import { PUBLISH } from '../../jobs/queue.ts';
import { publishLine } from './line.service.ts';

const Alarm = z.object({ dueMs: z.number().int(), part: z.string().length(1) });

export const publishJob = defineJob({
  name: PUBLISH,
  payload: Alarm,
  async run(app, { dueMs, part }, signal) {
    const { channelIds, earlyMs } = await listDueLines(app, { dueMs, part });
    // This process's clock is ahead of the database's: look again when the database says so.
    if (earlyMs > 0)
      await app.wake.targets([{ id: part, version: 0, dueAt: new Date(Date.now() + earlyMs) }]);
    await Promise.all(channelIds.map((channelId) => publishLine(app, channelId, signal)));
  },
});

/** Index: post_target_due. */
async function listDueLines({ pool }: App, { dueMs, part }: z.infer<typeof Alarm>) {
  const { rows } = await pool.query<{ channel_ids: string[] | null; early_ms: number }>({
    name: 'publishing-due-lines',
    text: `SELECT ($1::float - extract(epoch FROM now()) * 1000)::float AS early_ms, (
             SELECT array_agg(DISTINCT channel_id) FROM post_target
             WHERE state = 'scheduled' AND due_at <= now() AND right(id::text, 1) = $2
               AND (next_attempt_at IS NULL OR next_attempt_at <= now())) AS channel_ids`,
    values: [dueMs, part],
  });
  const [row] = rows;
  return { channelIds: row?.channel_ids ?? [], earlyMs: Math.ceil(row?.early_ms ?? 0) };
}
