import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOf, onDay, rangeOf, step, VIEWS, weeksOf } from './calendar-days.ts';

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('rangeOf', () => {
  it('shows whole weeks of a month, from Monday to Sunday', () => {
    expect(rangeOf('month', '2026-11-19')).toEqual({ from: '2026-10-26', to: '2026-12-06' });
    expect(rangeOf('week', '2026-11-22')).toEqual({ from: '2026-11-16', to: '2026-11-22' });
  });

  it('always holds the day itself', () => {
    fc.assert(
      fc.property(fc.constantFrom(...VIEWS), day, (view, value) => {
        expect(daysOf(rangeOf(view, value))).toContain(value);
      }),
    );
  });

  it('makes full rows of the month and shows each day of the month once', () => {
    fc.assert(
      fc.property(day, (value) => {
        const weeks = weeksOf(rangeOf('month', value));
        expect(weeks.every((week) => week.length === 7)).toBe(true);
        const ofMonth = weeks.flat().filter((other) => other.startsWith(value.slice(0, 7)));
        expect(new Set(ofMonth).size).toBe(ofMonth.length);
        const [year, month] = value.split('-').map(Number);
        expect(ofMonth).toHaveLength(new Date(Date.UTC(year ?? 0, month ?? 0, 0)).getUTCDate());
      }),
    );
  });
});

describe('step', () => {
  it('keeps to the end of a shorter month', () => {
    expect(step({ view: 'month', day: '2026-01-31', by: 1 })).toBe('2026-02-28');
  });

  it('goes forth and back by days and weeks', () => {
    fc.assert(
      fc.property(fc.constantFrom('week', 'day', 'list'), day, (view, value) => {
        expect(step({ view, day: step({ view, day: value, by: 1 }), by: -1 })).toBe(value);
      }),
    );
  });
});

describe('onDay', () => {
  it('keeps the time of day', () => {
    expect(onDay('2026-11-20T17:05', '2026-12-01')).toBe('2026-12-01T17:05');
  });
});
