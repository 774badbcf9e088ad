// A person says "17:00 on 20 November, Yekaterinburg"; the machine needs an instant. Both are kept, so that a later
// change of a zone's rules can be told. Nothing here reads the machine's own zone.
import { Temporal } from 'temporal-polyfill';

export interface ResolvedTime {
  instant: Date;
  /**
   * gap: the clock is put forward over this time; the instant is that much later (02:30 becomes 03:30).
   * overlap: the time happens twice; the first is meant.
   */
  note: 'gap' | 'overlap' | null;
}

/** Throws RangeError for a wall time that no calendar has (2026-02-30) or an unknown zone. */
export function resolveWallTime({
  wallTime,
  timeZone,
}: {
  wallTime: string;
  timeZone: string;
}): ResolvedTime {
  const wall = Temporal.PlainDateTime.from(wallTime, { overflow: 'reject' });
  const earlier = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds)
    return { instant: new Date(earlier.epochMilliseconds), note: null };
  const isOverlap = earlier.toPlainDateTime().equals(wall);
  return isOverlap
    ? { instant: new Date(earlier.epochMilliseconds), note: 'overlap' }
    : { instant: new Date(later.epochMilliseconds), note: 'gap' };
}

/** The minute a clock on the wall of that zone shows: 2026-11-20T17:00. */
export function toWallTime(instant: Date, timeZone: string): string {
  return inZone(instant, timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/** The calendar day there: 2026-11-20. */
export function toDay(instant: Date, timeZone: string): string {
  return inZone(instant, timeZone).toPlainDate().toString();
}

/**
 * Seconds by which the time has passed; 0 = not passed. The minute that runs now has not passed: who chooses 17:00
 * at 17:00:20 means now.
 */
export function secondsPast(instant: Date, now: Date): number {
  const minute = Math.floor(now.getTime() / 60_000) * 60_000;
  return instant.getTime() >= minute ? 0 : Math.ceil((now.getTime() - instant.getTime()) / 1000);
}

/** The same time of the clock so many days later (or earlier): 17:00 stays 17:00 over a change of the clock. */
export function shiftDays(wallTime: string, days: number): string {
  return Temporal.PlainDateTime.from(wallTime).add({ days }).toString({ smallestUnit: 'minute' });
}

/** Instants of the first moment of `from` and of the day after `to`, in the zone. Days may have 23 or 25 hours. */
export function boundsOfDays({ from, to, timeZone }: { from: string; to: string; timeZone: string }): {
  start: Date;
  end: Date;
} {
  const start = Temporal.PlainDate.from(from).toZonedDateTime(timeZone);
  const end = Temporal.PlainDate.from(to).add({ days: 1 }).toZonedDateTime(timeZone);
  return { start: new Date(start.epochMilliseconds), end: new Date(end.epochMilliseconds) };
}

/** Is this a wall time that exists in a calendar? */
export function isWallTime(value: string): boolean {
  try {
    Temporal.PlainDateTime.from(value, { overflow: 'reject' });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function inZone(instant: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}
