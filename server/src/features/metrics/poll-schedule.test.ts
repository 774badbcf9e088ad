import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPollAt, nextTryAt } from './poll-schedule.policy.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = new Date('2026-05-01T00:00:00Z');
const pauseAt = (ageMs: number, unchanged = 0): number | null => {
  const next = nextPollAt({ publishedAt: new Date(now.getTime() - ageMs), now, unchanged });
  return next && next.getTime() - now.getTime();
};

describe('nextPollAt', () => {
  it('asks often while a post is young and stops after ninety days', () => {
    expect([HOUR, 2 * DAY, 10 * DAY, 60 * DAY, 91 * DAY].map((age) => pauseAt(age))).toEqual([
      10 * 60_000,
      HOUR,
      6 * HOUR,
      23 * HOUR,
      null,
    ]);
  });

  it('waits twice as long after each answer without news', () => {
    expect([0, 1, 2, 3].map((unchanged) => pauseAt(HOUR, unchanged))).toEqual(
      [10, 20, 40, 80].map((minutes) => minutes * 60_000),
    );
  });

  it('never skips a day of a living post', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90 * DAY - 1 }), fc.nat(1000), (ageMs, unchanged) => {
        const pause = pauseAt(ageMs, unchanged);
        return pause !== null && pause > 0 && pause < DAY;
      }),
    );
  });
});

describe('nextTryAt', () => {
  it('doubles up to six hours, and waits at least as long as it was told', () => {
    const pause = (failures: number, retryAfterMs?: number) =>
      nextTryAt({ now, failures, retryAfterMs }).getTime() - now.getTime();
    expect([1, 2, 3, 40].map((failures) => pause(failures))).toEqual([120_000, 240_000, 480_000, 6 * HOUR]);
    expect(pause(1, DAY)).toBe(DAY);
  });
});
