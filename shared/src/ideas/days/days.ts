// All known days, and those that come in a period.
import { type DayRule, daysBetween } from './day-rule.ts';
import type { DaySet, KnownDay } from './day-set.ts';
import { PUBLIC_DAYS, UNION_DAYS } from './general-days.ts';
import { REGION_DAYS } from './region-days.ts';
import { TRADE_DAYS } from './trade-days.ts';

export const DAY_SETS: readonly DaySet[] = [UNION_DAYS, PUBLIC_DAYS, ...TRADE_DAYS, ...REGION_DAYS];

export const DEFAULT_SETS: readonly string[] = DAY_SETS.filter(({ isDefault }) => isDefault).map(
  ({ key }) => key,
);

/** Known days of these sets between two days (2026-11-20), both included, in order of their dates. */
export function listKnownDays(
  setKeys: readonly string[],
  { from, to }: { from: string; to: string },
): { day: string; known: KnownDay; set: DaySet }[] {
  return DAY_SETS.filter(({ key }) => setKeys.includes(key))
    .flatMap((set) =>
      set.days.flatMap((known) => daysBetween(known.rule, from, to).map((day) => ({ day, known, set }))),
    )
    .sort((a, b) => a.day.localeCompare(b.day));
}

/** Dates of the organization's own days in a period. */
export function listOwnDays<T extends { day: string; isYearly: boolean }>(
  own: readonly T[],
  { from, to }: { from: string; to: string },
): { day: string; own: T }[] {
  return own
    .flatMap((one) => {
      const rule: DayRule = { kind: 'own', day: one.day, isYearly: one.isYearly };
      return daysBetween(rule, from, to).map((day) => ({ day, own: one }));
    })
    .sort((a, b) => a.day.localeCompare(b.day));
}
