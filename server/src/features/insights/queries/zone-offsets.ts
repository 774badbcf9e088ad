// Local hours of thousands of instants: adding a known offset is far cheaper than asking PostgreSQL for each.
import type { DayRange } from '@rupor/shared/insights/period';
import { Temporal } from 'temporal-polyfill';

/** Offsets of the zone from UTC over a range of its days. `changes` has one instant less than `seconds`: the offset
 * before the first change, between the first and the second, and so on. */
export interface ZoneOffsets {
  changes: string[];
  seconds: number[];
}

export function zoneOffsets(range: DayRange, timeZone: string): ZoneOffsets {
  const end = Temporal.PlainDate.from(range.to).add({ days: 1 }).toZonedDateTime(timeZone);
  const start = Temporal.PlainDate.from(range.from).toZonedDateTime(timeZone);
  const offsets: ZoneOffsets = { changes: [], seconds: [start.offsetNanoseconds / 1e9] };
  let next = start.getTimeZoneTransition('next');
  while (next && Temporal.ZonedDateTime.compare(next, end) < 0) {
    offsets.changes.push(next.toInstant().toString());
    offsets.seconds.push(next.offsetNanoseconds / 1e9);
    next = next.getTimeZoneTransition('next');
  }
  return offsets;
}
