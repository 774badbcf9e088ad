import type { TargetNumbers } from '@rupor/shared/insights/answers';
import type { PostTotals } from '@rupor/shared/insights/post-totals';

/** Points of a growth chart over all channels of a post. */
const STEPS = 60;

export interface Growth {
  /** Instants, evenly spread from publishing to the last number. */
  times: string[];
  lines: { key: string; name: string; values: (number | null)[]; manualAt: number[] }[];
}

/** Last known number of each channel at each time; unknown before the first one. */
export function prepareGrowth(targets: readonly TargetNumbers[], metric: keyof PostTotals): Growth {
  const known = targets
    .map((target) => ({ target, points: target.points.filter((point) => point[metric] !== null) }))
    .filter(({ points }) => points.length > 0);
  const starts = known.map(({ target, points }) => Date.parse(target.publishedAt ?? points[0]?.at ?? ''));
  const ends = known.map(({ points }) => Date.parse(points.at(-1)?.at ?? ''));
  if (known.length === 0) return { times: [], lines: [] };
  const [from, to] = [Math.min(...starts), Math.max(...ends)];
  const times = Array.from({ length: STEPS + 1 }, (_, step) => from + ((to - from) * step) / STEPS);
  return {
    times: times.map((time) => new Date(time).toISOString()),
    lines: known.map(({ target, points }) => {
      const at = times.map((time) => points.findLast((point) => Date.parse(point.at) <= time));
      return {
        key: target.targetId,
        name: target.channelName,
        values: at.map((point) => point?.[metric] ?? null),
        manualAt: points.every((point) => point.source === 'manual')
          ? at.flatMap((point, step) => (point && point !== at[step - 1] ? [step] : []))
          : [],
      };
    }),
  };
}
