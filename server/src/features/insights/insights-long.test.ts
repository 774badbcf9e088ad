// Long periods are read from whole weeks; what they say must be the sum of their days.
import { addDays } from '@rupor/shared/insights/period';
import { describe, expect, it } from 'vitest';
import { createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { addSnapshot, createChannel, createPublished } from '../../../test/published.ts';
import { refreshFacts } from '../metrics/facts.service.ts';

describe('long periods', () => {
  const test = useTestApp({
    adjust: (app) => {
      app.clock = { now: () => new Date('2026-06-01T12:00:00Z') };
    },
  });

  async function start(timeZone: string) {
    const made = await createOrganization(test, { roles: ['editor'], timeZone });
    const organizationId = made.organization.id;
    const channel = await createChannel(test, { organizationId, network: 'bluesky' });
    return { organizationId, channelIds: [channel.id], insights: made.people.editor.call.insights };
  }

  it('are the sum of their days, by day, week and month, whatever day they begin on', async () => {
    const { organizationId, channelIds, insights } = await start('UTC');
    const { targets } = await createPublished(test, {
      organizationId,
      channelIds,
      publishedAt: '2026-02-01T09:00:00Z',
    });
    const targetId = targets[0]?.id ?? '';
    // The number of the day is its growth: 1 on the first day, 2 on the second …
    for (let day = 0; day < 100; day += 1)
      await addSnapshot(test, {
        organizationId,
        targetId,
        at: `${addDays('2026-02-01', day)}T10:00:00Z`,
        likes: ((day + 1) * (day + 2)) / 2,
      });
    await refreshFacts(test.app, { organizationId, targetIds: [targetId] });
    const grown = (from: number, to: number) => ((to + 1) * (to + 2) - from * (from + 1)) / 2;
    for (const first of [0, 1, 2, 5]) {
      const period = { from: addDays('2026-02-01', first), to: addDays('2026-02-01', first + 59) };
      for (const unit of ['day', 'week', 'month'] as const) {
        const series = await insights.series({ ...period, metric: 'engagement', unit });
        expect(series.lines[0]?.values).toEqual(
          series.buckets.map(({ from, to }) => grown(dayOf(from), dayOf(to))),
        );
      }
      const { tiles } = await insights.overview({ ...period, compare: 'none' });
      const tile = tiles.find(({ metric }) => metric === 'engagement');
      expect(tile).toMatchObject({ value: grown(first, first + 59), previous: null });
    }
  });

  it('hours and weekdays are those of the wall clock, before and after it changes', async () => {
    const { organizationId, channelIds, insights } = await start('Europe/Berlin');
    // The clock goes from 2 to 3 on Sunday 29 March 2026.
    for (const publishedAt of [
      '2026-03-22T23:30:00Z',
      '2026-03-29T00:59:00Z',
      '2026-03-29T01:00:00Z',
      '2026-03-29T22:30:00Z',
    ])
      await createPublished(test, { organizationId, channelIds, publishedAt });
    const keys = async (by: 'weekday' | 'hour' | 'weekdayHour') => {
      const { rows } = await insights.breakdown({ from: '2026-03-16', to: '2026-04-05', by });
      return rows.map(({ key, posts }) => [key, posts]);
    };
    expect(await keys('weekdayHour')).toEqual([
      ['1-00', 2],
      ['7-01', 1],
      ['7-03', 1],
    ]);
    expect(await keys('weekday')).toEqual([
      ['1', 2],
      ['7', 2],
    ]);
    expect(await keys('hour')).toEqual([
      ['0', 2],
      ['1', 1],
      ['3', 1],
    ]);
  });
});

function dayOf(day: string): number {
  return Math.round((Date.parse(day) - Date.parse('2026-02-01')) / 86_400_000);
}
