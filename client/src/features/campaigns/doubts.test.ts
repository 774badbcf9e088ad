import type { CampaignNumbers } from '@rupor/shared/campaigns/numbers';
import { describe, expect, it } from 'vitest';
import { listDoubts } from './doubts.ts';

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
  traced: { linkClicks: null, visits: null, applications: null },
  silent: [{ channelId: 'c', name: 'Стена', placements: 1 }],
  asOf: '2026-11-19T05:50:00Z',
};

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
