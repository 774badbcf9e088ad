import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundsOfDays,
  isWallTime,
  resolveWallTime,
  secondsPast,
  shiftDays,
  toDay,
  toWallTime,
} from './schedule.ts';

const ZONES = [
  'UTC',
  'Asia/Yekaterinburg',
  'Asia/Novosibirsk',
  'Asia/Kolkata',
  'America/St_Johns',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Apia',
];
const zone = fc.constantFrom(...ZONES);
const minute = fc
  .integer({ min: Date.UTC(2010, 0, 1) / 60_000, max: Date.UTC(2036, 0, 1) / 60_000 })
  .map((count) => new Date(count * 60_000));
/** Every wall time of the calendar, the skipped and the doubled ones too. */
const wallTime = minute.map((at) => at.toISOString().slice(0, 16));

describe('resolveWallTime', () => {
  it.each([
    ['2026-11-20T17:00', 'Asia/Yekaterinburg', '2026-11-20T12:00:00.000Z', null],
    ['2026-11-20T17:00', 'Asia/Kolkata', '2026-11-20T11:30:00.000Z', null],
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z', 'gap'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z', 'overlap'],
    ['2026-03-08T02:15', 'America/St_Johns', '2026-03-08T05:45:00.000Z', 'gap'],
    ['2026-11-01T01:30', 'America/St_Johns', '2026-11-01T04:00:00.000Z', 'overlap'],
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z', 'gap'],
    ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T22:00:00.000Z', 'gap'],
  ])('%s in %s', (wall, timeZone, instant, note) => {
    expect(resolveWallTime({ wallTime: wall, timeZone })).toEqual({ instant: new Date(instant), note });
  });

  it('refuses days that no calendar has', () => {
    expect(() => resolveWallTime({ wallTime: '2026-02-30T10:00', timeZone: 'UTC' })).toThrow(RangeError);
    expect([
      isWallTime('2026-02-30T10:00'),
      isWallTime('2026-02-28T24:00'),
      isWallTime('2028-02-29T10:00'),
    ]).toEqual([false, false, true]);
  });

  it('gives back the wall time it was given, but for the skipped ones, which move forward', () => {
    fc.assert(
      fc.property(wallTime, zone, (wall, timeZone) => {
        const { instant, note } = resolveWallTime({ wallTime: wall, timeZone });
        const back = toWallTime(instant, timeZone);
        if (note === 'gap') expect(back > wall).toBe(true);
        else expect(back).toBe(wall);
      }),
      { numRuns: 500 },
    );
  });

  it('finds the instant again from what the clock showed, or the earlier of two', () => {
    fc.assert(
      fc.property(minute, zone, (at, timeZone) => {
        const { instant, note } = resolveWallTime({ wallTime: toWallTime(at, timeZone), timeZone });
        expect(note).not.toBe('gap');
        if (note === null) expect(instant).toEqual(at);
        else expect(instant.getTime()).toBeLessThanOrEqual(at.getTime());
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the order of wall times within one zone outside of clock changes', () => {
    fc.assert(
      fc.property(wallTime, wallTime, zone, (a, b, timeZone) => {
        const [one, two] = [a, b].sort().map((wall) => resolveWallTime({ wallTime: wall, timeZone }));
        if (!one || !two || one.note !== null || two.note !== null) return;
        expect(one.instant.getTime()).toBeLessThanOrEqual(two.instant.getTime() + 3_600_000);
      }),
    );
  });
});

describe('secondsPast', () => {
  const now = new Date('2026-11-20T12:00:20.000Z');
  it.each([
    ['2026-11-20T12:00:00.000Z', 0],
    ['2026-11-20T12:05:00.000Z', 0],
    ['2026-11-20T11:59:00.000Z', 80],
  ])('%s at 12:00:20', (instant, seconds) => {
    expect(secondsPast(new Date(instant), now)).toBe(seconds);
  });

  it('is 0 for everything from this minute on and positive before it', () => {
    fc.assert(
      fc.property(
        minute,
        fc.integer({ min: 0, max: 59_999 }),
        fc.integer({ min: -10, max: 10 }),
        (at, ms, minutes) => {
          const seconds = secondsPast(new Date(at.getTime() + minutes * 60_000), new Date(at.getTime() + ms));
          expect(seconds > 0).toBe(minutes < 0);
        },
      ),
    );
  });
});

describe('days', () => {
  it('a shift keeps the time of the clock over a change of the clock', () => {
    const moved = shiftDays('2026-10-24T17:00', 7);
    expect(moved).toBe('2026-10-31T17:00');
    const hours =
      (resolveWallTime({ wallTime: moved, timeZone: 'Europe/Berlin' }).instant.getTime() -
        resolveWallTime({ wallTime: '2026-10-24T17:00', timeZone: 'Europe/Berlin' }).instant.getTime()) /
      3_600_000;
    expect(hours).toBe(7 * 24 + 1);
  });

  it('there and back is nothing', () => {
    fc.assert(
      fc.property(wallTime, fc.integer({ min: -400, max: 400 }), (wall, days) => {
        expect(shiftDays(shiftDays(wall, days), -days)).toBe(wall);
      }),
    );
  });

  it('every instant belongs to exactly the day whose bounds hold it', () => {
    fc.assert(
      fc.property(minute, zone, (at, timeZone) => {
        const day = toDay(at, timeZone);
        const { start, end } = boundsOfDays({ from: day, to: day, timeZone });
        expect(start <= at && at < end).toBe(true);
        expect(toDay(start, timeZone)).toBe(day);
        expect(toDay(end, timeZone) > day).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
