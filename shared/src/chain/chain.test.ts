import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floorCounts, PRIVACY_FLOOR } from './floor.ts';
import { compareHeard } from './heard.ts';
import { type Counted, chainSteps } from './steps.ts';

const COUNTED: Counted = {
  placements: { all: 4, withViews: 3, views: 6000, withClicks: 1, clicks: 40 },
  linkClicks: 120,
  visits: 90,
  hasSite: true,
  hasForms: true,
  isTraceable: true,
  last: { applications: 14, talked: 9, joined: 3 },
  first: { applications: 12, talked: 8, joined: 3 },
  coverage: { applications: 20, known: 14 },
};

describe('chainSteps', () => {
  it('puts each number over the one before, per thousand, with what it is known of', () => {
    const steps = chainSteps(COUNTED, false);
    expect(steps.map(({ value }) => value)).toEqual([6000, 120, 90, 14, 9, 3]);
    expect(steps.map((step) => step.perThousand && Math.round(step.perThousand))).toEqual([
      null,
      20,
      750,
      156,
      643,
      333,
    ]);
    expect(steps[0]?.knownShare).toBe(0.75);
    expect(steps[3]).toMatchObject({ knownShare: 0.7, byFirst: 12 });
  });

  it('never says 0 for what nobody knows, and says why', () => {
    const unknown: Counted = {
      ...COUNTED,
      placements: { all: 0, withViews: 0, views: null, withClicks: 0, clicks: null },
      linkClicks: null,
      visits: null,
      hasSite: false,
      hasForms: false,
    };
    expect(chainSteps(unknown, false).map(({ value, reason }) => [value, reason])).toEqual([
      [null, 'nothing_out'],
      [null, 'no_links'],
      [null, 'no_site'],
      [null, 'no_forms'],
      [null, 'no_forms'],
      [null, 'no_forms'],
    ]);
    expect(chainSteps({ ...COUNTED, isTraceable: false }, false)[3]).toMatchObject({
      value: null,
      reason: 'no_links',
    });
  });

  it('hides few people from those who may not see them', () => {
    const [, , , applications, talked, joined] = chainSteps(COUNTED, true);
    expect([applications?.value, talked?.value]).toEqual([14, 9]);
    expect(joined).toMatchObject({ value: null, reason: 'floored', byFirst: null, perThousand: null });
  });
});

describe('floorCounts', () => {
  it('lets nobody work out a hidden number from the sum', () => {
    expect(floorCounts([10, 3, 7])).toEqual([10, null, null]);
    expect(floorCounts([0, 10, 20])).toEqual([0, 10, 20]);
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 8 }), (counts) => {
        const shown = floorCounts(counts);
        for (const count of shown)
          if (count !== null && count > 0) expect(count).toBeGreaterThanOrEqual(PRIVACY_FLOOR);
        const hidden = shown.filter((count) => count === null).length;
        if (hidden === 1) expect(counts.filter((count) => count > 0)).toHaveLength(1);
      }),
    );
  });
});

describe('compareHeard', () => {
  const cells = [
    { heard: 'vk', source: 1, isTracked: true, applications: 6 },
    { heard: 'colleague', source: 1, isTracked: true, applications: 3 },
    { heard: '', source: 11, isTracked: true, applications: 5 },
    { heard: 'meeting', source: 0, isTracked: false, applications: 7 },
    { heard: '', source: 0, isTracked: false, applications: 4 },
  ];

  it('lays what people say beside what links say, and no link sees a meeting', () => {
    expect(compareHeard(cells, false)).toEqual({
      ...{ applications: 25, answered: 16, tracked: 14, either: 21, isFloored: false },
      rows: [
        { heard: 'colleague', said: 3, tracked: 'not_seen' },
        { heard: 'meeting', said: 7, tracked: 'not_seen' },
        { heard: 'board', said: 0, tracked: 5 },
        { heard: 'vk', said: 6, tracked: 9 },
      ],
    });
  });

  it('hides few people, and totals that leave few over', () => {
    const { rows, either, answered } = compareHeard(cells, true);
    expect(rows.find(({ heard }) => heard === 'colleague')?.said).toBeNull();
    // 3 alone could be worked out from the sum: the next smallest goes with it.
    expect(rows.find(({ heard }) => heard === 'vk')?.said).toBeNull();
    expect([answered, either]).toEqual([16, null]);
  });
});
