import type { Rubric, RubricMix } from '@rupor/shared/campaigns/rubrics';
import { describe, expect, it } from 'vitest';
import { daysOfPeriod } from './mix-period.ts';
import { listSilences, prepareMix } from './prepare-mix.ts';

const rubric = (id: string, rest: Partial<Rubric> = {}): Rubric => ({
  id,
  name: `Рубрика ${id}`,
  colour: 1,
  goal: '',
  segmentId: null,
  tag: '',
  planShare: null,
  ideas: [],
  silenceDays: 21,
  isActive: true,
  isArchived: false,
  ...rest,
});
const near = { lastAt: null, nextAt: null, since: '2026-10-01T00:00:00Z' };
const mix = (rest: Partial<RubricMix>): RubricMix => ({
  counts: [],
  rubrics: [],
  channels: [],
  officialness: { n: 0, official: 0, words: [], posts: [] },
  asOf: '2026-11-23T12:00:00Z',
  ...rest,
});

describe('the mix', () => {
  it('puts what is out and what is ahead together, and finds the worst', () => {
    const rubrics = [
      rubric('a', { planShare: 20 }),
      rubric('b', { planShare: 60 }),
      rubric('c', { isActive: false }),
    ];
    const { n, worst, lines } = prepareMix(
      rubrics,
      mix({
        counts: [
          { rubricId: 'a', planned: 4, published: 5 },
          { rubricId: 'b', planned: 0, published: 6 },
          { rubricId: 'c', planned: 0, published: 1 },
        ],
      }),
    );
    expect(n).toBe(16);
    expect(worst).toMatchObject({ rubricId: 'a', verdict: 'above', planned: 4, published: 5 });
    expect(lines.map(({ rubricId }) => rubricId)).toEqual(['a', 'b', 'c']);
    expect(lines[2]).toMatchObject({ target: null, verdict: null });
  });
});

describe('silence', () => {
  it('is told of rubrics in the plan and of channels, longest first', () => {
    const silences = listSilences(
      [rubric('a'), rubric('b', { isActive: false }), rubric('c', { silenceDays: 90 })],
      mix({
        rubrics: ['a', 'b', 'c'].map((rubricId) => ({ rubricId, ...near })),
        channels: [
          { channelId: 'x', name: 'Стена', ...near, lastAt: '2026-11-10T12:00:00Z' },
          { channelId: 'y', name: 'Чат', ...near, lastAt: '2026-11-20T12:00:00Z' },
        ],
      }),
    );
    expect(silences.map(({ id, days }) => [id, days])).toEqual([
      ['a', 53],
      ['x', 13],
    ]);
  });
});

describe('periods', () => {
  it('are whole months or four weeks', () => {
    expect(daysOfPeriod('thisMonth', '2026-12-31')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
    expect(daysOfPeriod('nextMonth', '2026-12-31')).toEqual({ from: '2027-01-01', to: '2027-01-31' });
    expect(daysOfPeriod('nextMonth', '2027-01-31')).toEqual({ from: '2027-02-01', to: '2027-02-28' });
    expect(daysOfPeriod('last28', '2026-11-28')).toEqual({ from: '2026-11-01', to: '2026-11-28' });
  });
});
