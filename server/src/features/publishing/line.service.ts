// Works off the line of one channel: claim, attempt, next, until nothing is due. Safe to run any number of times, in
// any number of processes: the claim lets one in. One process works at no more lines of a network at a time than
// the network's pacing allows.
import { randomUUID } from 'node:crypto';
import type { App } from '../../context.ts';
import { createBatcher, createSlots, perOwner } from '../../lib/batch.ts';
import { attemptTarget } from './attempt.service.ts';
import { claimNext } from './claim.sql.ts';
import { inNetworkSlot } from './network-slots.ts';

/** A wait within this time is worth an alarm of its own; longer ones are armed by the sweep. */
const ARM_MS = 60_000;

/** Channels of one process that send at the same moment; each may hold the pictures of one post. */
const AT_ONCE = 120;
const slotsOf = perOwner((_pool: App['pool']) => createSlots(AT_ONCE));

export async function publishLine(app: App, channelId: string, stopping: AbortSignal): Promise<void> {
  const network = await networksOf(app.pool)(channelId);
  if (network === null) return;
  // The network's slot first: lines that wait for a slow network must not hold what the others need.
  await inNetworkSlot(app, network, () => slotsOf(app.pool)(() => workOff(app, channelId, stopping)));
}

/** Null: no such channel. */
const networksOf = perOwner((pool: App['pool']) =>
  createBatcher(async (ids: string[]): Promise<(string | null)[]> => {
    const query = {
      name: 'publishing-networks',
      text: 'SELECT id, network FROM channel WHERE id = ANY($1::uuid[])',
      values: [ids],
    };
    const { rows } = await pool.query<{ id: string; network: string }>(query);
    const byId = new Map(rows.map((row) => [row.id, row.network]));
    return ids.map((id) => byId.get(id) ?? null);
  }),
);

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
