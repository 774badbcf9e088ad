// What the home page says about a day. No clock: now is a parameter.
import type { CalendarEntry } from '@rupor/shared/calendar/contract';
import { Temporal } from 'temporal-polyfill';

/** How far ahead «Ближайшая» looks. */
const AHEAD_DAYS = 14;

export interface Day {
  day: string;
  total: number;
  entries: CalendarEntry[];
}

export interface DayCounts {
  total: number;
  attention: number;
  review: number;
  published: number;
}

/** Which sentence follows «Сегодня пять публикаций.», and the number in it. */
export type Remark = { key: 'check' | 'review' | 'allOut'; count: number };

export function aheadRange(today: string): { from: string; to: string } {
  return { from: today, to: Temporal.PlainDate.from(today).add({ days: AHEAD_DAYS }).toString() };
}

export function entriesOf(days: readonly Day[], day: string): Day {
  return days.find((one) => one.day === day) ?? { day, total: 0, entries: [] };
}

export function countDay({ total, entries }: Day): DayCounts {
  const count = (test: (entry: CalendarEntry) => boolean) => entries.filter(test).length;
  return {
    total,
    attention: count(({ state }) => state === 'failed' || state === 'unconfirmed' || state === 'missed'),
    review: count(({ state }) => state === 'in_review'),
    published: count(({ state }) => state === 'published'),
  };
}

/** The worst first; silence when everything is simply ahead. */
export function remarkOn({ total, attention, review, published }: DayCounts): Remark | null {
  if (attention > 0) return { key: 'check', count: attention };
  if (review > 0) return { key: 'review', count: review };
  if (total > 0 && published === total) return { key: 'allOut', count: total };
  return null;
}

/** The first entry after today, for a day on which nothing goes out. */
export function nextEntry(days: readonly Day[], today: string): CalendarEntry | null {
  const later = days.filter((one) => one.day > today).flatMap((one) => one.entries);
  return later.sort((a, b) => a.at.localeCompare(b.at))[0] ?? null;
}

/** Before which entry the line «сейчас» stands; the number of entries when all have passed. */
export function nowPlace(entries: readonly Pick<CalendarEntry, 'at'>[], nowWall: string): number {
  const place = entries.findIndex((entry) => entry.at > nowWall);
  return place === -1 ? entries.length : place;
}
