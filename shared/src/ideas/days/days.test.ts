import { describe, expect, it } from 'vitest';
import { dayInYear, daysBetween } from './day-rule.ts';
import { DAY_SETS, DEFAULT_SETS, listKnownDays, listOwnDays } from './days.ts';

const YEAR = { from: '2026-01-01', to: '2026-12-31' };
const datesOf = (key: string, year: number) =>
  DAY_SETS.flatMap(({ days }) => days)
    .filter((day) => day.key === key)
    .map(({ rule }) => dayInYear(rule, year));

describe('days that come round', () => {
  it.each([
    ['builder', 2026, '2026-08-09'],
    ['fisherman', 2026, '2026-07-12'],
    ['miner', 2026, '2026-08-30'],
    ['engineer', 2023, '2023-09-24'],
    ['shop', 2025, '2025-07-26'],
    ['railway', 2027, '2027-08-01'],
    ['medic', 2009, '2009-06-21'],
    ['decent-work', 2026, '2026-10-07'],
  ])('%s in %i is on %s', (key, year, expected) => expect(datesOf(key, year)).toEqual([expected]));

  it('a 29th of February waits for a leap year, a day that happens once does not return', () => {
    const leap = { kind: 'own', day: '2024-02-29', isYearly: true } as const;
    expect(daysBetween(leap, '2023-01-01', '2029-01-01')).toEqual(['2024-02-29', '2028-02-29']);
    const once = { kind: 'own', day: '2026-05-05', isYearly: false } as const;
    expect(daysBetween(once, '2020-01-01', '2030-01-01')).toEqual(['2026-05-05']);
  });

  it('a period over New Year takes both years, its ends included', () => {
    const listed = listKnownDays(['public'], { from: '2026-11-04', to: '2027-01-07' });
    expect(listed.map(({ day }) => day)).toEqual(['2026-11-04', '2027-01-01', '2027-01-07']);
    expect(
      listOwnDays([{ day: '2020-12-31', isYearly: true }], { from: '2026-12-31', to: '2026-12-31' }),
    ).toEqual([{ day: '2026-12-31', own: { day: '2020-12-31', isYearly: true } }]);
  });
});

describe('the data', () => {
  it('has one key a day and a set, and each day comes each year', () => {
    const days = DAY_SETS.flatMap((set) => set.days);
    for (const keys of [days.map(({ key }) => key), DAY_SETS.map(({ key }) => key)])
      expect(new Set(keys).size).toBe(keys.length);
    for (const { key, rule } of days) expect([key, dayInYear(rule, 2026)]).toEqual([key, expect.any(String)]);
    for (const set of DAY_SETS) expect(set.days.length).toBeGreaterThan(0);
  });

  it('claims to have read a source only where it names one, and names a basis wherever it is sure', () => {
    for (const day of DAY_SETS.flatMap((set) => set.days)) {
      if (day.confidence === 'seen')
        expect([day.key, day.url]).toEqual([day.key, expect.stringMatching(/^https?:/)]);
      if (day.confidence !== 'check') expect([day.key, day.basis]).toEqual([day.key, expect.any(String)]);
    }
  });

  it('shows unions and public holidays where nothing was chosen', () => {
    expect([...DEFAULT_SETS].sort()).toEqual(['public', 'union']);
    expect(listKnownDays(DEFAULT_SETS, YEAR).some(({ known }) => known.key === 'may-day')).toBe(true);
    expect(listKnownDays([], YEAR)).toEqual([]);
  });
});
