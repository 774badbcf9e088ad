// How many calls that publish or look for a post one process has at a network at a time: `pacing.atOnce` of its
// capabilities. Whoever waits holds nothing of another network.
import type { App } from '../../context.ts';
import { createSlots, perOwner } from '../../lib/batch.ts';

type Slots = ReturnType<typeof createSlots>;

const slotsOf = perOwner((_pool: App['pool']) => new Map<string, Slots>());

/** Runs `task` when the network has a free slot; a network without a limit never waits. */
export function inNetworkSlot<T>(
  { pool, networks }: Pick<App, 'pool' | 'networks'>,
  network: string,
  task: () => Promise<T>,
): Promise<T> {
  const atOnce = networks.get(network)?.capabilities.pacing.atOnce ?? null;
  if (atOnce === null) return task();
  const all = slotsOf(pool);
  const slots = all.get(network) ?? createSlots(atOnce);
  all.set(network, slots);
  return slots(task);
}
