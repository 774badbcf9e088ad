// Works off the line of one channel: claim, attempt, next, until nothing is due. Safe to run any number of times, in
// any number of processes: the claim lets one in.
import { randomUUID } from 'node:crypto';
import type { App } from '../../context.ts';
import { createSlots, perOwner } from '../../lib/batch.ts';
import { attemptTarget } from './attempt.service.ts';
import { claimNext } from './claim.sql.ts';

/** A wait within this time is worth an alarm of its own; longer ones are armed by the sweep. */
const ARM_MS = 60_000;

/** Channels of one process that send at the same moment; each may hold the pictures of one post. */
const AT_ONCE = 120;
const slotsOf = perOwner((_pool: App['pool']) => createSlots(AT_ONCE));

export async function publishLine(app: App, channelId: string, stopping: AbortSignal): Promise<void> {
  await slotsOf(app.pool)(() => workOff(app, channelId, stopping));
}

async function workOff(app: App, channelId: string, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const claim = await claimNext(app, channelId, randomUUID());
    if (claim.kind === 'nothing') return;
    if (claim.kind === 'wait') {
      if (claim.waitMs > ARM_MS) return;
      const dueAt = new Date(Date.now() + claim.waitMs + 1);
      await app.wake.targets([{ id: claim.targetId, version: claim.version, dueAt }]);
      return;
    }
    await attemptTarget(app, claim.target, stopping);
  }
}
