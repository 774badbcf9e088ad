// The days on which a post comes again, by RFC 5545. Everything is counted from the anchor (DTSTART), never from
// "now": asked twice, or after a year of silence, the same rule names the same days.
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Day } from '../lib/fields.ts';

/** 1 = Monday … 7 = Sunday. */
export const Weekday = z.number().int().min(1).max(7);

const common = {
  /** Every so many weeks, months or years. */
  interval: z.number().int().min(1).max(52),
  /** The last day it may fall on, in the zone of the series; null = no end. */
  until: Day.nullable(),
  /** So many times in all; null = no end. Not together with `until`. */
  count: z.number().int().min(1).max(1_000).nullable(),
};

/** How a post comes again. A month without the day (the 31st, a fifth Friday) is left out, as RFC 5545 says. */
export const Recurrence = z
  .discriminatedUnion('freq', [
    z.strictObject({
      freq: z.literal('weekly'),
      ...common,
      weekdays: z
        .array(Weekday)
        .min(1)
        .max(7)
        .refine((days) => new Set(days).size === days.length, { params: { code: 'duplicate' } }),
    }),
    /** -1 = the last day of the month. */
    z.strictObject({
      freq: z.literal('monthlyByDay'),
      ...common,
      monthDay: z.union([z.number().int().min(1).max(31), z.literal(-1)]),
    }),
    /** The n-th such weekday of the month; -1 = the last one. */
    z.strictObject({
      freq: z.literal('monthlyByWeekday'),
      ...common,
      nth: z.union([z.number().int().min(1).max(5), z.literal(-1)]),
      weekday: Weekday,
    }),
    z.strictObject({
      freq: z.literal('yearly'),
      ...common,
      month: z.number().int().min(1).max(12),
      monthDay: z.number().int().min(1).max(31),
    }),
  ])
  .refine(({ until, count }) => until === null || count === null, {
    path: ['count'],
    params: { code: 'until_or_count' },
  });
export type Recurrence = z.infer<typeof Recurrence>;

/** No calendar that people plan with reaches further; it also ends rules that name no day at all (30 February). */
const YEARS = 60;

/** All days of the rule from the anchor on, in order. Endless rules end after 60 years. */
export function* listRecurringDays(rule: Recurrence, anchorDay: string): Generator<string> {
  const anchor = Temporal.PlainDate.from(anchorDay);
  const last = Temporal.PlainDate.from(rule.until ?? anchor.add({ years: YEARS }).toString());
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  for (const start of periodsFrom(anchor, rule)) {
    if (Temporal.PlainDate.compare(start, last) > 0) return;
    for (const day of daysOfPeriod(start, rule)) {
      if (Temporal.PlainDate.compare(day, anchor) < 0) continue;
      if (Temporal.PlainDate.compare(day, last) > 0 || left === 0) return;
      left -= 1;
      yield day.toString();
    }
    if (left === 0) return;
  }
}

/** Days of the rule between these two, both included. */
export function recurringDaysBetween(
  rule: Recurrence,
  { anchorDay, from, to }: { anchorDay: string; from: string; to: string },
): string[] {
  const days: string[] = [];
  for (const day of listRecurringDays(rule, anchorDay)) {
    if (day > to) break;
    if (day >= from) days.push(day);
  }
  return days;
}

/** Does the rule name the anchor itself? A series starts with its first post. */
export function startsAtAnchor(rule: Recurrence, anchorDay: string): boolean {
  return listRecurringDays(rule, anchorDay).next().value === anchorDay;
}

/** The rule that says "again like this day": what a form starts with. */
export function weeklyLike(day: string): Recurrence {
  return { freq: 'weekly', interval: 1, until: null, count: null, weekdays: [weekdayOf(day)] };
}

export function weekdayOf(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

/** Which such weekday of its month it is: 20 November 2026 is the third Friday. */
export function nthWeekdayOf(day: string): number {
  return Math.ceil(Temporal.PlainDate.from(day).day / 7);
}

/** First days of the weeks (from Monday), months or years that the interval names. */
function* periodsFrom(
  anchor: Temporal.PlainDate,
  { freq, interval }: Recurrence,
): Generator<Temporal.PlainDate> {
  const unit = freq === 'weekly' ? 'weeks' : freq === 'yearly' ? 'years' : 'months';
  const start =
    freq === 'weekly'
      ? anchor.subtract({ days: anchor.dayOfWeek - 1 })
      : freq === 'yearly'
        ? anchor.with({ month: 1, day: 1 })
        : anchor.with({ day: 1 });
  for (let turn = 0; ; turn += 1) yield start.add({ [unit]: turn * interval });
}

function daysOfPeriod(start: Temporal.PlainDate, rule: Recurrence): Temporal.PlainDate[] {
  switch (rule.freq) {
    case 'weekly':
      return [...rule.weekdays].sort((a, b) => a - b).map((weekday) => start.add({ days: weekday - 1 }));
    case 'monthlyByDay':
      return dayOfMonth(start, rule.monthDay);
    case 'monthlyByWeekday':
      return nthWeekday(start, rule);
    case 'yearly':
      return dayOfMonth(start.with({ month: rule.month }), rule.monthDay);
  }
}

function dayOfMonth(first: Temporal.PlainDate, monthDay: number): Temporal.PlainDate[] {
  const day = monthDay === -1 ? first.daysInMonth : monthDay;
  return day > first.daysInMonth ? [] : [first.with({ day })];
}

function nthWeekday(
  first: Temporal.PlainDate,
  { nth, weekday }: { nth: number; weekday: number },
): Temporal.PlainDate[] {
  const earliest = 1 + ((weekday - first.dayOfWeek + 7) % 7);
  const last = earliest + 7 * Math.floor((first.daysInMonth - earliest) / 7);
  const day = nth === -1 ? last : earliest + 7 * (nth - 1);
  return day > first.daysInMonth ? [] : [first.with({ day })];
}
