import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  listRecurringDays,
  nthWeekdayOf,
  Recurrence,
  recurringDaysBetween,
  startsAtAnchor,
  weekdayOf,
  weeklyLike,
} from './recurrence.ts';
import { formatRule, formatSeries, parseRule } from './rrule.ts';
import { resolveWallTime, toWallTime } from './schedule.ts';

const open = { until: null, count: null };
const take = (rule: Recurrence, anchor: string, count: number): string[] => {
  const days: string[] = [];
  for (const day of listRecurringDays(rule, anchor)) {
    if (days.length === count) break;
    days.push(day);
  }
  return days;
};

const ZONES = [
  'UTC',
  'Asia/Kolkata',
  'America/St_Johns',
  'Europe/Berlin',
  'Asia/Novosibirsk',
  'Pacific/Apia',
];
const day = fc
  .integer({ min: 0, max: 9_000 })
  .map((days) => Temporal.PlainDate.from('2012-01-01').add({ days }).toString());
const weekday = fc.integer({ min: 1, max: 7 });
const end = fc.oneof(
  fc.constant(open),
  fc.record({ until: day, count: fc.constant(null) }),
  fc.record({ until: fc.constant(null), count: fc.integer({ min: 1, max: 40 }) }),
);
const interval = fc.integer({ min: 1, max: 6 });
const shape = fc.oneof(
  fc.record({
    freq: fc.constant('weekly' as const),
    weekdays: fc.uniqueArray(weekday, { minLength: 1, maxLength: 7 }),
  }),
  fc.record({
    freq: fc.constant('monthlyByDay' as const),
    monthDay: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant(-1)),
  }),
  fc.record({
    freq: fc.constant('monthlyByWeekday' as const),
    nth: fc.constantFrom(1, 2, 3, 4, 5, -1),
    weekday,
  }),
  fc.record({
    freq: fc.constant('yearly' as const),
    month: fc.integer({ min: 1, max: 12 }),
    monthDay: fc.integer({ min: 1, max: 31 }),
  }),
);
const rule = fc
  .tuple(shape, interval, end)
  .map(([one, every, last]): Recurrence => ({ ...one, interval: every, ...last }));

/** Said anew, without the code under test: is this a day of the rule? */
function satisfies(one: Recurrence, anchorDay: string, found: string): boolean {
  const date = Temporal.PlainDate.from(found);
  const anchor = Temporal.PlainDate.from(anchorDay);
  const months = (date.year - anchor.year) * 12 + date.month - anchor.month;
  switch (one.freq) {
    case 'weekly': {
      const monday = (from: Temporal.PlainDate) => from.subtract({ days: from.dayOfWeek - 1 });
      const weeks = monday(anchor).until(monday(date), { largestUnit: 'days' }).days / 7;
      return one.weekdays.includes(date.dayOfWeek) && weeks % one.interval === 0;
    }
    case 'monthlyByDay':
      return (
        months % one.interval === 0 && date.day === (one.monthDay === -1 ? date.daysInMonth : one.monthDay)
      );
    case 'monthlyByWeekday': {
      const isLast = date.day + 7 > date.daysInMonth;
      const isNth = one.nth === -1 ? isLast : Math.ceil(date.day / 7) === one.nth;
      return months % one.interval === 0 && date.dayOfWeek === one.weekday && isNth;
    }
    case 'yearly':
      return (
        (date.year - anchor.year) % one.interval === 0 &&
        date.month === one.month &&
        date.day === one.monthDay
      );
  }
}

describe('listRecurringDays', () => {
  it.each<[string, Recurrence, string, string[]]>([
    [
      'Mondays and Thursdays',
      { freq: 'weekly', interval: 1, weekdays: [4, 1], ...open },
      '2026-11-23',
      ['2026-11-23', '2026-11-26', '2026-11-30'],
    ],
    [
      'every second week, counted in weeks from Monday',
      { freq: 'weekly', interval: 2, weekdays: [7, 1], ...open },
      '2026-11-29',
      ['2026-11-29', '2026-12-07', '2026-12-13'],
    ],
    [
      'the 31st leaves out short months',
      { freq: 'monthlyByDay', interval: 1, monthDay: 31, ...open },
      '2026-01-31',
      ['2026-01-31', '2026-03-31', '2026-05-31'],
    ],
    [
      'the last day has every month',
      { freq: 'monthlyByDay', interval: 1, monthDay: -1, ...open },
      '2028-01-31',
      ['2028-01-31', '2028-02-29', '2028-03-31'],
    ],
    [
      'the second Tuesday',
      { freq: 'monthlyByWeekday', interval: 1, nth: 2, weekday: 2, ...open },
      '2026-11-10',
      ['2026-11-10', '2026-12-08', '2027-01-12'],
    ],
    [
      'a fifth Friday is rare',
      { freq: 'monthlyByWeekday', interval: 1, nth: 5, weekday: 5, ...open },
      '2026-10-30',
      ['2026-10-30', '2027-01-29', '2027-04-30'],
    ],
    [
      '29 February',
      { freq: 'yearly', interval: 1, month: 2, monthDay: 29, ...open },
      '2024-02-29',
      ['2024-02-29', '2028-02-29', '2032-02-29'],
    ],
  ])('%s', (_name, one, anchor, expected) => {
    expect(take(one, anchor, 3)).toEqual(expected);
  });

  it('ends by count and by day, and never where there is no such day', () => {
    expect(take({ ...weeklyLike('2026-11-23'), count: 2 }, '2026-11-23', 9)).toHaveLength(2);
    const until = { ...weeklyLike('2026-11-23'), until: '2026-12-07' };
    expect(take(until, '2026-11-23', 9)).toEqual(['2026-11-23', '2026-11-30', '2026-12-07']);
    const never: Recurrence = { freq: 'yearly', interval: 1, month: 2, monthDay: 30, ...open };
    expect(take(never, '2026-01-01', 1)).toEqual([]);
  });

  it('each day satisfies the rule, stands in order, once, from the anchor on and within its end', () => {
    fc.assert(
      fc.property(rule, day, (one, anchor) => {
        const days = take(one, anchor, 50);
        expect(days).toEqual([...new Set(days)].sort());
        for (const found of days) {
          expect([found, satisfies(one, anchor, found)]).toEqual([found, true]);
          expect(found >= anchor).toBe(true);
          if (one.until !== null) expect(found <= one.until).toBe(true);
        }
        if (one.count !== null) expect(days.length).toBeLessThanOrEqual(one.count);
      }),
    );
  });

  it('leaves out no day that satisfies the rule', () => {
    fc.assert(
      fc.property(shape, interval, day, (one, every, anchor) => {
        const full = { ...one, interval: every, ...open };
        const to = Temporal.PlainDate.from(anchor).add({ days: 400 }).toString();
        const expected = Array.from({ length: 401 }, (_, days) =>
          Temporal.PlainDate.from(anchor).add({ days }).toString(),
        ).filter((found) => satisfies(full, anchor, found));
        expect(recurringDaysBetween(full, { anchorDay: anchor, from: anchor, to })).toEqual(expected);
      }),
    );
  });

  it('counts from the anchor: a later look names the same days', () => {
    fc.assert(
      fc.property(rule, day, fc.nat(700), (one, anchorDay, later) => {
        const from = Temporal.PlainDate.from(anchorDay).add({ days: later }).toString();
        const to = Temporal.PlainDate.from(from).add({ days: 200 }).toString();
        const whole = recurringDaysBetween(one, { anchorDay, from: anchorDay, to });
        expect(recurringDaysBetween(one, { anchorDay, from, to })).toEqual(
          whole.filter((found) => found >= from),
        );
      }),
    );
  });

  it('starts at the anchor where the rule is made like it', () => {
    fc.assert(
      fc.property(day, (anchor) => {
        expect(startsAtAnchor(weeklyLike(anchor), anchor)).toBe(true);
        const nth: Recurrence = {
          freq: 'monthlyByWeekday',
          interval: 1,
          nth: nthWeekdayOf(anchor),
          weekday: weekdayOf(anchor),
          ...open,
        };
        expect(startsAtAnchor(nth, anchor)).toBe(true);
      }),
    );
    expect(startsAtAnchor(weeklyLike('2026-11-23'), '2026-11-24')).toBe(false);
  });

  it.each([
    ['Europe/Berlin', '2026-10-18', [15, 16, 16]],
    ['Europe/Berlin', '2026-03-22', [16, 15, 15]],
    ['America/St_Johns', '2026-10-25', [19.5, 20.5, 20.5]],
    ['America/St_Johns', '2026-03-01', [20.5, 19.5, 19.5]],
    ['Asia/Kolkata', '2026-10-18', [11.5, 11.5, 11.5]],
  ])('17:00 in %s stays 17:00 over a change of the clock', (timeZone, anchor, hours) => {
    const instants = take(weeklyLike(anchor), anchor, 3).map(
      (found) => resolveWallTime({ wallTime: `${found}T17:00`, timeZone }).instant,
    );
    expect(instants.map((at) => toWallTime(at, timeZone).slice(11))).toEqual(['17:00', '17:00', '17:00']);
    expect(instants.map((at) => at.getUTCHours() + at.getUTCMinutes() / 60)).toEqual(hours);
  });
});

describe('the rule as text', () => {
  it.each<[Recurrence, string]>([
    [
      { freq: 'weekly', interval: 1, weekdays: [4, 1], ...open },
      'RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TH;WKST=MO',
    ],
    [
      { freq: 'monthlyByWeekday', interval: 2, nth: -1, weekday: 5, until: null, count: 6 },
      'RRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR;COUNT=6',
    ],
    [
      { freq: 'yearly', interval: 1, month: 5, monthDay: 1, until: '2030-05-01', count: null },
      'RRULE:FREQ=YEARLY;INTERVAL=1;BYMONTH=5;BYMONTHDAY=1;UNTIL=20300501T185900Z',
    ],
  ])('%j', (one, text) => {
    expect(formatRule(one, 'Asia/Yekaterinburg')).toBe(text);
  });

  it('is read back as it was, in every zone', () => {
    fc.assert(
      fc.property(rule, fc.constantFrom(...ZONES), (one, timeZone) => {
        const sorted =
          one.freq === 'weekly' ? { ...one, weekdays: [...one.weekdays].sort((a, b) => a - b) } : one;
        expect(parseRule(formatRule(one, timeZone), timeZone)).toEqual(sorted);
      }),
    );
  });

  it('carries its start with the zone', () => {
    const start = { anchorDay: '2026-11-23', time: '17:00', timeZone: 'Asia/Kolkata' };
    expect(formatSeries(weeklyLike('2026-11-23'), start)).toBe(
      'DTSTART;TZID=Asia/Kolkata:20261123T170000\r\nRRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;WKST=MO',
    );
  });

  it('refuses what it did not write', () => {
    expect(() => parseRule('RRULE:FREQ=HOURLY', 'UTC')).toThrow(RangeError);
    expect(() => parseRule('RRULE:FREQ=WEEKLY;BYDAY=XX', 'UTC')).toThrow(RangeError);
    expect(Recurrence.safeParse({ ...weeklyLike('2026-11-23'), until: '2027-01-01', count: 3 }).success).toBe(
      false,
    );
  });
});
