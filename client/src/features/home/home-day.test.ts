import type { CalendarEntry } from '@rupor/shared/calendar/contract';
import type { TargetState } from '@rupor/shared/posts/state-machine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aheadRange, countDay, entriesOf, nextEntry, nowPlace, remarkOn } from './home-day.ts';

function entry(at: string, state: TargetState = 'scheduled'): CalendarEntry {
  return {
    postId: '019a0000-0000-7000-8000-000000000001',
    targetIds: [],
    heading: at,
    isRepeated: false,
    state,
    dueAt: `${at}:00Z`,
    at,
    wallTime: at,
    timeZone: 'UTC',
    channels: [],
    rubric: null,
    campaign: null,
    segments: [],
  };
}

const day = (states: TargetState[], total = states.length) => ({
  day: '2026-11-19',
  total,
  entries: states.map((state) => entry('2026-11-19T10:00', state)),
});

describe('the remark after the number of posts', () => {
  it.each<[TargetState[], ReturnType<typeof remarkOn>]>([
    [[], null],
    [['scheduled', 'published'], null],
    [['scheduled', 'unconfirmed', 'in_review'], { key: 'check', count: 1 }],
    [['failed', 'missed', 'unconfirmed'], { key: 'check', count: 3 }],
    [['in_review', 'in_review', 'published'], { key: 'review', count: 2 }],
    [['published', 'published'], { key: 'allOut', count: 2 }],
  ])('%j', (states, remark) => {
    expect(remarkOn(countDay(day(states)))).toEqual(remark);
  });

  it('does not claim that all are out while a part of the day was not sent', () => {
    expect(remarkOn(countDay(day(['published'], 60)))).toBeNull();
  });
});

describe('the line of now', () => {
  it('stands before the first entry that is still ahead', () => {
    const entries = ['08:00', '10:30', '12:30'].map((time) => entry(`2026-11-19T${time}`));
    expect(nowPlace(entries, '2026-11-19T11:05')).toBe(2);
    expect(nowPlace(entries, '2026-11-19T07:00')).toBe(0);
    expect(nowPlace(entries, '2026-11-19T12:30')).toBe(3);
  });

  it('parts past from future for any day', () => {
    const minute = fc.integer({ min: 0, max: 1439 }).map((value) => {
      const [hours, rest] = [Math.floor(value / 60), value % 60].map((part) => String(part).padStart(2, '0'));
      return `2026-11-19T${hours}:${rest}`;
    });
    fc.assert(
      fc.property(fc.array(minute), minute, (times, now) => {
        const entries = times.sort().map((at) => ({ at }));
        const place = nowPlace(entries, now);
        return (
          entries.slice(0, place).every(({ at }) => at <= now) &&
          entries.slice(place).every(({ at }) => at > now)
        );
      }),
    );
  });
});

describe('days ahead', () => {
  const days = [
    { day: '2026-11-19', total: 1, entries: [entry('2026-11-19T10:00')] },
    { day: '2026-11-22', total: 2, entries: [entry('2026-11-22T12:00'), entry('2026-11-22T09:00')] },
  ];

  it('reach over a month border', () => {
    expect(aheadRange('2026-12-25')).toEqual({ from: '2026-12-25', to: '2027-01-08' });
  });

  it('give the earliest entry after today', () => {
    expect(nextEntry(days, '2026-11-19')?.at).toBe('2026-11-22T09:00');
    expect(nextEntry(days, '2026-11-22')).toBeNull();
  });

  it('a day without posts is an empty day', () => {
    expect(entriesOf(days, '2026-11-20')).toEqual({ day: '2026-11-20', total: 0, entries: [] });
  });
});
