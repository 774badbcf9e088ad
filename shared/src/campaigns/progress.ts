import type { Cadence, Indicator } from './plan.ts';

export interface LatestValue {
  /** null = nobody knows yet. */
  value: number | null;
  /** Day of the reading; null for what Rupor counts itself. */
  takenOn: string | null;
}

/** What an indicator stands at: Rupor's own count (given), else the reading of the latest day. */
export function latestOf({ counted, readings }: Indicator, count: number | null): LatestValue {
  if (counted !== null) return { value: count, takenOn: null };
  const [last] = readings;
  return last ? { value: last.value, takenOn: last.takenOn } : { value: null, takenOn: null };
}

export interface Progress {
  /** no_target: the plan names no number; unknown: there is a target and no reading; else how far it is. */
  state: 'no_target' | 'unknown' | 'on_way' | 'reached';
  /** Part of the way from the start to the target, 0 to 1; null where it cannot be said. */
  share: number | null;
  /** The start is not known: the share counts from nothing. */
  isFromZero: boolean;
}

interface Given {
  baseline: number | null;
  target: number | null;
  value: number | null;
}

/** How far a number is on its way. A target below the start («меньше травм») is reached from above. */
export function progressOf({ baseline, target, value }: Given): Progress {
  const isFromZero = baseline === null;
  if (target === null) return { state: 'no_target', share: null, isFromZero };
  if (value === null) return { state: 'unknown', share: null, isFromZero };
  const start = baseline ?? 0;
  const isReached = target >= start ? value >= target : value <= target;
  if (isReached) return { state: 'reached', share: 1, isFromZero };
  if (target === start) return { state: 'on_way', share: null, isFromZero };
  const share = (value - start) / (target - start);
  return { state: 'on_way', share: Math.min(1, Math.max(0, share)), isFromZero };
}

/** Part of the time that has passed, 0 to 1, both days included; null without both days. */
export function timeShare(
  { startsOn, endsOn }: { startsOn: string | null; endsOn: string | null },
  today: string,
): number | null {
  if (!startsOn || !endsOn) return null;
  const days = daysBetween(startsOn, endsOn) + 1;
  return Math.min(1, Math.max(0, (daysBetween(startsOn, today) + 1) / days));
}

const EVERY: Record<Cadence, number | null> = { once: null, daily: 1, weekly: 7, monthly: 31 };

/** Should somebody read it again? What Rupor counts is never due; «once» only until it was read. */
export function isReadingDue(
  { counted, cadence, readings }: Pick<Indicator, 'counted' | 'cadence' | 'readings'>,
  today: string,
): boolean {
  if (counted !== null) return false;
  const [last] = readings;
  if (!last) return true;
  const every = EVERY[cadence];
  return every !== null && daysBetween(last.takenOn, today) >= every;
}

/** Whole days from the one to the other; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
