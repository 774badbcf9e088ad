// Numbers that a network tells by itself instead of being asked. Guarantee: safe to repeat; what the update does not
// speak of keeps its last known value.
import { POST_METRICS } from '@rupor/shared/networks/post-metrics';
import type { Ctx } from '../../context.ts';
import type { Numbers } from '../../networks/network.ts';
import { refreshFacts } from './facts.service.ts';
import { saveTargetSnapshot } from './snapshots.service.ts';

/** True when they are other than the last ones. */
export async function saveLiveNumbers(
  ctx: Ctx,
  { targetId, numbers }: { targetId: string; numbers: Numbers },
): Promise<boolean> {
  const keep = POST_METRICS.filter((name) => numbers[name] === undefined);
  const snapshot = { targetId, takenAt: ctx.clock.now(), source: 'counted' as const, numbers, keep };
  const changed = await saveTargetSnapshot(ctx, snapshot);
  if (changed) await refreshFacts(ctx, { organizationId: ctx.organizationId, targetIds: [targetId] });
  return changed;
}
