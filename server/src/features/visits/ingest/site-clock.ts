/** Hour and day of a site's clock. */
export interface Moment {
  /** Start of the hour, milliseconds since 1970. */
  hour: number;
  /** 2026-11-23. */
  day: string;
}

const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 3_600_000;
const KEPT = 10_000;
const offsets = new Map<string, number>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** Zones differ from UTC by quarters of an hour at least, and change at quarters: so one answer serves a quarter. */
export function momentOf(at: number, timeZone: string): Moment {
  const local = at + offsetAt(at, timeZone);
  return {
    hour: Math.floor(local / HOUR_MS) * HOUR_MS - (local - at),
    day: new Date(local).toISOString().slice(0, 10),
  };
}

function offsetAt(at: number, timeZone: string): number {
  const quarter = Math.floor(at / QUARTER_MS) * QUARTER_MS;
  const key = `${timeZone}${quarter}`;
  const before = offsets.get(key);
  if (before !== undefined) return before;
  if (offsets.size >= KEPT) offsets.clear();
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
  const parts = Object.fromEntries(
    format.formatToParts(quarter).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  const offset = Date.UTC(year, month - 1, day, hour, minute) - quarter;
  offsets.set(key, offset);
  return offset;
}
