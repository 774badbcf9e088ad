import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { addSnapshot, createChannel, createPublished } from '../../../test/published.ts';
import { refreshFacts } from '../metrics/facts.service.ts';

const PERIOD = { from: '2026-04-01', to: '2026-04-14' };
const test = useTestApp({
  adjust: (app) => {
    app.clock = { now: () => new Date('2026-04-20T12:00:00Z') };
  },
});

interface NewLink {
  postId?: string;
  channelId?: string;
  place?: string;
  days: Record<string, number>;
}

/** Two posts in two channels of different rubrics; only some publications have a short link. */
async function prepare() {
  const made = await createOrganization(test, { roles: ['editor'], timeZone: 'UTC' });
  const { db } = test.app;
  const organizationId = made.organization.id;
  const [sky, wall] = await Promise.all([
    createChannel(test, { organizationId, network: 'bluesky', name: 'Небо' }),
    createChannel(test, { organizationId, network: 'vk', name: 'Стена' }),
  ]);
  const [wins, law] = await Promise.all(
    ['Победы', 'Права'].map((name) => db.rubric.create({ data: { organizationId, name } })),
  );
  const base = { organizationId, channelIds: [sky.id, wall.id] };
  const first = await createPublished(test, {
    ...{ ...base, rubricId: wins?.id, title: 'Первый' },
    publishedAt: '2026-04-02T09:00:00Z',
  });
  const second = await createPublished(test, {
    ...{ ...base, rubricId: law?.id, title: 'Второй' },
    publishedAt: '2026-04-09T18:00:00Z',
  });
  await addSnapshot(test, {
    ...{ organizationId, targetId: first.targets[1]?.id ?? '', at: '2026-04-03T12:00:00Z' },
    ...{ views: 1_000, clicks: 50 },
  });
  const targetIds = [...first.targets, ...second.targets].map(({ id }) => id);
  await refreshFacts(test.app, { organizationId, targetIds });
  const link = async ({ days, ...of }: NewLink) => {
    const { number } = await db.shortLink.create({
      data: {
        ...{ organizationId, ...of, code: randomUUID(), kind: of.postId ? 'post' : 'paper' },
        ...{ target: 'https://profsoyuz.example/', targetHost: 'profsoyuz.example' },
        createdAt: new Date('2026-04-02T08:00:00Z'),
      },
    });
    await db.shortLinkDay.createMany({
      data: Object.entries(days).map(([day, clicks]) => ({ link: number, day: new Date(day), clicks })),
    });
  };
  await link({ postId: first.post.id, channelId: wall.id, days: { '2026-04-02': 7, '2026-04-16': 3 } });
  await link({ postId: first.post.id, channelId: wall.id, days: { '2026-04-05': 2 } });
  await link({ postId: second.post.id, channelId: wall.id, days: {} });
  await link({ place: 'проходная', days: { '2026-04-05': 100 } });
  return { ...made.people.editor, organizationId, sky, wall, wins, law, first, second };
}

it('clicks over own links stand beside the number of the network, by what they are split by, never added to it', async () => {
  const { call, wall, sky, wins, law, first, second } = await prepare();
  const overview = await call.insights.overview(PERIOD);
  const tile = (metric: string) => overview.tiles.find((one) => one.metric === metric);
  expect(tile('clicks')).toMatchObject({ value: 50 });
  expect(tile('linkClicks')).toMatchObject({
    ...{ value: 9, previous: null, placements: 4, known: 2, perThousandViews: 12, formula: 'linkClicks' },
  });
  const rubric = await call.insights.overview({ ...PERIOD, rubricIds: [law?.id ?? ''] });
  expect(rubric.tiles.find(({ metric }) => metric === 'linkClicks')).toMatchObject({ value: 0, known: 1 });

  const series = await call.insights.series({ ...PERIOD, metric: 'linkClicks', by: 'channel' });
  expect(series).toMatchObject({ formula: 'linkClicks', placements: 4, known: 2 });
  expect(series.lines).toHaveLength(1);
  expect(series.lines[0]).toMatchObject({ key: wall.id });
  expect(series.lines[0]?.values).toEqual([null, 7, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

  const measureOf = async (by: 'rubric' | 'channel' | 'hour' | 'weekdayHour') =>
    (await call.insights.breakdown({ ...PERIOD, by })).rows.map(({ key, measures }) => {
      const own = measures.find(({ measure }) => measure === 'linkClicksPerPost');
      return [key, own?.value, own?.n];
    });
  expect(new Map((await measureOf('rubric')).map(([key, ...rest]) => [key, rest]))).toEqual(
    new Map([
      [wins?.id, [12, 1]],
      [law?.id, [0, 1]],
    ]),
  );
  expect(new Map((await measureOf('channel')).map(([key, ...rest]) => [key, rest]))).toEqual(
    new Map([
      [wall.id, [6, 2]],
      [sky.id, [null, 0]],
    ]),
  );
  expect(await measureOf('weekdayHour')).toEqual([
    ['4-09', 12, 1],
    ['4-18', 0, 1],
  ]);

  const ranked = await call.insights.posts({ ...PERIOD, measure: 'linkClicksPerPost' });
  expect([...ranked.best, ...ranked.worst].map(({ postId, value }) => [postId, value])).toEqual([
    [first.post.id, 12],
    [second.post.id, 0],
  ]);
  const numbers = await call.insights.postNumbers({ postId: first.post.id });
  expect(
    numbers.targets.map(({ channelId, linkClicks, latest }) => [channelId, linkClicks, latest.clicks]),
  ).toEqual(
    expect.arrayContaining([
      [wall.id, 12, 50],
      [sky.id, null, null],
    ]),
  );
  const posts = (await call.insights.exportCsv({ ...PERIOD, what: 'posts' })).csv.trim().split('\r\n');
  expect(posts[0]).toContain('Переходы по коротким ссылкам Рупора');
  expect(posts.find((row) => row.includes('Первый') && row.includes('Стена'))).toMatch(/;50;12;/);
  const days = (await call.insights.exportCsv({ ...PERIOD, what: 'days' })).csv.trim().split('\r\n');
  expect(days[2]).toMatch(/;7;/);

  const other = await createOrganization(test, { roles: [] });
  const foreign = await other.owner.call.insights.overview(PERIOD);
  expect(foreign.tiles.find(({ metric }) => metric === 'linkClicks')).toMatchObject({
    value: null,
    known: 0,
  });
});
