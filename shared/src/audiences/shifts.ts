// «Кто сейчас не спит»: which crews of a segment work, are awake or sleep at an instant. A guess by rules anybody can
// check, never a measurement: people sleep eight hours, from 23 to 7 where work allows, and after a night at work from
// an hour after its end. Hours are those of the clock in the pattern's zone; a change of the clock is off by its hour.
import { z } from 'zod';
import { Day, TimeZone } from '../lib/fields.ts';
import { resolveWallTime, toWallTime } from '../posts/schedule.ts';

const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** One day of a cycle: when work begins and ends; an end at or before the start is on the next day. null = a day off. */
export const ShiftDay = z.strictObject({ from: ClockTime, to: ClockTime }).nullable();
export type ShiftDay = z.infer<typeof ShiftDay>;

/** A cycle of days that repeats, and the crews that go through it, each some days behind the first. */
export const ShiftPattern = z.strictObject({
  timeZone: TimeZone,
  /** A day on which the crew without delay has the first day of the cycle. */
  anchorDay: Day,
  days: z.array(ShiftDay).min(1).max(28),
  /** How many days each crew is behind the first. */
  crews: z.array(z.number().int().min(0).max(27)).min(1).max(8),
});
export type ShiftPattern = z.infer<typeof ShiftPattern>;

/** Crews of one segment at one instant; `awake` counts those at work too. */
export interface Wakefulness {
  crews: number;
  awake: number;
  working: number;
}

const DAY_MINUTES = 1440;
const SLEEP_MINUTES = 480;
const USUAL_WAKE = 7 * 60;
/** Before work to get there, after work to get home. */
const WAY_MINUTES = 60;
/** Who works at this hour has no night. */
const DEEP_NIGHT = 3 * 60;

const workday = { from: '08:00', to: '17:00' };
const early = { from: '07:00', to: '15:00' };
const late = { from: '15:00', to: '23:00' };
const night = { from: '23:00', to: '07:00' };
const long = { from: '07:00', to: '19:00' };
const week = <T>(day: T): (T | null)[] => [day, day, day, day, day, null, null];

/** What most plants, depots and hospitals work by; times are examples to be corrected. */
export const SHIFT_PRESETS = {
  fiveDays: { days: week(workday), crews: [0] },
  threeShifts: { days: [...week(early), ...week(late), ...week(night)], crews: [0, 7, 14] },
  dayNight: { days: [long, { from: '19:00', to: '07:00' }, null, null], crews: [0, 1, 2, 3] },
  twoByTwo: { days: [long, long, null, null], crews: [0, 2] },
  dayThenThree: { days: [{ from: '08:00', to: '08:00' }, null, null, null], crews: [0, 1, 2, 3] },
} as const satisfies Record<string, Pick<ShiftPattern, 'days' | 'crews'>>;
export type ShiftPreset = keyof typeof SHIFT_PRESETS;

/** A Monday: cycles of whole weeks begin with the week. */
export const PRESET_ANCHOR = '2026-01-05';

/** Who of a segment is awake at an instant. */
export function awakeAt(pattern: ShiftPattern, instant: Date): Wakefulness {
  const minute = minuteOf(toWallTime(instant, pattern.timeZone));
  const states = pattern.crews.map((crew) => stateAt(pattern, crew, minute));
  return {
    crews: states.length,
    awake: states.filter((state) => state !== 'asleep').length,
    working: states.filter((state) => state === 'working').length,
  };
}

/** The 24 hours of a day in a zone, each as it is at half past. */
export function awakeHours(
  pattern: ShiftPattern,
  { day, timeZone }: { day: string; timeZone: string },
): Wakefulness[] {
  return Array.from({ length: 24 }, (_, hour) => {
    const wallTime = `${day}T${String(hour).padStart(2, '0')}:30`;
    return awakeAt(pattern, resolveWallTime({ wallTime, timeZone }).instant);
  });
}

/** Whole hours during which at least half of the crews are awake, as ranges of the clock: [[6, 22]] = 6:00–22:00. */
export function awakeRanges(hours: readonly Wakefulness[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const [hour, { awake, crews }] of hours.entries()) {
    if (awake * 2 < crews) continue;
    const last = ranges.at(-1);
    if (last?.[1] === hour) last[1] = hour + 1;
    else ranges.push([hour, hour + 1]);
  }
  return ranges;
}

interface Span {
  start: number;
  end: number;
}

/** Of one crew; minutes are counted from 1970 on the clock of the pattern's zone. */
function stateAt(pattern: ShiftPattern, crew: number, minute: number): 'working' | 'awake' | 'asleep' {
  const today = Math.floor(minute / DAY_MINUTES);
  const shifts = [-2, -1, 0, 1, 2].flatMap((by) => shiftOf(pattern, crew, today + by) ?? []);
  if (shifts.some((shift) => isIn(shift, minute))) return 'working';
  const sleeps = [today, today + 1].flatMap((morning) => nightOf(shifts, morning) ?? []);
  const recoveries = shifts.filter(hasNoNight).map(({ end }) => ({
    start: end + WAY_MINUTES,
    end: end + WAY_MINUTES + SLEEP_MINUTES,
  }));
  return [...sleeps, ...recoveries].some((sleep) => isIn(sleep, minute)) ? 'asleep' : 'awake';
}

function shiftOf({ days, anchorDay }: ShiftPattern, crew: number, dayNumber: number): Span | null {
  const since = dayNumber - dayNumberOf(anchorDay) - crew;
  const day = days[((since % days.length) + days.length) % days.length];
  if (!day) return null;
  const start = dayNumber * DAY_MINUTES + clockMinutes(day.from);
  const length = (clockMinutes(day.to) - clockMinutes(day.from) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
  return { start, end: start + length };
}

/** The night before a morning: cut short by work on either side, and none for those who work through it. */
function nightOf(shifts: readonly Span[], morning: number): Span | null {
  const deep = morning * DAY_MINUTES + DEEP_NIGHT;
  if (shifts.some((shift) => isIn(shift, deep))) return null;
  const next = Math.min(...shifts.filter(({ start }) => start > deep).map(({ start }) => start));
  const last = Math.max(...shifts.filter(({ end }) => end <= deep).map(({ end }) => end));
  const end = Math.min(morning * DAY_MINUTES + USUAL_WAKE, next - WAY_MINUTES);
  return { start: Math.max(end - SLEEP_MINUTES, last + WAY_MINUTES), end };
}

function hasNoNight({ start, end }: Span): boolean {
  const morning = Math.floor(end / DAY_MINUTES) * DAY_MINUTES + DEEP_NIGHT;
  return start <= morning && morning < end;
}

function isIn({ start, end }: Span, minute: number): boolean {
  return start <= minute && minute < end;
}

function minuteOf(wallTime: string): number {
  return dayNumberOf(wallTime.slice(0, 10)) * DAY_MINUTES + clockMinutes(wallTime.slice(11, 16));
}

function dayNumberOf(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

function clockMinutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
