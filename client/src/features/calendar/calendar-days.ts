// Days of the calendar as plain ISO days. Weeks begin on Monday. No clock: today is a parameter.
import { Temporal } from 'temporal-polyfill';

export const VIEWS = ['month', 'week', 'day', 'list'] as const;
export type View = (typeof VIEWS)[number];

export interface DayRange {
  from: string;
  to: string;
}

const LIST_DAYS = 14;

/** What a view shows around a day, first and last day included. */
export function rangeOf(view: View, day: string): DayRange {
  const date = Temporal.PlainDate.from(day);
  if (view === 'day') return { from: day, to: day };
  if (view === 'list') return { from: day, to: date.add({ days: LIST_DAYS - 1 }).toString() };
  if (view === 'week') {
    const monday = mondayOf(date);
    return { from: monday.toString(), to: monday.add({ days: 6 }).toString() };
  }
  const first = mondayOf(date.with({ day: 1 }));
  const last = mondayOf(date.with({ day: date.daysInMonth })).add({ days: 6 });
  return { from: first.toString(), to: last.toString() };
}

/** Every day of a range, in order. */
export function daysOf({ from, to }: DayRange): string[] {
  const first = Temporal.PlainDate.from(from);
  const count = first.until(to).days + 1;
  return Array.from({ length: count }, (_, index) => first.add({ days: index }).toString());
}

/** Days of a range in rows of seven. */
export function weeksOf(range: DayRange): string[][] {
  const days = daysOf(range);
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, index) =>
    days.slice(index * 7, index * 7 + 7),
  );
}

/** The same view one step earlier or later. A month keeps to its own days: 31 January + 1 = 28 February. */
export function step({ view, day, by }: { view: View; day: string; by: number }): string {
  const date = Temporal.PlainDate.from(day);
  if (view === 'month') return date.add({ months: by }).toString();
  return date.add({ days: by * (view === 'week' ? 7 : view === 'list' ? LIST_DAYS : 1) }).toString();
}

export function isSameMonth(a: string, b: string): boolean {
  return a.slice(0, 7) === b.slice(0, 7);
}

export function isWeekend(day: string): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek > 5;
}

/** The same time of day on another day: 2026-11-20T17:00 → 2026-11-23T17:00. */
export function onDay(wallTime: string, day: string): string {
  return `${day}T${wallTime.slice(11, 16)}`;
}

function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}
