import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareMix, rubricGaps, silenceOf } from './rubric-plan.ts';

describe('what a rubric needs', () => {
  it('is a goal, people and ten ideas', () => {
    const ideas = Array.from({ length: 10 }, (_, index) => `Идея ${index}`);
    expect(rubricGaps({ goal: '', segmentId: null, ideas: [] })).toEqual(['goal', 'segment', 'ideas']);
    expect(rubricGaps({ goal: 'Вступают', segmentId: 'x', ideas: ideas.slice(1) })).toEqual(['ideas']);
    expect(rubricGaps({ goal: 'Вступают', segmentId: 'x', ideas })).toEqual([]);
  });
});

describe('the mix', () => {
  const targets = new Map([
    ['a', 40],
    ['b', 20],
    ['c', null],
  ]);

  it('is compared with what was planned, ten points either way', () => {
    const { n, isFew, rows } = compareMix(
      [
        { rubricId: 'a', posts: 10 },
        { rubricId: 'b', posts: 7 },
        { rubricId: null, posts: 3 },
      ],
      targets,
    );
    expect({ n, isFew }).toEqual({ n: 20, isFew: false });
    expect(rows).toEqual([
      { rubricId: 'a', posts: 10, share: 50, target: 40, verdict: 'asPlanned' },
      { rubricId: 'b', posts: 7, share: 35, target: 20, verdict: 'above' },
      { rubricId: 'c', posts: 0, share: 0, target: null, verdict: null },
      { rubricId: null, posts: 3, share: 15, target: null, verdict: null },
    ]);
  });

  it('says nothing of few posts, and knows no share of none', () => {
    expect(compareMix([{ rubricId: 'a', posts: 9 }], targets).rows[0]).toMatchObject({
      share: 100,
      verdict: null,
    });
    expect(compareMix([], targets).rows.every(({ share }) => share === null)).toBe(true);
  });

  it('has shares that make a whole', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 }), (posts) => {
        const counts = posts.map((count, index) => ({ rubricId: String(index), posts: count }));
        const sum = compareMix(counts, new Map()).rows.reduce((all, { share }) => all + (share ?? 0), 0);
        expect(sum).toBeCloseTo(100);
      }),
    );
  });
});

describe('silence', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  const given = { lastAt: null, nextAt: null, since: '2026-11-20T00:00:00Z', limitDays: 7, now };

  it('runs from the last post, else from the start', () => {
    expect(silenceOf(given)).toBeNull();
    expect(silenceOf({ ...given, since: '2026-11-01T12:00:00Z' })).toBe(22);
    expect(silenceOf({ ...given, lastAt: '2026-11-16T12:00:00Z' })).toBeNull();
    expect(silenceOf({ ...given, lastAt: '2026-11-15T12:00:00Z' })).toBe(8);
  });

  it('ends with a plan that is near enough', () => {
    const silent = { ...given, lastAt: '2026-11-01T12:00:00Z' };
    expect(silenceOf({ ...silent, nextAt: '2026-11-25T12:00:00Z' })).toBeNull();
    expect(silenceOf({ ...silent, nextAt: '2026-12-20T12:00:00Z' })).toBe(22);
  });
});
