import type { Breakdown, Overview, Series } from '@rupor/shared/insights/answers';
import { describe, expect, it } from 'vitest';
import { breakdownFinding, overviewFinding, seriesFinding } from './findings.ts';
import { InsightsSearch, periodOf } from './insights-search.ts';
import { kindOf, prepareBars, prepareLines } from './prepare-series.ts';

type Tiles = Overview['tiles'];
const tile = (
  metric: Tiles[number]['metric'],
  value: number | null,
  previous: number | null,
): Tiles[number] => ({
  metric,
  formula: 'growth',
  value,
  previous,
  perThousandViews: null,
  n: 3,
  placements: 3,
  known: 3,
  sources: { counted: 3, manual: 0, simulated: 0 },
  asOf: null,
});
const line = (
  key: string | null,
  values: (number | null)[],
  colour: number | null = null,
): Series['lines'][number] => ({
  key,
  label: key,
  colour,
  values,
  manualAt: [],
});
const row = (key: string, value: number | null, n: number): Breakdown['rows'][number] => ({
  key,
  label: key,
  colour: null,
  posts: n,
  placements: n,
  measures: [{ measure: 'viewsPerPost', value, n, fewData: n > 0 && n < 5 }],
  sources: { counted: n, manual: 0, simulated: 0 },
});

describe('overviewFinding', () => {
  it.each([
    [120, 100, 'viewsMore'],
    [80, 100, 'viewsLess'],
    [102, 100, 'viewsSame'],
    [80, null, 'viewsFirst'],
    [80, 0, 'viewsFirst'],
    [null, 100, 'viewsUnknown'],
  ])('%s views after %s: %s', (value, previous, key) => {
    expect(overviewFinding({ tiles: [tile('views', value, previous), tile('posts', 3, 3)] }).key).toBe(key);
  });
});

describe('seriesFinding', () => {
  const of = (lines: Series['lines'], by: Series['by'], metric: Series['metric'] = 'views') =>
    seriesFinding({ lines, by, metric });
  it('names the peak, the leader, or that there is none', () => {
    expect(of([line('total', [null, 4, 9, 2])], 'total')).toEqual({ key: 'peak', value: 9, bucket: 2 });
    // A post for two audiences stands in both lines: no share of a whole.
    expect(of([line('a', [30]), line('b', [10])], 'segment')).toEqual({
      key: 'leadsOf',
      subject: 'a',
      value: 30,
    });
    expect(of([line('a', [30]), line('b', [10])], 'channel')).toEqual({
      key: 'leads',
      subject: 'a',
      share: 0.75,
    });
    expect(of([line('a', [30]), line('b', [29])], 'channel').key).toBe('even');
    expect(of([line('a', [30]), line('others', [90])], 'channel').key).toBe('even');
    expect(of([line('total', [null, null])], 'total').key).toBe('noData');
    expect(of([line('a', [10, null, 16]), line('b', [50, 51, 52])], 'channel', 'followers')).toEqual({
      key: 'followersLead',
      subject: 'a',
      value: 6,
    });
  });
});

describe('breakdownFinding', () => {
  it('never calls better what is few, unknown or hardly ahead', () => {
    const of = (rows: Breakdown['rows']) => breakdownFinding({ rows }, 'viewsPerPost').key;
    expect(of([row('a', 100, 9), row('b', 50, 9)])).toBe('best');
    expect(of([row('a', 100, 9), row('b', 95, 9)])).toBe('notSeen');
    expect(of([row('a', 100, 3), row('b', 50, 9)])).toBe('fewData');
    expect(of([row('a', null, 0), row('b', 50, 9)])).toBe('fewData');
  });
});

describe('prepare', () => {
  it('a rubric keeps its colour, others take free ones', () => {
    const words = {
      total: '',
      others: '',
      without: '—',
      previous: '',
      when: '',
      bucketShort: String,
      bucketLong: String,
    };
    const lines = prepareLines({ lines: [line('a', [1], 2), line(null, [1]), line('b', [1], 1)] }, words);
    expect(lines.map(({ colour, name }) => [colour, name])).toEqual([
      [2, 'a'],
      [3, '—'],
      [1, 'b'],
    ]);
  });

  it('bars: largest first, unknown last and not zero', () => {
    const words = { without: '', name: String, note: String, group: '', value: '', n: '' };
    const answer: Breakdown = {
      by: 'rubric',
      numbers: 'real',
      rows: [row('a', null, 0), row('b', 5, 9), row('c', 0, 9)],
      posts: 3,
      placements: 3,
      asOf: null,
    };
    const { bars } = prepareBars(answer, { measure: 'viewsPerPost', words });
    expect(bars.map(({ key, value }) => [key, value])).toEqual([
      ['b', 5],
      ['c', 0],
      ['a', null],
    ]);
  });

  it('one typed-in number makes the sum a typed-in one', () => {
    expect(kindOf({ counted: 9, manual: 1, simulated: 0 }, 'real')).toBe('manual');
    expect(kindOf({ counted: 0, manual: 1, simulated: 9 }, 'simulated')).toBe('simulated');
  });
});

describe('periodOf', () => {
  it('ends yesterday, takes own days from the address, forgives nonsense', () => {
    expect(periodOf(InsightsSearch.parse({}), '2026-11-19')).toMatchObject({
      from: '2026-10-22',
      to: '2026-11-18',
    });
    expect(
      periodOf(InsightsSearch.parse({ from: '2026-01-01', to: '2026-01-31' }), '2026-11-19'),
    ).toMatchObject({
      from: '2026-01-01',
      to: '2026-01-31',
    });
    expect(periodOf(InsightsSearch.parse({ from: 'x', days: 3, metric: 'y' }), '2026-11-19')).toMatchObject({
      from: '2026-10-22',
    });
  });
});
