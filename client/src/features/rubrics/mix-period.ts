// The period of the mix, as it stands in the address. No clock: today is a parameter.
import { addDays } from '@rupor/shared/insights/period';
import { z } from 'zod';

export const PERIODS = ['thisMonth', 'nextMonth', 'last28', 'next28'] as const;
export type MixPeriod = (typeof PERIODS)[number];

export const RubricsSearch = z.object({ period: z.enum(PERIODS).optional().catch(undefined) });

/** First and last day. */
export function daysOfPeriod(period: MixPeriod, today: string): { from: string; to: string } {
  if (period === 'last28') return { from: addDays(today, -27), to: today };
  if (period === 'next28') return { from: today, to: addDays(today, 27) };
  const from = period === 'thisMonth' ? firstOf(today) : nextMonth(firstOf(today));
  return { from, to: addDays(nextMonth(from), -1) };
}

function firstOf(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

/** 32 days after the first of a month lies in the next one. */
function nextMonth(first: string): string {
  return firstOf(addDays(first, 32));
}
