import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  awakeAt,
  awakeHours,
  awakeRanges,
  PRESET_ANCHOR,
  SHIFT_PRESETS,
  type ShiftPattern,
  type ShiftPreset,
} from './shifts.ts';

const timeZone = 'Asia/Yekaterinburg';
const pattern = (preset: ShiftPreset, crews?: number[]): ShiftPattern => ({
  timeZone,
  anchorDay: PRESET_ANCHOR,
  days: [...SHIFT_PRESETS[preset].days],
  crews: crews ?? [...SHIFT_PRESETS[preset].crews],
});
/** At that time of the clock in Yekaterinburg. */
const at = (wallTime: string) => new Date(`${wallTime}:00+05:00`);

describe('who is awake', () => {
  it('works by day and sleeps from eleven to seven where work begins at eight', () => {
    const five = pattern('fiveDays');
    expect(awakeAt(five, at('2026-11-23T10:00'))).toEqual({ crews: 1, awake: 1, working: 1 });
    expect(awakeAt(five, at('2026-11-23T20:00'))).toEqual({ crews: 1, awake: 1, working: 0 });
    expect(awakeAt(five, at('2026-11-24T02:00')).awake).toBe(0);
    expect(awakeAt(five, at('2026-11-24T07:10')).awake).toBe(1);
    // Sunday.
    expect(awakeAt(five, at('2026-11-22T10:00'))).toEqual({ crews: 1, awake: 1, working: 0 });
  });

  it('sleeps in the day after a night at work', () => {
    // 2026-01-05 day, 06 night until 07 at 07:00, then two days off.
    const crew = pattern('dayNight', [0]);
    expect(awakeAt(crew, at('2026-01-06T23:00')).working).toBe(1);
    expect(awakeAt(crew, at('2026-01-07T03:00')).working).toBe(1);
    expect(awakeAt(crew, at('2026-01-07T07:30'))).toMatchObject({ awake: 1, working: 0 });
    expect(awakeAt(crew, at('2026-01-07T12:00')).awake).toBe(0);
    expect(awakeAt(crew, at('2026-01-07T17:00')).awake).toBe(1);
    expect(awakeAt(crew, at('2026-01-08T03:00')).awake).toBe(0);
  });

  it('always has one of four crews at work where they relieve each other', () => {
    const all = pattern('dayNight');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 * 60 }), (minutes) => {
        const { working, awake, crews } = awakeAt(all, new Date(Date.UTC(2026, 0, 1) + minutes * 60_000));
        expect(working).toBe(1);
        expect(awake).toBeGreaterThanOrEqual(working);
        expect(crews).toBe(4);
      }),
    );
  });

  it('repeats with the cycle, before the first day too', () => {
    const presets = Object.keys(SHIFT_PRESETS) as ShiftPreset[];
    fc.assert(
      fc.property(
        fc.constantFrom(...presets),
        fc.integer({ min: -500_000, max: 500_000 }),
        (name, minutes) => {
          const given = pattern(name);
          const moment = Date.UTC(2026, 0, 5) + minutes * 60_000;
          const later = moment + given.days.length * 86_400_000;
          expect(awakeAt(given, new Date(later))).toEqual(awakeAt(given, new Date(moment)));
        },
      ),
    );
  });

  it('says the hours of a day in another zone', () => {
    const hours = awakeHours(pattern('fiveDays'), { day: '2026-11-24', timeZone: 'Europe/Moscow' });
    expect(hours).toHaveLength(24);
    // Seven in Yekaterinburg is five in Moscow.
    expect(awakeRanges(hours)[0]?.[0]).toBe(5);
  });

  it('joins hours in which at least half are awake', () => {
    const hour = (awake: number) => ({ crews: 4, awake, working: 0 });
    expect(awakeRanges([hour(0), hour(1), hour(2), hour(4), hour(1), hour(3)])).toEqual([
      [2, 4],
      [5, 6],
    ]);
  });
});
