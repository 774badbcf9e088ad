import { describe, expect, it } from 'vitest';
import { createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { addSnapshot, createChannel, createPublished } from '../../../test/published.ts';
import { refreshFacts } from '../metrics/facts.service.ts';

/** Everything lies in these days; «now» is 20 April. */
const PERIOD = { from: '2026-04-01', to: '2026-04-14' };

describe('insights', () => {
  const test = useTestApp({
    adjust: (app) => {
      app.clock = { now: () => new Date('2026-04-20T12:00:00Z') };
    },
  });

  /** Two real channels (Telegram counts no views here), three posts, numbers on two days. */
  async function prepare() {
    const made = await createOrganization(test, { roles: ['editor', 'council'], timeZone: 'UTC' });
    const organizationId = made.organization.id;
    const [sky, telegram] = await Promise.all([
      createChannel(test, { organizationId, network: 'bluesky', name: 'Небо' }),
      createChannel(test, { organizationId, network: 'telegram', name: 'Телеграм' }),
    ]);
    const rubric = await test.app.db.rubric.create({ data: { organizationId, name: 'Победы', colour: 3 } });
    const base = { organizationId, channelIds: [sky.id, telegram.id] };
    const first = await createPublished(test, {
      ...base,
      publishedAt: '2026-04-02T09:00:00Z',
      title: 'Первый',
      rubricId: rubric.id,
    });
    const second = await createPublished(test, {
      ...base,
      publishedAt: '2026-04-09T18:00:00Z',
      title: 'Второй',
    });
    const old = await createPublished(test, {
      ...base,
      publishedAt: '2026-03-20T09:00:00Z',
      title: 'Старый',
    });
    const targets = { first: first.targets, second: second.targets, old: old.targets };
    const add = (targetId: string | undefined, at: string, numbers: { likes?: number; comments?: number }) =>
      addSnapshot(test, { organizationId, targetId: targetId ?? '', at, ...numbers });
    await add(targets.first[0]?.id, '2026-04-02T12:00:00Z', { likes: 10, comments: 2 });
    await add(targets.first[0]?.id, '2026-04-05T12:00:00Z', { likes: 14, comments: 2 });
    await add(targets.second[0]?.id, '2026-04-10T12:00:00Z', { likes: 5, comments: 0 });
    await add(targets.old[0]?.id, '2026-03-20T12:00:00Z', { likes: 8 });
    await add(targets.old[0]?.id, '2026-04-03T12:00:00Z', { likes: 9 });
    const ids = Object.values(targets).flatMap((list) => list.map((target) => target.id));
    await refreshFacts(test.app, { organizationId, targetIds: ids });
    return { ...made, organizationId, sky, telegram, rubric, targets, first, editor: made.people.editor };
  }

  const tileOf = <T extends { metric: string }>(tiles: T[], metric: string): T | undefined =>
    tiles.find((tile) => tile.metric === metric);

  it('overview: growth of the period against the one before, unknown stays unknown', async () => {
    const { editor } = await prepare();
    const answer = await editor.call.insights.overview(PERIOD);
    expect(answer).toMatchObject({
      previous: { from: '2026-03-18', to: '2026-03-31' },
      numbers: 'real',
      hasOther: false,
      running: false,
    });
    expect(tileOf(answer.tiles, 'engagement')).toMatchObject({
      value: 14 + 2 + 5 + 1,
      previous: 8,
      n: 2,
      placements: 4,
      known: 2,
      sources: { counted: 2, manual: 0, simulated: 0 },
    });
    expect(tileOf(answer.tiles, 'views')).toMatchObject({ value: null, previous: null, known: 0 });
    expect(tileOf(answer.tiles, 'followers')).toMatchObject({ value: null, known: 0, n: 2 });
    expect(tileOf(answer.tiles, 'posts')).toMatchObject({ value: 2, previous: 1 });
  });

  it('series: buckets without facts are gaps, split lines carry names, never more than 800 points', async () => {
    const { editor, rubric, sky } = await prepare();
    const total = await editor.call.insights.series({ ...PERIOD, metric: 'engagement' });
    expect(total.lines).toHaveLength(1);
    expect(total.lines[0]?.values).toEqual([
      null,
      12,
      1,
      null,
      4,
      null,
      null,
      null,
      null,
      5,
      null,
      null,
      null,
      null,
    ]);
    expect(total.previous?.[2]).toBe(8);
    const byRubric = await editor.call.insights.series({ ...PERIOD, metric: 'engagement', by: 'rubric' });
    expect(byRubric.lines.map(({ key, label, colour }) => ({ key, label, colour }))).toEqual([
      { key: rubric.id, label: 'Победы', colour: 3 },
      { key: null, label: null, colour: null },
    ]);
    const long = await editor.call.insights.series({
      from: '2024-01-01',
      to: '2026-04-14',
      metric: 'posts',
      by: 'channel',
      unit: 'day',
    });
    expect(long.unit).toBe('month');
    expect(long.buckets.length * (long.lines.length + 1)).toBeLessThanOrEqual(800);
    expect(long.lines.find((line) => line.key === sky.id)?.values.at(-1)).toBe(2);
    const followers = await editor.call.insights.series({ ...PERIOD, metric: 'followers', by: 'channel' });
    expect([followers.n, followers.placements, followers.known]).toEqual([2, 2, 0]);
    await expect(
      editor.call.insights.series({ ...PERIOD, metric: 'followers', by: 'rubric' }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('breakdown: averages over what is known, n, few data', async () => {
    const { editor, rubric } = await prepare();
    const answer = await editor.call.insights.breakdown({ ...PERIOD, by: 'rubric' });
    const row = answer.rows.find(({ key }) => key === rubric.id);
    expect(row).toMatchObject({ posts: 1, placements: 2, label: 'Победы' });
    expect(row?.measures.find(({ measure }) => measure === 'engagementPerPost')).toEqual({
      measure: 'engagementPerPost',
      value: 16,
      n: 1,
      fewData: true,
    });
    expect(row?.measures.find(({ measure }) => measure === 'viewsPerPost')).toMatchObject({
      value: null,
      n: 0,
    });
    const hours = await editor.call.insights.breakdown({ ...PERIOD, by: 'weekdayHour' });
    expect(hours.rows.map(({ key }) => key)).toEqual(['4-09', '4-18']);
  });

  it('posts: one post is never best and worst at once, unknown is not the worst', async () => {
    const { editor, first } = await prepare();
    const answer = await editor.call.insights.posts({ ...PERIOD, measure: 'engagementPerPost' });
    expect(answer.best.map(({ title, value }) => [title, value])).toEqual([['Первый', 16]]);
    expect(answer.worst.map(({ title, value }) => [title, value])).toEqual([['Второй', 5]]);
    expect(answer.best[0]?.postId).toBe(first.post.id);
    const views = await editor.call.insights.posts({ ...PERIOD, measure: 'viewsPerPost' });
    expect(views).toMatchObject({ best: [], worst: [], n: 0, unknown: 2 });
  });

  it('typed-in numbers stand beside counted ones, named as such; what a network counts cannot be typed in', async () => {
    const { editor, targets, first, telegram } = await prepare();
    const targetId = targets.first[1]?.id ?? '';
    await editor.call.insights.enterManually({
      kind: 'post',
      targetId,
      takenAt: '2026-04-06T10:00:00Z',
      numbers: { views: 300, clicks: 12 },
    });
    const answer = await editor.call.insights.overview(PERIOD);
    expect(tileOf(answer.tiles, 'views')).toMatchObject({
      value: 300,
      known: 1,
      sources: { counted: 0, manual: 1, simulated: 0 },
    });
    expect(tileOf(answer.tiles, 'clicks')?.perThousandViews).toBe(40);
    const numbers = await editor.call.insights.postNumbers({ postId: first.post.id });
    expect(numbers.targets.find((target) => target.targetId === targetId)).toMatchObject({
      latest: { views: 300, clicks: 12, likes: null },
      manual: ['views', 'clicks'],
      enteredBy: editor.name,
    });
    const series = await editor.call.insights.series({ ...PERIOD, metric: 'views' });
    expect(series.lines[0]?.manualAt).toEqual([5]);
    await expect(
      editor.call.insights.enterManually({ kind: 'channel', channelId: telegram.id, followers: 5 }),
    ).rejects.toMatchObject({ data: { fields: [{ path: 'followers', code: 'counted_by_network' }] } });
    await expect(
      editor.call.insights.enterManually({
        kind: 'post',
        targetId,
        takenAt: '2026-05-01T00:00:00Z',
        numbers: { views: 1 },
      }),
    ).rejects.toMatchObject({ data: { fields: [{ path: 'takenAt', code: 'in_future' }] } });
  });

  it('simulated numbers are never in a sum with real ones', async () => {
    const { editor, organizationId } = await prepare();
    const practice = await createChannel(test, { organizationId, network: 'practice-wall' });
    const { targets } = await createPublished(test, {
      organizationId,
      channelIds: [practice.id],
      publishedAt: '2026-04-02T09:00:00Z',
    });
    const targetId = targets[0]?.id ?? '';
    await addSnapshot(test, {
      organizationId,
      targetId,
      at: '2026-04-03T00:00:00Z',
      source: 'simulated',
      views: 999,
    });
    await refreshFacts(test.app, { organizationId, targetIds: [targetId] });
    const real = await editor.call.insights.overview(PERIOD);
    expect(real).toMatchObject({ numbers: 'real', hasOther: true });
    expect(tileOf(real.tiles, 'views')?.value).toBeNull();
    const simulated = await editor.call.insights.overview({ ...PERIOD, numbers: 'simulated' });
    expect(tileOf(simulated.tiles, 'views')).toMatchObject({
      value: 999,
      sources: { simulated: 1, counted: 0 },
    });
  });

  it('CSV: unknown is an empty cell, a formula is only text', async () => {
    const { editor, organizationId, sky } = await prepare();
    await createPublished(test, {
      organizationId,
      channelIds: [sky.id],
      publishedAt: '2026-04-03T09:00:00Z',
      title: '=HYPERLINK("http://evil")',
    });
    const { csv, fileName } = await editor.call.insights.exportCsv({ ...PERIOD, what: 'posts' });
    expect(fileName).toBe('rupor-posts-2026-04-01-2026-04-14.csv');
    const lines = csv.split('\r\n');
    expect(lines[0]).toContain('Вышло;Публикация;Канал');
    expect(csv).toContain(`"'=HYPERLINK(""http://evil"")"`);
    expect(lines.find((line) => line.includes('Первый') && line.includes('bluesky'))).toContain(';;;14;2;;;');
    const days = await editor.call.insights.exportCsv({ ...PERIOD, what: 'days', locale: 'en' });
    expect(days.csv.split('\r\n')[1]).toBe('2026-04-01;;;;;;;;');
  });

  it('refuses bad periods, strangers and ids of another organization', async () => {
    const { editor, people, first, sky, targets } = await prepare();
    const other = await prepare();
    await expect(
      editor.call.insights.overview({ from: '2026-04-14', to: '2026-04-01' }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(
      other.editor.call.insights.overview({ ...PERIOD, channelIds: [sky.id] }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(other.editor.call.insights.postNumbers({ postId: first.post.id })).rejects.toMatchObject({
      code: 'not_found',
    });
    const entry = { kind: 'post' as const, targetId: targets.first[1]?.id ?? '', numbers: { views: 1 } };
    await expect(other.editor.call.insights.enterManually(entry)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(people.council.call.insights.enterManually(entry)).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect((await people.council.call.insights.overview(PERIOD)).tiles).toHaveLength(6);
  });
});
