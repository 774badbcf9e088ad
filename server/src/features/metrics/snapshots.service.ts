// Snapshots only grow. One is written when something changed, and at least every six hours: each day has one.
import type { MetricName } from '@rupor/shared/networks/capabilities';
import { POST_METRICS, type PostMetric } from '@rupor/shared/networks/post-metrics';
import type { Ctx } from '../../context.ts';
import type { NumberSource } from '../../generated/prisma/client.ts';
import type { Numbers } from '../../networks/network.ts';

const REPEAT_AFTER_MS = 6 * 3_600_000;
const HIGHEST = 2_000_000_000;

interface NewSnapshot {
  takenAt: Date;
  source: NumberSource;
  numbers: Numbers;
  /** What this answer does not speak of: the last known value stays. */
  keep?: readonly MetricName[];
}

/** True when the numbers are other than the last ones. */
export async function saveTargetSnapshot(
  ctx: Ctx,
  { targetId, takenAt, source, numbers, keep = [] }: NewSnapshot & { targetId: string },
): Promise<boolean> {
  const last = await ctx.db.targetSnapshot.findFirst({
    where: { targetId, source, organizationId: ctx.organizationId },
    orderBy: { takenAt: 'desc' },
  });
  const kept = POST_METRICS.filter((name) => keep.includes(name)).map(
    (name) => [name, last?.[name]] as const,
  );
  const fresh = knownNumbers({ ...numbers, ...Object.fromEntries(kept) });
  const changed = !last || POST_METRICS.some((name) => last[name] !== fresh[name]);
  if (changed || isOld(last.takenAt, takenAt))
    await ctx.db.targetSnapshot.createMany({
      data: [{ organizationId: ctx.organizationId, targetId, takenAt, source, ...fresh }],
      skipDuplicates: true,
    });
  return changed;
}

export async function saveChannelSnapshot(
  ctx: Ctx,
  { channelId, takenAt, source, numbers }: NewSnapshot & { channelId: string },
): Promise<boolean> {
  const followers = clean(numbers.followers);
  const last = await ctx.db.channelSnapshot.findFirst({
    where: { channelId, source, organizationId: ctx.organizationId },
    orderBy: { takenAt: 'desc' },
  });
  const changed = last?.followers !== followers;
  if (changed || isOld(last.takenAt, takenAt))
    await ctx.db.channelSnapshot.createMany({
      data: [{ organizationId: ctx.organizationId, channelId, takenAt, source, followers }],
      skipDuplicates: true,
    });
  return changed;
}

/** The six numbers of a post as a snapshot holds them. */
export function knownNumbers(numbers: Numbers): Record<PostMetric, number | null> {
  return Object.fromEntries(POST_METRICS.map((name) => [name, clean(numbers[name])])) as Record<
    PostMetric,
    number | null
  >;
}

function isOld(last: Date, now: Date): boolean {
  return now.getTime() - last.getTime() >= REPEAT_AFTER_MS;
}

/** What is not a whole number of things is not known. */
function clean(value: Numbers[MetricName]): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= HIGHEST
    ? value
    : null;
}
