import { Temporal } from 'temporal-polyfill';

/** Whole days only: it ends yesterday, so that today's half day is not compared with a whole one. */
export function lastDays(days: number, today: string): { from: string; to: string } {
  const end = Temporal.PlainDate.from(today);
  return { from: end.subtract({ days }).toString(), to: end.subtract({ days: 1 }).toString() };
}
