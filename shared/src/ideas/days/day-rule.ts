// When a day comes round. No clock and no zone: days are calendar days, 2026-11-20.
import { Temporal } from 'temporal-polyfill';

/** fixed: the same date; weekday: the nth (1–4, or -1 = the last) weekday (1 = Monday) of a month. */
export type DayRule =
  | { kind: 'fixed'; month: number; day: number }
  | { kind: 'weekday'; month: number; nth: 1 | 2 | 3 | 4 | -1; weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7 }
  /** Once, or each year on the date it names; 29 February comes in leap years only. */
  | { kind: 'own'; day: string; isYearly: boolean };

/** The date of a rule in a year; null = it does not come that year. */
export function dayInYear(rule: DayRule, year: number): string | null {
  if (rule.kind === 'weekday') return nthWeekday(rule, year);
  if (rule.kind === 'fixed') return dateOf(year, rule.month, rule.day);
  const { year: first, month, day } = Temporal.PlainDate.from(rule.day);
  if (year < first || (!rule.isYearly && year !== first)) return null;
  return dateOf(year, month, day);
}

/** Every date of a rule between two days, both included. */
export function daysBetween(rule: DayRule, from: string, to: string): string[] {
  const days: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    const day = dayInYear(rule, year);
    if (day !== null && day >= from && day <= to) days.push(day);
  }
  return days;
}

function dateOf(year: number, month: number, day: number): string | null {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day > first.daysInMonth ? null : first.with({ day }).toString();
}

function nthWeekday({ month, nth, weekday }: Extract<DayRule, { kind: 'weekday' }>, year: number): string {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  if (nth === -1) {
    const last = first.with({ day: first.daysInMonth });
    return last.subtract({ days: (last.dayOfWeek - weekday + 7) % 7 }).toString();
  }
  return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + (nth - 1) * 7 }).toString();
}
