import { PRESET_ANCHOR, SHIFT_PRESETS } from '@rupor/shared/audiences/shifts';
import { describe, expect, it } from 'vitest';
import { createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { addSnapshot, createChannel, createPublished } from '../../../test/published.ts';
import { refreshFacts } from '../metrics/facts.service.ts';

const test = useTestApp();
const november = { from: '2026-11-01', to: '2026-11-30' };
const shift = {
  timeZone: 'Asia/Yekaterinburg',
  anchorDay: PRESET_ANCHOR,
  days: [...SHIFT_PRESETS.dayNight.days],
  crews: [...SHIFT_PRESETS.dayNight.crews],
};

describe('segments', () => {
  it('are guesses until source and day are known, and are archived, not lost', async () => {
    const { people } = await createOrganization(test, { roles: ['editor', 'council'] });
    const { createSegments, updateSegment, segments } = people.editor.call.audiences;
    const [crew] = await createSegments({
      segments: [{ name: ' Станочники ', relation: 'member', attitude: 'passive', shift }],
    });
    expect(crew).toMatchObject({ name: 'Станочники', isHypothesis: true, shift, what: '' });
    const id = crew?.id ?? '';
    expect(await updateSegment({ id, source: '12 разговоров' })).toMatchObject({ isHypothesis: true });
    const known = await updateSegment({ id, sourcedOn: '2026-11-10' });
    expect(known).toMatchObject({ isHypothesis: false, sourcedOn: '2026-11-10', source: '12 разговоров' });
    expect(await updateSegment({ id, shift: null, isArchived: true })).toMatchObject({
      shift: null,
      isArchived: true,
    });
    expect(await people.council.call.audiences.segments()).toMatchObject([{ id, isArchived: true }]);
    await expect(
      createSegments({ segments: [{ name: 'Новый' }, { name: 'Станочники' }] }),
    ).rejects.toMatchObject({ code: 'already_exists', data: { fields: [{ path: 'name', code: 'taken' }] } });
    expect(await segments()).toHaveLength(1);
  });
});

describe('for whom a post is', () => {
  it('is saved, copied, filtered by, and refused for others’ segments', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const other = await createOrganization(test, { roles: [] });
    const [foreign] = await other.owner.call.audiences.createSegments({ segments: [{ name: 'Чужие' }] });
    const [crew, youth] = await owner.call.audiences.createSegments({
      segments: [{ name: 'Станочники' }, { name: 'Молодые' }],
    });
    const both = [crew?.id ?? '', youth?.id ?? ''].sort();
    const { create, save, list, duplicate } = owner.call.posts;
    const post = await create({ title: 'Смена', segmentIds: [...both].reverse() });
    expect(post.segmentIds).toEqual(both);
    await create({ title: 'Для всех' });
    const found = await list({ page: 1, segmentIds: both.slice(0, 1) });
    expect(found.items.map(({ heading }) => heading)).toEqual(['Смена']);
    expect((await duplicate({ id: post.id })).segmentIds).toEqual(both);
    const same = await save({ id: post.id, version: post.version, segmentIds: both });
    expect(same.version).toBe(post.version);
    const saved = await save({ id: post.id, version: post.version, segmentIds: [] });
    expect(saved.segmentIds).toEqual([]);
    await expect(
      save({ id: post.id, version: saved.version, segmentIds: [foreign?.id ?? ''] }),
    ).rejects.toMatchObject({ code: 'not_found', data: { fields: [{ path: 'segmentIds' }] } });
  });

  it('splits and narrows numbers: ratios of sums, a post for two in both, the whole counted once', async () => {
    const { owner, organization } = await createOrganization(test, { roles: [] });
    const organizationId = organization.id;
    const { id: channelId } = await createChannel(test, { organizationId });
    const [crew, youth] = await owner.call.audiences.createSegments({
      segments: [{ name: 'Станочники' }, { name: 'Молодые' }],
    });
    const ids = [crew?.id ?? '', youth?.id ?? ''];
    const targetIds: string[] = [];
    const publish = async (day: string, views: number, segmentIds: string[]) => {
      const made = await createPublished(test, {
        organizationId,
        channelIds: [channelId],
        publishedAt: `${day}T09:00:00Z`,
      });
      await test.app.db.postSegment.createMany({
        data: segmentIds.map((segmentId) => ({ postId: made.post.id, segmentId, organizationId })),
      });
      const targetId = made.targets[0]?.id ?? '';
      targetIds.push(targetId);
      await addSnapshot(test, { organizationId, targetId, at: `${day}T20:00:00Z`, views, likes: 1 });
    };
    await publish('2026-11-03', 100, ids);
    await publish('2026-11-04', 300, ids.slice(0, 1));
    await publish('2026-11-20', 800, []);
    await refreshFacts(test.app, { organizationId, targetIds });
    const { insights } = owner.call;
    const real = { ...november, numbers: 'simulated' as const };
    const split = await insights.breakdown({ ...real, by: 'segment' });
    expect(split).toMatchObject({ posts: 3, placements: 3 });
    const viewsOf = (key: string | null) =>
      split.rows.find((row) => row.key === key)?.measures.find(({ measure }) => measure === 'viewsPerPost');
    expect(viewsOf(ids[0] ?? null)).toMatchObject({ value: 200, n: 2, fewData: true });
    expect(viewsOf(ids[1] ?? null)).toMatchObject({ value: 100, n: 1 });
    expect(viewsOf(null)).toMatchObject({ value: 800, n: 1 });
    const narrowed = await insights.overview({ ...real, segmentIds: ids });
    expect(narrowed.tiles.find(({ metric }) => metric === 'views')).toMatchObject({ value: 400 });
    expect(narrowed.tiles.find(({ metric }) => metric === 'posts')).toMatchObject({ value: 2 });
    const line = await insights.series({ ...real, segmentIds: ids.slice(1), metric: 'views' });
    const points = line.lines.flatMap(({ values }) => values.flatMap((value) => value ?? []));
    expect(points.reduce((sum, value) => sum + value, 0)).toBe(100);

    // Lines may add up to more than the whole; what is for nobody in particular has a line of its own.
    const sumsBy = async (metric: 'views' | 'posts') => {
      const { lines } = await insights.series({ ...real, metric, by: 'segment' });
      const sum = (values: (number | null)[]) => values.reduce<number>((all, value) => all + (value ?? 0), 0);
      return new Map(lines.map(({ key, values }) => [key, sum(values)]));
    };
    expect(await sumsBy('views')).toEqual(
      new Map([
        [null, 800],
        [ids[0], 400],
        [ids[1], 100],
      ]),
    );
    expect(await sumsBy('posts')).toEqual(
      new Map([
        [ids[0], 2],
        [ids[1], 1],
        [null, 1],
      ]),
    );
    const { csv } = await insights.exportCsv({ ...real, what: 'posts' });
    expect(csv.split('\r\n')[0]).toContain(';Для кого;');
    expect(csv).toContain('"Молодые; Станочники"');
    const named = { segments: [{ name: 'Молодые' }, { name: 'Станочники' }] };
    expect((await owner.call.posts.list({ segmentIds: ids.slice(1) })).items).toMatchObject([named]);
  });
});
