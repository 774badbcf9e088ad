// What the page says of a period: never more than the numbers do. Keys: visits:sentence.<key>.
import type { VisitAmounts, VisitPoint, VisitsOverview, VisitsPanel } from '@rupor/shared/visits/answers';

/** Below this change a number counts as the same. */
export const SAME_WITHIN = 0.05;
/** Below this a share says nothing. */
const ENOUGH = 20;

export type VisitMeasure = 'visits' | 'visitors' | 'views';

export interface VisitFinding {
  key: 'none' | 'first' | 'same' | 'more' | 'less';
  measure: 'visits' | 'views';
  value: number;
  /** Of the change, 0.12; only with more and less. */
  share: number;
}

/** (now − before) ÷ before; null where one is unknown or nothing was before. */
export function changeOf(now: number | null, before: number | null | undefined): number | null {
  return now === null || !before ? null : (now - before) / before;
}

/** Visits where the site knows them, else views. */
export function overviewFinding({ totals, before }: Pick<VisitsOverview, 'totals' | 'before'>): VisitFinding {
  const measure = totals.visits === null ? 'views' : 'visits';
  const value = totals[measure] ?? 0;
  if (value === 0) return { key: 'none', measure, value, share: 0 };
  const change = changeOf(value, before?.[measure]);
  if (change === null) return { key: 'first', measure, value, share: 0 };
  if (Math.abs(change) < SAME_WITHIN) return { key: 'same', measure, value, share: Math.abs(change) };
  return { key: change > 0 ? 'more' : 'less', measure, value, share: Math.abs(change) };
}

/** The group that most visits came from; null: too few, or two are level. */
export function leadingSource({ rows, measure }: Pick<VisitsPanel, 'rows' | 'measure'>): string | null {
  const known = rows
    .filter(({ value }) => value !== '' && value !== 'unknown' && value !== 'inside')
    .map((row) => ({ value: row.value, count: row[measure] ?? 0 }))
    .sort((a, b) => b.count - a.count);
  const [best, next] = known;
  if (!best || best.count < ENOUGH || (next && best.count < next.count * 1.1)) return null;
  return best.value;
}

/** Seconds of one visit; null where visits are unknown or none. */
export function secondsPerVisit({ seconds, visits }: VisitAmounts): number | null {
  return seconds === null || !visits ? null : seconds / visits;
}

export function bouncesOfHundred({ bounces, visits }: VisitAmounts): number | null {
  return bounces === null || !visits ? null : Math.round((bounces / visits) * 100);
}

/** Step with the largest value; null where nothing is known or all is level. */
export function peakOf(
  points: readonly VisitPoint[],
  measure: VisitMeasure,
): { step: number; value: number } | null {
  let best: { step: number; value: number } | null = null;
  points.forEach((point, step) => {
    const value = point[measure] ?? 0;
    if (value > (best?.value ?? 0)) best = { step, value };
  });
  return best;
}
