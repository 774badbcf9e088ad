// The repair and the promise "never silently not". Finds in the database what the queue forgot, whose process died,
// what is too late, and arms what comes soon. At least once and safe in any number of processes: each thing it starts
// is let in by its own conditional update. Losing every queue job costs SWEEP_MS + GRACE_MS of lateness, no post.
import { z } from 'zod';
import type { App } from '../../context.ts';
import { startInBackground } from '../../jobs/background.ts';
import { defineJob } from '../../jobs/define-job.ts';
import { publishLine } from './line.service.ts';
import { reconcileTarget } from './reconcile.service.ts';
import { listDeadLeases, listSoonDue, listStandingLines, markMissed } from './recover.sql.ts';

export const SWEEP_MS = 3_000;
/** What is due for less than this belongs to the queue. */
const GRACE_MS = 2_000;
/** The queue is told this far ahead, at this pace. */
const ARM_AHEAD_MS = 4 * 60_000;
const ARM_EVERY_MS = 90_000;

export const sweepJob = defineJob({
  name: 'sweep-publishing',
  payload: z.object({}),
  everyMs: SWEEP_MS,
  run: (app, _payload, signal) => sweep(app, signal),
});

export async function sweep(app: App, signal: AbortSignal): Promise<void> {
  // Each network has its own share of the background: one that hangs does not keep the others from being mended.
  for (const { id, network } of await listDeadLeases(app)) {
    if (signal.aborted) return;
    startInBackground(app, `reconcile-${network} ${id}`, () => reconcileTarget(app, id, signal));
  }
  await markMissed(app);
  for (const { channelId, network } of await listStandingLines(app, GRACE_MS)) {
    if (signal.aborted) return;
    startInBackground(app, `line-${network} ${channelId}`, () => publishLine(app, channelId, signal));
  }
  await armSoonDue(app);
}

const armedAt = new WeakMap<App['pool'], number>();

async function armSoonDue(app: App): Promise<void> {
  const now = Date.now();
  if (now - (armedAt.get(app.pool) ?? 0) < ARM_EVERY_MS) return;
  armedAt.set(app.pool, now);
  const soon = await listSoonDue(app, ARM_AHEAD_MS);
  await app.wake.targets(
    soon.map(({ id, version, wait_ms }) => ({ id, version, dueAt: new Date(now + wait_ms) })),
  );
}
