// The latest numbers of a post over its channels. Unknown stays unknown, and simulated numbers never enter one sum with
// real ones: where both are, only the real ones count. The view target_latest says the same in SQL.
import { POST_METRICS, type PostMetric } from '@rupor/shared/networks/post-metrics';
import type { PostNumbers } from '@rupor/shared/posts/fields';

/** Numbers of one target from one source. */
export type SourceTotal = Record<PostMetric, number | null> & {
  source: 'counted' | 'manual' | 'simulated';
  asOf: Date;
};

export function sumNumbers(
  targets: readonly (readonly SourceTotal[])[],
): Omit<PostNumbers, 'isRounded'> | null {
  const all = targets.flat();
  const isSimulated = all.length > 0 && all.every(({ source }) => source === 'simulated');
  const counted = targets.map((totals) =>
    totals.filter(({ source }) => isSimulated || source !== 'simulated'),
  );
  const used = counted.flat();
  if (used.length === 0) return null;
  const sums = Object.fromEntries(
    POST_METRICS.map((metric) => [
      metric,
      sumKnown(counted.map((totals) => toldOf(totals, metric)?.[metric] ?? null)),
    ]),
  ) as Record<PostMetric, number | null>;
  const asOf = new Date(Math.max(...used.map((total) => total.asOf.getTime())));
  return { ...sums, asOf: asOf.toISOString(), isSimulated };
}

/** Whose number it is: what the network counted goes before what somebody typed. */
export function toldOf<T extends Pick<SourceTotal, PostMetric | 'source'>>(
  totals: readonly T[],
  metric: PostMetric,
): T | undefined {
  const told = totals.filter((total) => total[metric] !== null);
  return told.find(({ source }) => source !== 'manual') ?? told[0];
}

function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
