import { startsAtAnchor } from '@rupor/shared/posts/recurrence';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftOfRule, ruleOf, startSeries } from './series-draft.ts';

const day = fc
  .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2034, 0, 1) })
  .map((ms) => new Date(ms).toISOString().slice(0, 10));

describe('the form of a series', () => {
  it('every choice of it makes a rule that starts with the first post, and reads back as it was', () => {
    const freq = fc.constantFrom('weekly', 'monthlyByDay', 'monthlyByWeekday', 'yearly');
    fc.assert(
      fc.property(day, freq, fc.integer({ min: 1, max: 4 }), (first, chosen, interval) => {
        const draft = { ...startSeries(first), freq: chosen, interval };
        const rule = ruleOf(draft, first);
        if (!rule) throw new Error('no rule');
        expect(startsAtAnchor(rule, first)).toBe(true);
        expect(ruleOf(draftOfRule(rule, draft, first), first)).toEqual(rule);
      }),
    );
  });

  it('is not filled in without a weekday, a last day, a number', () => {
    const draft = startSeries('2026-11-23');
    expect(ruleOf({ ...draft, weekdays: [] }, '2026-11-23')).toBeNull();
    expect(ruleOf({ ...draft, end: 'until', until: '' }, '2026-11-23')).toBeNull();
    expect(ruleOf({ ...draft, end: 'count', count: 0 }, '2026-11-23')).toBeNull();
    expect(ruleOf({ ...draft, interval: 0 }, '2026-11-23')).toBeNull();
  });
});
