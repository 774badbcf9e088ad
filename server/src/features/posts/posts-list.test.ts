import { toDay } from '@rupor/shared/posts/schedule';
import { describe, expect, it } from 'vitest';
import { createAsset, createChannel, DAY_MINUTES, inMinutes, TIME_ZONE } from '../../../test/content.ts';
import { apiKeyClient, client, createOrganization, type Person } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';

const test = useTestApp();

async function start() {
  const made = await createOrganization(test, { roles: ['editor', 'ambassador', 'council'] });
  const wall = await createChannel(test, made.organization.id);
  const messenger = await createChannel(test, made.organization.id, { network: 'practice-messenger' });
  const rubric = await made.owner.call.campaigns.createRubric({ name: 'Право', colour: 3 });
  const campaign = await made.owner.call.campaigns.createCampaign({
    name: 'Весна',
    startsOn: null,
    endsOn: null,
  });
  return { ...made, wall, messenger, rubric, campaign };
}

const write = (person: Person, baseText: string, channelIds: string[] = [], more = {}) =>
  person.call.posts.create({ baseText, targets: channelIds.map((channelId) => ({ channelId })), ...more });
const headings = ({ items }: { items: { heading: string }[] }) => items.map(({ heading }) => heading);

describe('posts.list', () => {
  it('finds by every filter and by all together', async () => {
    const { owner, people, wall, messenger, rubric, campaign, organization } = await start();
    const asset = await createAsset(test, organization.id);
    await write(owner, 'Автобус 100 % вовремя', [wall], { mediaIds: [asset] });
    await write(people.ambassador, 'Отпуск', [messenger], { rubricId: rubric.id, campaignId: campaign.id });
    await people.editor.call.posts.create({
      title: 'МИТИНГ',
      targets: [{ channelId: wall, text: 'Особые слова' }],
    });
    const { list } = people.council.call.posts;
    expect(headings(await list({ page: 1 }))).toEqual(['МИТИНГ', 'Отпуск', 'Автобус 100 % вовремя']);
    expect(headings(await list({ page: 1, order: 'asc', sort: 'created' }))[0]).toBe('Автобус 100 % вовремя');
    expect(headings(await list({ page: 1, q: 'митинг' }))).toEqual(['МИТИНГ']);
    expect(headings(await list({ page: 1, q: '100 %' }))).toEqual(['Автобус 100 % вовремя']);
    expect(headings(await list({ page: 1, q: '_' }))).toEqual([]);
    expect(headings(await list({ page: 1, q: 'особые' }))).toEqual(['МИТИНГ']);
    expect(headings(await list({ page: 1, channelIds: [messenger] }))).toEqual(['Отпуск']);
    expect(headings(await list({ page: 1, rubricIds: [rubric.id], campaignIds: [campaign.id] }))).toEqual([
      'Отпуск',
    ]);
    expect(headings(await list({ page: 1, authorId: people.editor.userId }))).toEqual(['МИТИНГ']);
    expect(headings(await list({ page: 1, q: 'отпуск', channelIds: [wall] }))).toEqual([]);
    const [bus] = (await list({ page: 1, q: 'автобус' })).items;
    expect(bus).toMatchObject({
      coverId: asset,
      author: { id: owner.userId, name: owner.name },
      targets: [{ channel: { id: wall, network: 'practice-wall' }, state: 'draft' }],
      numbers: null,
    });
  });

  it('counts each post once, by the state that needs a look', async () => {
    const { owner, wall, messenger } = await start();
    const one = await write(owner, 'Раз', [wall, messenger]);
    await write(owner, 'Два', [wall]);
    await write(owner, 'Без каналов');
    await owner.call.posts.schedule({ id: one.id, ...inMinutes(60) });
    await test.app.db.postTarget.update({ where: { id: one.targets[0]?.id }, data: { state: 'failed' } });
    const all = await owner.call.posts.list({ page: 1 });
    expect(all.counts).toEqual({ failed: 1, draft: 2 });
    const failed = await owner.call.posts.list({ page: 1, states: ['failed'] });
    expect([failed.total, headings(failed), failed.counts]).toEqual([1, ['Раз'], { failed: 1, draft: 2 }]);
    expect((await owner.call.posts.list({ page: 1, states: ['draft', 'failed'] })).total).toBe(3);
  });

  it('shows the latest numbers over the channels', async () => {
    const { owner, wall, organization } = await start();
    const post = await write(owner, 'С числами', [wall]);
    await test.app.db.targetTotal.create({
      data: {
        organizationId: organization.id,
        targetId: post.targets[0]?.id ?? '',
        source: 'simulated',
        views: 48,
        asOf: new Date('2026-11-20T10:00:00Z'),
      },
    });
    expect((await owner.call.posts.list({ page: 1 })).items[0]?.numbers).toEqual({
      views: 48,
      reach: null,
      likes: null,
      comments: null,
      shares: null,
      clicks: null,
      asOf: '2026-11-20T10:00:00.000Z',
      isSimulated: true,
      isRounded: false,
    });
  });

  it('sorts by time, cuts by days of the organization, pages without losing or repeating', async () => {
    const { owner, wall } = await start();
    for (let n = 0; n < 33; n += 1) {
      const post = await write(owner, `Пост ${n}`, [wall]);
      if (n < 3) await owner.call.posts.schedule({ id: post.id, ...inMinutes(DAY_MINUTES * (3 - n)) });
    }
    const { list } = owner.call.posts;
    expect(headings(await list({ page: 1, sort: 'due', order: 'asc' })).slice(0, 3)).toEqual([
      'Пост 2',
      'Пост 1',
      'Пост 0',
    ]);
    const day = toDay(new Date(Date.now() + DAY_MINUTES * 2 * 60_000), TIME_ZONE);
    expect(headings(await list({ page: 1, from: day, to: day }))).toEqual(['Пост 1']);
    const pages = [await list({ page: 1 }), await list({ page: 2 })];
    expect(pages.map(({ items }) => items.length)).toEqual([30, 3]);
    expect(new Set(pages.flatMap(headings)).size).toBe(33);
    expect(headings(await list({ page: 3 }))).toEqual([]);
  });

  it('refuses filters that are none, and those who may not read', async () => {
    const { owner, organization } = await start();
    const response = await fetch(`${test.origin}/api/posts?states[0]=hidden&page=0&colour=1`, {
      headers: { cookie: owner.cookie },
    });
    expect(response.status).toBe(400);
    const { data } = (await response.json()) as { data: { fields: { path: string; code: string }[] } };
    expect(data.fields.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      'colour unknown_field',
      'page too_small',
      'states.0 bad_format',
    ]);
    await expect(client(test).posts.list({ page: 1 })).rejects.toMatchObject({ code: 'not_signed_in' });
    const key = await apiKeyClient(test, organization.id, ['channels:read']);
    await expect(key.posts.list({ page: 1 })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('posts.bulk', () => {
  it('answers for each post, and each is whole or untouched', async () => {
    const { owner, wall, messenger, rubric } = await start();
    const [good, bare, out] = [
      await write(owner, 'Хороший', [wall, messenger]),
      await write(owner, 'Без времени', [wall]),
      await write(owner, 'Вышел', [wall]),
    ];
    await owner.call.posts.schedule({ id: good.id, ...inMinutes(DAY_MINUTES) });
    await test.app.db.postTarget.updateMany({ where: { postId: out.id }, data: { state: 'published' } });
    const ids = [good.id, bare.id, out.id];
    const { bulk, get } = owner.call.posts;
    const codes = (results: { ok: boolean; code: string | null }[]) =>
      results.map(({ ok, code }) => (ok ? 'ok' : code));

    const before = await get({ id: good.id });
    expect(codes(await bulk({ ids, act: { kind: 'move', days: 7 } }))).toEqual([
      'ok',
      'state_conflict',
      'state_conflict',
    ]);
    const after = await get({ id: good.id });
    expect(Date.parse(after.targets[0]?.dueAt ?? '') - Date.parse(before.targets[0]?.dueAt ?? '')).toBe(
      7 * 86_400_000,
    );
    expect(after.targets[0]?.wallTime?.slice(11)).toBe(before.targets[0]?.wallTime?.slice(11));

    expect(codes(await bulk({ ids, act: { kind: 'move', days: -30 } }))[0]).toBe('past_time');
    expect((await get({ id: good.id })).targets).toEqual(after.targets);

    expect(codes(await bulk({ ids, act: { kind: 'rubric', rubricId: rubric.id } }))).toEqual([
      'ok',
      'ok',
      'ok',
    ]);
    expect((await get({ id: out.id })).rubricId).toBe(rubric.id);

    const copies = await bulk({ ids: [good.id], act: { kind: 'duplicate' } });
    expect((await get({ id: copies[0]?.newId ?? '' })).state).toBe('draft');

    expect(codes(await bulk({ ids, act: { kind: 'cancel' } }))).toEqual([
      'ok',
      'state_conflict',
      'state_conflict',
    ]);
    expect(codes(await bulk({ ids, act: { kind: 'remove' } }))).toEqual(['ok', 'ok', 'state_conflict']);
    expect(codes(await bulk({ ids: [good.id], act: { kind: 'restore' } }))).toEqual(['ok']);
  });

  it('keeps the rights of each post', async () => {
    const { owner, people, wall } = await start();
    const [foreign, own] = [
      await write(owner, 'Чужой', [wall]),
      await write(people.ambassador, 'Свой', [wall]),
    ];
    const results = await people.ambassador.call.posts.bulk({
      ids: [foreign.id, own.id],
      act: { kind: 'remove' },
    });
    expect(results.map(({ ok, code }) => [ok, code])).toEqual([
      [false, 'forbidden'],
      [true, null],
    ]);
    await expect(
      people.council.call.posts.bulk({ ids: [own.id], act: { kind: 'restore' } }),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(client(test).posts.bulk({ ids: [own.id], act: { kind: 'restore' } })).rejects.toMatchObject({
      code: 'not_signed_in',
    });
  });

  it('refuses none and too many', async () => {
    const { owner } = await start();
    await expect(owner.call.posts.bulk({ ids: [], act: { kind: 'cancel' } })).rejects.toMatchObject({
      data: { fields: [{ path: 'ids', code: 'too_small', params: { min: 1 } }] },
    });
    await expect(
      owner.call.posts.bulk({ ids: [owner.userId], act: { kind: 'move', days: 400 } }),
    ).rejects.toMatchObject({ data: { fields: [{ path: 'act.days', code: 'too_big' }] } });
  });
});
