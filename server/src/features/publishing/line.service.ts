// Works off the line of one channel: claim, attempt, next, until nothing is due. Safe to run any number of times, in
// any number of processes: the claim lets one in.
import { randomUUID } from 'node:crypto';
import type { App } from '../../context.ts';
import { attemptTarget } from './attempt.service.ts';
import { claimNext, type Line } from './claim.sql.ts';

/** A wait within this time is worth an alarm of its own; longer ones are armed by the sweep. */
const ARM_MS = 60_000;

export async function publishLine(app: App, start: Line, stopping: AbortSignal): Promise<void> {
  let line = start;
  while (!stopping.aborted) {
    const claim = await claimNext(app, line, randomUUID());
    if (claim.kind === 'nothing') return;
    if (claim.kind === 'wait') {
      if (claim.waitMs > ARM_MS) return;
      const dueAt = new Date(Date.now() + claim.waitMs + 1);
      const again = String(Math.ceil(dueAt.getTime() / 100));
      await app.wake.targets([{ id: claim.targetId, version: claim.version, dueAt, again }]);
      return;
    }
    await attemptTarget(app, claim.target, stopping);
    line = { channelId: claim.target.channelId };
  }
}
