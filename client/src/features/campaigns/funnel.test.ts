import type { CampaignNumbers } from '@rupor/shared/campaigns/numbers';
import { describe, expect, it } from 'vitest';
import { listDoubts } from './doubts.ts';
import { funnelOf } from './funnel.ts';
import { fromAmount, toAmount } from './plan-items.ts';

const none = { value: null, known: 0, manual: 0 };
const numbers: CampaignNumbers = {
  numbers: 'real',
  hasOther: false,
  posts: { total: 8, published: 6, scheduled: 1 },
  placements: 10,
  views: { value: 3000, known: 8, manual: 3 },
  engagement: none,
  clicks: { value: 60, known: 5, manual: 0 },
  clicksPerThousand: 25,
  silent: [{ channelId: 'c', name: 'Стена', placements: 1 }],
  asOf: '2026-11-19T05:50:00Z',
};

describe('the funnel', () => {
  it('shows of how much it knows, and leaves open what nobody counts yet', () => {
    const [views, clicks, ...later] = funnelOf(numbers);
    expect(views).toMatchObject({ value: 3000, share: 0.8, manual: 3 });
    expect(views?.unknown).toBeCloseTo(0.2);
    expect(clicks).toMatchObject({ value: 60, share: 0.025 });
    expect(later.map(({ step, value }) => [step, value])).toEqual([
      ['visits', null],
      ['applications', null],
      ['joined', null],
    ]);
  });

  it('never turns the unknown into nothing', () => {
    const [views] = funnelOf({
      ...numbers,
      placements: 0,
      views: none,
      clicks: none,
      clicksPerThousand: null,
    });
    expect(views).toMatchObject({ value: null, share: null, unknown: 1 });
  });
});

describe('doubts', () => {
  const codes = (patch: Partial<CampaignNumbers>) =>
    listDoubts({ ...numbers, ...patch }).map(({ code }) => code);

  it('name typed numbers, silent channels and what is missing beside them', () => {
    expect(codes({})).toEqual(['manual', 'silent', 'missing', 'not_people', 'no_visits']);
    expect(listDoubts(numbers).find(({ code }) => code === 'missing')?.count).toBe(1);
  });

  it('name training numbers and few posts; without publications there is nothing to doubt', () => {
    expect(codes({ numbers: 'simulated', posts: { ...numbers.posts, published: 4 } })).toContain('few');
    expect(codes({ numbers: 'simulated', placements: 0, views: none })).toEqual(['simulated']);
  });
});

it.each([
  ['1 200,5', 1200.5],
  ['\u22123', -3],
  ['', null],
])('«%s» is %s', (typed, value) => {
  expect(toAmount(typed)).toBe(value);
  expect(toAmount(fromAmount(value))).toBe(value);
});

it('words are no number', () => expect(toAmount('много')).toBeNaN());
