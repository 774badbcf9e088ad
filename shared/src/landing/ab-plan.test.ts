import { describe, expect, it } from 'vitest';
import { MAX_TEST_WEEKS, walkOf, weeksOfTest } from './ab-plan.ts';

describe('how long a test would take', () => {
  it('counts whole weeks at the traffic of now, and says nothing of what is unknown', () => {
    expect(weeksOfTest('double', { applications: 80, days: 28 })).toBe(5);
    expect(weeksOfTest('half', { applications: 80, days: 28 })).toBe(10);
    expect(weeksOfTest('third', { applications: 80, days: 28 })).toBe(25);
    expect(weeksOfTest('double', { applications: 10, days: 7 })).toBe(10);
    expect(weeksOfTest('double', { applications: 3, days: 28 })).toBeGreaterThan(MAX_TEST_WEEKS);
    expect(weeksOfTest('double', { applications: 0, days: 28 })).toBeNull();
    expect(weeksOfTest('double', { applications: 9, days: 6 })).toBeNull();
  });
});

describe('the walk', () => {
  it('goes up with the new version, down with the old one, and ends at a line', () => {
    expect(walkOf([true, true, false], 100)).toEqual({
      steps: [1, 2, 1],
      arms: { a: 1, b: 2 },
      verdict: 'running',
    });
    const won = walkOf(
      Array.from({ length: 40 }, () => true),
      100,
    );
    expect(won).toMatchObject({ arms: { a: 0, b: 23 }, verdict: 'b' });
    expect(won.steps).toHaveLength(23);
  });

  it('ends without a difference where the number was fixed, whatever comes later', () => {
    const applications = Array.from({ length: 150 }, (_, at) => at % 2 === 0 || at > 100);
    const { verdict, steps, arms } = walkOf(applications, 100);
    expect({ verdict, arms, length: steps.length }).toEqual({
      verdict: 'no_difference',
      arms: { a: 50, b: 50 },
      length: 100,
    });
  });
});
