import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReadingDue, latestOf, progressOf, timeShare } from './progress.ts';

const reading = (takenOn: string, value = 1) => ({
  id: '',
  value,
  takenOn,
  note: '',
  enteredBy: 'Ольга',
  enteredAt: `${takenOn}T10:00:00Z`,
});

describe('progress', () => {
  it.each([
    [
      { baseline: 10, target: 50, value: 30 },
      { state: 'on_way', share: 0.5, isFromZero: false },
    ],
    [
      { baseline: 10, target: 50, value: 50 },
      { state: 'reached', share: 1, isFromZero: false },
    ],
    [
      { baseline: null, target: 40, value: 10 },
      { state: 'on_way', share: 0.25, isFromZero: true },
    ],
    [
      { baseline: 12, target: 3, value: 6 },
      { state: 'on_way', share: 2 / 3, isFromZero: false },
    ],
    [
      { baseline: 12, target: 3, value: 2 },
      { state: 'reached', share: 1, isFromZero: false },
    ],
    [
      { baseline: 10, target: 50, value: 4 },
      { state: 'on_way', share: 0, isFromZero: false },
    ],
    [
      { baseline: 5, target: 5, value: 4 },
      { state: 'on_way', share: null, isFromZero: false },
    ],
    [
      { baseline: 10, target: null, value: 30 },
      { state: 'no_target', share: null, isFromZero: false },
    ],
    [
      { baseline: 10, target: 50, value: null },
      { state: 'unknown', share: null, isFromZero: false },
    ],
  ])('of %o is %o', (given, progress) => expect(progressOf(given)).toEqual(progress));

  it('is between nothing and all, and all exactly when reached', () => {
    const number = fc.option(fc.integer({ min: -100, max: 100 }));
    fc.assert(
      fc.property(number, number, number, (baseline, target, value) => {
        const { state, share } = progressOf({ baseline, target, value });
        if (share !== null) expect(share >= 0 && share <= 1).toBe(true);
        expect(state === 'reached').toBe(share === 1);
        if (value === null || target === null) expect(share).toBeNull();
      }),
    );
  });

  it('of the time counts both days', () => {
    const span = { startsOn: '2026-11-01', endsOn: '2026-11-10' };
    expect(timeShare(span, '2026-11-05')).toBe(0.5);
    expect(timeShare(span, '2026-10-01')).toBe(0);
    expect(timeShare(span, '2026-12-01')).toBe(1);
    expect(timeShare({ ...span, endsOn: null }, '2026-11-05')).toBeNull();
  });
});

describe('a reading', () => {
  it('of the latest day counts; what Rupor counts needs none', () => {
    const indicator = { counted: null, readings: [reading('2026-11-08', 7), reading('2026-11-01', 9)] };
    const like = indicator as unknown as Parameters<typeof latestOf>[0];
    expect(latestOf(like, 3)).toEqual({ value: 7, takenOn: '2026-11-08' });
    expect(latestOf({ ...like, counted: 'views' }, 3)).toEqual({ value: 3, takenOn: null });
    expect(latestOf({ ...like, readings: [] }, 3)).toEqual({ value: null, takenOn: null });
  });

  it.each([
    ['weekly', ['2026-11-08'], false],
    ['weekly', ['2026-11-03'], true],
    ['daily', ['2026-11-09'], true],
    ['monthly', ['2026-10-11'], false],
    ['once', ['2026-01-01'], false],
    ['once', [], true],
  ] as const)('%s, last %o: due %s', (cadence, days, due) => {
    const readings = days.map((day) => reading(day));
    expect(isReadingDue({ counted: null, cadence, readings }, '2026-11-10')).toBe(due);
    expect(isReadingDue({ counted: 'views', cadence, readings }, '2026-11-10')).toBe(false);
  });
});
