import { z } from 'zod';
import { DAY_MS } from '../lib/durations.ts';
import { Day, Id } from '../lib/fields.ts';

/** Months of a longer period would not fit a chart. */
export const MAX_PERIOD_DAYS = 3400;

/** Days are inclusive and lie in the organization's zone. */
export const PeriodFields = {
  from: Day,
  to: Day,
  /** What to compare with: as many days right before, the same days a year ago, nothing. */
  compare: z.enum(['previous', 'yearAgo', 'none']).default('previous'),
  channelIds: z.array(Id).max(50).optional(),
  rubricIds: z.array(Id).max(50).optional(),
  campaignIds: z.array(Id).max(50).optional(),
  segmentIds: z.array(Id).max(50).optional(),
  /** Real and simulated numbers are never in one sum. Absent: real, if a real channel is connected. */
  numbers: z.enum(['real', 'simulated']).optional(),
};

export interface DayRange {
  from: string;
  to: string;
}

export type Compare = 'previous' | 'yearAgo' | 'none';

export function checkPeriod({ from, to }: DayRange, context: z.RefinementCtx): void {
  const days = countDays({ from, to });
  if (days < 1) context.addIssue({ code: 'custom', path: ['to'], params: { code: 'before_start' } });
  if (days > MAX_PERIOD_DAYS)
    context.addIssue({ code: 'custom', path: ['to'], params: { code: 'too_long', max: MAX_PERIOD_DAYS } });
}

/** Days in the range, both ends counted; below 1 when `to` is before `from`. */
export function countDays({ from, to }: DayRange): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
}

/** `day` moved by whole days. Calendar arithmetic: no zone takes part. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

export function earlierDay(a: string, b: string): string {
  return a < b ? a : b;
}

/** The range a period is compared with; a year ago keeps the weekdays (364 days). */
export function comparedRange(range: DayRange, compare: Compare): DayRange | null {
  if (compare === 'none') return null;
  const shift = compare === 'previous' ? countDays(range) : Math.ceil(countDays(range) / 364) * 364;
  return { from: addDays(range.from, -shift), to: addDays(range.to, -shift) };
}

export type SeriesUnit = 'day' | 'week' | 'month';
/** The chart's limit over all series of one answer. */
export const MAX_POINTS = 800;
/** Five series, the others, the period before. */
export const MAX_SERIES = 7;

/** The wished unit, widened until the points of all series fit. */
export function fitUnit(range: DayRange, wish: SeriesUnit = 'day'): SeriesUnit {
  const days = countDays(range);
  const most = MAX_POINTS / MAX_SERIES;
  if (wish === 'day' && days <= most) return 'day';
  if (wish !== 'month' && Math.ceil(days / 7) + 1 <= most) return 'week';
  return 'month';
}

export interface Bucket extends DayRange {
  /** The bucket reaches today or beyond: its number still grows. */
  running: boolean;
}

/** The range cut at days, Mondays or first days of months. Ends are clipped to the range. */
export function bucketsOf(range: DayRange, unit: SeriesUnit, today: string): Bucket[] {
  const buckets: Bucket[] = [];
  let from = range.from;
  while (from <= range.to) {
    const last = lastDayOf(from, unit);
    const to = earlierDay(last, range.to);
    buckets.push({ from, to, running: to >= today });
    from = addDays(to, 1);
  }
  return buckets;
}

function lastDayOf(day: string, unit: SeriesUnit): string {
  if (unit === 'day') return day;
  const date = new Date(Date.parse(day));
  if (unit === 'week') return addDays(day, (7 - date.getUTCDay()) % 7);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).toISOString().slice(0, 10);
}

/** The range as whole weeks, by their Mondays, and the days left over at its ends; in order, none twice. */
export function wholeWeeks({ from, to }: DayRange): { weeks: string[]; days: string[] } {
  const weeks: string[] = [];
  const days: string[] = [];
  let day = from;
  while (day <= to) {
    const isWhole = new Date(Date.parse(day)).getUTCDay() === 1 && addDays(day, 6) <= to;
    (isWhole ? weeks : days).push(day);
    day = addDays(day, isWhole ? 7 : 1);
  }
  return { weeks, days };
}
