import { expect, it } from 'vitest';
import { CampaignNumbers, countedValue } from './numbers.ts';
import { Counted } from './plan.ts';

const FROZEN = {
  ...{ numbers: 'real', hasOther: false, posts: { total: 4, published: 3, scheduled: 0 }, placements: 3 },
  views: { value: 1500, known: 2, manual: 0 },
  engagement: { value: null, known: 0, manual: 0 },
  clicks: { value: 20, known: 1, manual: 0 },
  ...{ clicksPerThousand: 20, silent: [], asOf: null },
};

it('what was frozen before links and visits were counted knows nothing of them', () => {
  const numbers = CampaignNumbers.parse(FROZEN);
  expect(Counted.options.map((counted) => countedValue(numbers, counted))).toEqual([
    ...[3, 1500, null, 20],
    ...[null, null, null],
  ]);
  const traced = { linkClicks: 40, visits: 4, applications: 0 };
  const now = CampaignNumbers.parse({ ...FROZEN, traced });
  expect((['linkClicks', 'visits', 'applications'] as const).map((one) => countedValue(now, one))).toEqual([
    40, 4, 0,
  ]);
});
