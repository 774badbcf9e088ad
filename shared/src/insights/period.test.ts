import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, bucketsOf, countDays, wholeWeeks } from './period.ts';

const range = fc
  .record({ start: fc.integer({ min: 0, max: 4000 }), length: fc.integer({ min: 0, max: 800 }) })
  .map(({ start, length }) => {
    const from = addDays('2020-02-20', start);
    return { from, to: addDays(from, length) };
  });

describe('wholeWeeks', () => {
  it('takes each day of the range once, in weeks from Monday to Sunday wherever one fits', () => {
    fc.assert(
      fc.property(range, (days) => {
        const parts = wholeWeeks(days);
        const covered = [
          ...parts.days,
          ...parts.weeks.flatMap((monday) => [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(monday, day))),
        ];
        expect(new Set(covered).size).toBe(covered.length);
        expect(covered.sort()).toEqual(
          Array.from({ length: countDays(days) }, (_, day) => addDays(days.from, day)),
        );
        for (const monday of parts.weeks) expect(new Date(monday).getUTCDay()).toBe(1);
        expect(parts.days.length).toBeLessThanOrEqual(12);
      }),
    );
  });

  it('cuts a week of a chart as one', () => {
    const [, second] = bucketsOf({ from: '2026-04-01', to: '2026-04-30' }, 'week', '2026-05-01');
    expect(wholeWeeks(second ?? { from: '', to: '' })).toEqual({ weeks: ['2026-04-06'], days: [] });
    expect(wholeWeeks({ from: '2026-04-07', to: '2026-04-12' }).weeks).toEqual([]);
  });
});
