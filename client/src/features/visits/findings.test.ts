import { describe, expect, it } from 'vitest';
import { bouncesOfHundred, leadingSource, overviewFinding, peakOf, secondsPerVisit } from './findings.ts';
import { periodOf } from './visits-search.ts';

const amounts = (visits: number | null, views = 100) => ({
  views,
  visits,
  visitors: visits,
  bounces: visits === null ? null : 25,
  seconds: visits === null ? null : 6_000,
  named: 0,
});
const row = (value: string, visits: number) => ({ value, ...amounts(visits) });

describe('the sentence', () => {
  it.each([
    [100, 80, 'more', 0.25],
    [80, 100, 'less', 0.2],
    [103, 100, 'same', 0.03],
  ])('of %s after %s is %s', (now, before, key, share) => {
    const found = overviewFinding({ totals: amounts(now), before: amounts(before) });
    expect(found).toMatchObject({ key, measure: 'visits', value: now });
    expect(found.share).toBeCloseTo(share);
  });

  it('compares with nothing where nothing was, and speaks of views where nobody is known', () => {
    expect(overviewFinding({ totals: amounts(5), before: null }).key).toBe('first');
    expect(overviewFinding({ totals: amounts(0, 0), before: null }).key).toBe('none');
    expect(overviewFinding({ totals: amounts(null, 7), before: null })).toMatchObject({
      measure: 'views',
      value: 7,
    });
  });
});

describe('the source that leads', () => {
  it('is named only with enough visits and clearly ahead', () => {
    const measure = 'visits';
    expect(leadingSource({ measure, rows: [row('unknown', 900), row('vk', 50), row('site', 20)] })).toBe(
      'vk',
    );
    expect(leadingSource({ measure, rows: [row('vk', 50), row('telegram', 48)] })).toBeNull();
    expect(leadingSource({ measure, rows: [row('vk', 5)] })).toBeNull();
  });
});

it('knows no time and no bounces where it knows no visits', () => {
  expect([secondsPerVisit(amounts(100)), bouncesOfHundred(amounts(100))]).toEqual([60, 25]);
  expect([secondsPerVisit(amounts(null)), bouncesOfHundred(amounts(null))]).toEqual([null, null]);
  expect(secondsPerVisit(amounts(0))).toBeNull();
});

it('finds the peak, and none on flat ground', () => {
  const point = (visits: number | null) => ({ at: '2026-11-20', views: 0, visits, visitors: null });
  expect(peakOf([point(null), point(3), point(9)], 'visits')).toEqual({ step: 2, value: 9 });
  expect(peakOf([point(0), point(null)], 'visits')).toBeNull();
});

it('reads a period from the address: whole days until yesterday, today alone, own days', () => {
  const today = '2026-11-23';
  expect(periodOf({}, 's', today)).toMatchObject({
    from: '2026-10-26',
    to: '2026-11-22',
    compare: 'previous',
  });
  expect(periodOf({ days: 1 }, 's', today)).toMatchObject({ from: today, to: today });
  expect(periodOf({ from: '2026-01-01', to: '2026-02-01' }, 's', today).from).toBe('2026-01-01');
});
