import { HOUR_MS } from '@rupor/shared/lib/durations';

/** Hour and day of a site's clock. */
export interface Moment {
  /** Start of the hour, milliseconds since 1970. */
  hour: number;
  /** 2026-11-23. */
  day: string;
}

const QUARTER_MS = 15 * 60_000;
const KEPT = 10_000;
const moments = new Map<string, Map<number, Moment>>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** Zones differ from UTC by quarters of an hour, and change at quarters: so one answer serves a quarter. */
export function momentOf(at: number, timeZone: string): Moment {
  const quarter = Math.floor(at / QUARTER_MS);
  let known = moments.get(timeZone);
  if (!known || known.size > KEPT) {
    known = new Map();
    moments.set(timeZone, known);
  }
  let moment = known.get(quarter);
  if (!moment) {
    moment = readMoment(quarter * QUARTER_MS, timeZone);
    known.set(quarter, moment);
  }
  return moment;
}

function readMoment(at: number, timeZone: string): Moment {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  const local = Date.UTC(year, month - 1, day, hour, minute);
  return {
    hour: Math.floor(local / HOUR_MS) * HOUR_MS - (local - at),
    day: new Date(local).toISOString().slice(0, 10),
  };
}
