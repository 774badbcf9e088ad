import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdayOf } from './recurrence.ts';
import { resolveWallTime, toWallTime } from './schedule.ts';
import { type ChannelSlots, commonSlots, nextFreeSlot, type Slot } from './slots.ts';

const timeZone = 'Asia/Yekaterinburg';
/** A Monday, 12:00 there. */
const now = new Date('2026-11-23T07:00:00Z');
const at = (wallTime: string, zone = timeZone) => resolveWallTime({ wallTime, timeZone: zone }).instant;
const place = (slots: Slot[], taken: string[] = []): ChannelSlots => ({
  channelId: 'c',
  slots,
  taken: taken.map((wallTime) => at(wallTime).getTime()),
});
const MONDAY_17 = { weekday: 1, time: '17:00' };
const FRIDAY_9 = { weekday: 5, time: '09:00' };
const next = (...channels: ChannelSlots[]) => nextFreeSlot(channels, { now, timeZone })?.wallTime ?? null;

describe('nextFreeSlot', () => {
  it('takes the next one that is free, the passed ones of today never', () => {
    expect(next(place([FRIDAY_9, MONDAY_17]))).toBe('2026-11-23T17:00');
    expect(next(place([FRIDAY_9, MONDAY_17], ['2026-11-23T17:00']))).toBe('2026-11-27T09:00');
    expect(next(place([{ weekday: 1, time: '11:59' }]))).toBe('2026-11-30T11:59');
    expect(next(place([{ weekday: 1, time: '12:00' }]))).toBe('2026-11-30T12:00');
  });

  it('of several channels it is a slot of each and free in all', () => {
    const one = place([MONDAY_17, FRIDAY_9], ['2026-11-27T09:00']);
    expect(next(one, place([FRIDAY_9]))).toBe('2026-12-04T09:00');
    expect(next(one, place([{ weekday: 3, time: '17:00' }]))).toBeNull();
    expect(commonSlots([one, place([FRIDAY_9])])).toEqual([FRIDAY_9]);
  });

  it('says so when there is none', () => {
    expect(next()).toBeNull();
    expect(next(place([]))).toBeNull();
  });

  it('keeps the time of the clock over a change of it', () => {
    const zone = 'America/St_Johns';
    const found = nextFreeSlot([{ channelId: 'c', slots: [{ weekday: 7, time: '17:00' }], taken: [] }], {
      now: at('2026-10-31T18:00', zone),
      timeZone: zone,
    });
    expect(found).toEqual({ wallTime: '2026-11-01T17:00', dueAt: new Date('2026-11-01T20:30:00Z') });
  });

  it('whatever is taken, the answer is a slot, ahead and free, and no earlier one is', () => {
    const slot = fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      time: fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:30`),
    });
    const zone = fc.constantFrom('UTC', 'Asia/Kolkata', 'America/St_Johns', 'Europe/Berlin');
    fc.assert(
      fc.property(
        fc.array(slot, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 8 }),
        zone,
        (slots, steps, timeZone) => {
          const taken: number[] = [];
          // Taking what is offered never offers it again, and goes forward.
          for (let step = 0; step <= steps; step += 1) {
            const found = nextFreeSlot([{ channelId: 'c', slots, taken }], { now, timeZone });
            if (!found) throw new Error('a week always has a place');
            expect(found.dueAt.getTime()).toBeGreaterThan(Math.max(now.getTime(), ...taken));
            expect(toWallTime(found.dueAt, timeZone)).toBe(found.wallTime);
            const [day = '', time = ''] = found.wallTime.split('T');
            expect(slots).toContainEqual({ weekday: weekdayOf(day), time });
            taken.push(found.dueAt.getTime());
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
