import { randomUUID } from 'node:crypto';
import type { IndicatorItem, PlanItem } from '@rupor/shared/campaigns/plan';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { createChannel } from '../../../test/content.ts';
import { createOrganization, type Person } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';

const test = useTestApp();

async function start() {
  const { people, organization } = await createOrganization(test, {
    roles: ['editor', 'ambassador', 'trainer'],
  });
  const channelId = await createChannel(test, organization.id);
  return { people, organization, channelId, plan: people.editor.call.campaigns.plan };
}

const JOIN = { kind: 'template', template: 'join' } as const;

function indicator(patch: Partial<z.infer<typeof IndicatorItem>> = {}): z.infer<typeof IndicatorItem> {
  return {
    ...{
      of: 'indicator',
      id: randomUUID(),
      layer: 'impact',
      name: 'Вступили',
      definition: '',
      leadsToId: null,
    },
    ...{ ownerId: null, source: 'Реестр', unit: 'человек', baseline: 10, target: 50, cadence: 'weekly' },
    ...{ rule: '', counted: null },
    ...patch,
  } as z.infer<typeof IndicatorItem>;
}

describe('a campaign from a template', () => {
  it('has phases, tasks, a tree and drafts on its days, and is started once however often it is asked', async () => {
    const { people, plan, channelId } = await start();
    const wanted = {
      id: randomUUID(),
      name: 'Вступай',
      startsOn: '2027-03-01',
      channelIds: [channelId],
      from: JOIN,
    };
    expect(await plan.start(wanted)).toEqual({ id: wanted.id, drafts: 6 });
    expect(await plan.start(wanted)).toEqual({ id: wanted.id, drafts: 0 });
    await expect(plan.start({ ...wanted, id: randomUUID() })).rejects.toMatchObject({
      code: 'already_exists',
    });
    const made = await plan.get({ id: wanted.id });
    expect(made.campaign).toMatchObject({ name: 'Вступай', startsOn: '2027-03-01', endsOn: '2027-04-11' });
    expect(made.phases).toHaveLength(4);
    expect(made.phases[0]).toMatchObject({ startsOn: '2027-03-01', endsOn: '2027-03-07' });
    expect(made.channels.map(({ id }) => id)).toEqual([channelId]);
    const [members] = made.indicators;
    expect(members).toMatchObject({ layer: 'impact', target: null, baseline: null, leadsToId: null });
    expect(made.indicators.find(({ leadsToId }) => leadsToId === members?.id)).toMatchObject({
      layer: 'outcome',
    });
    const posts = await people.editor.call.posts.list({
      campaignIds: [wanted.id],
      sort: 'created',
      order: 'asc',
    });
    expect(posts.counts).toEqual({ draft: 6 });
    expect(posts.items[0]?.targets[0]?.wallTime).toBe('2027-03-02T12:00');
    const overview = await people.ambassador.call.campaigns.plan.overview();
    expect(overview.items).toMatchObject([
      { posts: { total: 6, published: 0 }, tasks: { open: 7, overdue: 0 } },
    ]);
  });

  it('is copied with its plan and drafts shifted, without what came of it', async () => {
    const { people, plan, channelId } = await start();
    const first = {
      id: randomUUID(),
      name: 'Весна',
      startsOn: '2027-03-01',
      channelIds: [channelId],
      from: JOIN,
    };
    await plan.start(first);
    const { indicators, tasks } = await plan.get({ id: first.id });
    const [members, task] = [indicators[0], tasks[0]];
    if (!members || !task) throw new Error('the template has both');
    await plan.enterReading({
      ...{ id: first.id, indicatorId: members.id, readingId: randomUUID() },
      ...{ value: 7, takenOn: '2026-01-01' },
    });
    await plan.finish({ id: first.id, of: 'task', itemId: task.id, isDone: true });
    const again = {
      ...{ id: randomUUID(), name: 'Осень', startsOn: '2027-09-06', channelIds: [channelId] },
      from: { kind: 'copy', campaignId: first.id, posts: 'drafts' },
    } as const;
    expect(await plan.start(again)).toEqual({ id: again.id, drafts: 6 });
    const copy = await plan.get({ id: again.id });
    expect(copy.campaign.endsOn).toBe('2027-10-17');
    expect(copy.phases.map(({ startsOn }) => startsOn)[1]).toBe('2027-09-13');
    expect(copy.tasks.every(({ doneAt }) => doneAt === null)).toBe(true);
    expect(copy.indicators.every(({ readings }) => readings.length === 0)).toBe(true);
    const ids = copy.indicators.map(({ id }) => id);
    expect(indicators.some(({ id }) => ids.includes(id))).toBe(false);
    expect(copy.indicators.filter(({ leadsToId }) => leadsToId && ids.includes(leadsToId))).toHaveLength(6);
    const posts = await people.editor.call.posts.list({
      campaignIds: [again.id],
      sort: 'created',
      order: 'asc',
    });
    expect(posts.items[0]?.targets[0]?.wallTime).toBe('2027-09-07T12:00');
  });
});

describe('a plan', () => {
  async function blank() {
    const started = await start();
    const id = randomUUID();
    await started.plan.start({ id, name: 'Раздевалка', startsOn: '2026-11-01', from: { kind: 'blank' } });
    return { ...started, id };
  }

  it('keeps what is put, once, and puts back what was removed', async () => {
    const { plan, id, people } = await blank();
    const items: PlanItem[] = [
      { of: 'phase', id: randomUUID(), name: 'Слушаем', startsOn: '2026-11-01', endsOn: '2026-11-05' },
      {
        of: 'task',
        id: randomUUID(),
        title: 'Обойти цех',
        ownerId: people.ambassador.memberId,
        dueOn: '2026-11-04',
      },
      { of: 'decision', id: randomUUID(), title: 'Повторить', ownerId: null, dueOn: null },
      {
        of: 'budget',
        id: randomUUID(),
        name: 'Съёмка',
        hoursPlanned: 6.5,
        hoursSpent: null,
        roublesPlanned: 0,
        roublesSpent: null,
      },
      indicator(),
    ];
    for (const item of [...items, ...items]) await plan.change({ id, act: { kind: 'put', item } });
    const { items: news } = await people.ambassador.call.notifications.news({});
    expect(news).toMatchObject([{ kind: 'task_given', title: 'Обойти цех', path: `/campaigns/${id}` }]);
    const whole = await plan.get({ id });
    expect(whole).toMatchObject({
      phases: [{ name: 'Слушаем' }],
      tasks: [{ title: 'Обойти цех', isMine: false, owner: { name: people.ambassador.name } }],
      decisions: [{ owner: null }],
      budget: [{ hoursPlanned: 6.5, hoursSpent: null, roublesPlanned: 0 }],
      indicators: [{ target: 50 }],
    });
    for (const { of, id: itemId } of items) await plan.change({ id, act: { kind: 'remove', of, itemId } });
    const empty = await plan.get({ id });
    expect([empty.phases, empty.tasks, empty.decisions, empty.budget, empty.indicators].flat()).toEqual([]);
    for (const item of items) await plan.change({ id, act: { kind: 'put', item } });
    expect(await plan.get({ id })).toEqual(whole);
  });

  it('refuses a tree that leads in a circle, and things of other campaigns', async () => {
    const { plan, id, people } = await blank();
    const upper = indicator({ layer: 'output' });
    const lower = indicator({ layer: 'output', leadsToId: upper.id });
    for (const item of [upper, lower]) await plan.change({ id, act: { kind: 'put', item } });
    const put = (item: z.infer<typeof IndicatorItem>, to = id) =>
      plan.change({ id: to, act: { kind: 'put', item } });
    await expect(put({ ...upper, leadsToId: lower.id })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(put({ ...upper, leadsToId: randomUUID() })).rejects.toMatchObject({ code: 'not_found' });
    await expect(put({ ...upper, ownerId: randomUUID() })).rejects.toMatchObject({ code: 'not_found' });
    const other = randomUUID();
    await plan.start({ id: other, name: 'Другая', startsOn: '2026-11-01', from: { kind: 'blank' } });
    await expect(put(upper, other)).rejects.toMatchObject({ code: 'not_found' });
    const foreign = await createOrganization(test, { roles: [] });
    const channelId = await createChannel(test, foreign.organization.id);
    const act = { kind: 'about' as const, channelIds: [channelId] };
    await expect(people.editor.call.campaigns.plan.change({ id, act })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('is ticked and read by those who answer for it', async () => {
    const { plan, id, people } = await blank();
    const mine = indicator({ ownerId: people.ambassador.memberId });
    const counted = indicator({ counted: 'views', ownerId: people.ambassador.memberId });
    const task = (owner: Person | null) =>
      ({ of: 'task', id: randomUUID(), title: 'x', ownerId: owner?.memberId ?? null, dueOn: null }) as const;
    const [own, nobodys] = [task(people.ambassador), task(null)];
    for (const item of [mine, counted, own, nobodys]) await plan.change({ id, act: { kind: 'put', item } });
    const theirs = people.ambassador.call.campaigns.plan;
    const done = await theirs.finish({ id, of: 'task', itemId: own.id, isDone: true });
    expect(done.tasks.find((one) => one.id === own.id)).toMatchObject({
      isMine: true,
      doneAt: expect.any(String),
    });
    await expect(theirs.finish({ id, of: 'task', itemId: nobodys.id, isDone: true })).rejects.toMatchObject({
      code: 'forbidden',
      data: { reason: 'not_owner' },
    });
    const reading = { id, indicatorId: mine.id, readingId: randomUUID(), value: 12, takenOn: '2026-01-05' };
    await theirs.enterReading(reading);
    await theirs.enterReading({ ...reading, value: 99 });
    const { indicators } = await theirs.enterReading({
      ...reading,
      readingId: randomUUID(),
      value: 3,
      takenOn: '2026-01-02',
    });
    expect(indicators.find((one) => one.id === mine.id)?.readings).toMatchObject([
      { value: 12, enteredBy: people.ambassador.name },
      { value: 3 },
    ]);
    await expect(theirs.enterReading({ ...reading, takenOn: '2099-01-01' })).rejects.toMatchObject({
      data: { fields: [{ path: 'takenOn', code: 'in_future' }] },
    });
    await expect(theirs.enterReading({ ...reading, indicatorId: counted.id })).rejects.toMatchObject({
      code: 'state_conflict',
    });
    const act = { kind: 'removeReading', indicatorId: mine.id, readingId: reading.readingId } as const;
    const left = await plan.change({ id, act });
    expect(left.indicators.find((one) => one.id === mine.id)?.readings).toMatchObject([{ value: 3 }]);
  });

  it('looks back with frozen numbers, and never writes over somebody else', async () => {
    const { plan, id } = await blank();
    const views = indicator({ layer: 'output', name: 'Просмотры', counted: 'views' });
    await plan.change({ id, act: { kind: 'put', item: views } });
    const texts = {
      done: 'Собрали подписи',
      changed: 'Починили',
      doubts: 'Мало данных',
      decide: 'Повторить',
    };
    const { retrospective } = await plan.saveRetrospective({ id, version: 0, ...texts, freeze: true });
    expect(retrospective).toMatchObject({
      ...texts,
      version: 1,
      snapshot: {
        numbers: { posts: { total: 0 }, views: { value: null, known: 0 } },
        indicators: [{ name: 'Просмотры', value: null, isCounted: true }],
      },
    });
    for (const version of [0, 2])
      await expect(plan.saveRetrospective({ id, version, ...texts })).rejects.toMatchObject({
        code: 'version_conflict',
      });
    const later = await plan.saveRetrospective({ id, version: 1, ...texts, done: 'Ещё' });
    expect(later.retrospective).toMatchObject({ done: 'Ещё', version: 2, frozenAt: retrospective?.frozenAt });
  });
});

it('numbers of a campaign are sums of what is known, and say of how much', async () => {
  const { people, plan, organization, channelId } = await start();
  const id = randomUUID();
  await plan.start({ id, name: 'Числа', startsOn: '2026-11-01', from: { kind: 'blank' } });
  const { db } = test.app;
  const publish = async (numbers: { views?: number; clicks?: number } | null) => {
    const post = await people.editor.call.posts.create({
      ...{ baseText: 'Смена', campaignId: id, targets: [{ channelId }] },
    });
    const target = { id: post.targets[0]?.id ?? '' };
    await db.postTarget.update({
      where: target,
      data: { state: 'published', publishedAt: new Date(), dueAt: new Date() },
    });
    if (numbers)
      await db.targetTotal.create({
        data: {
          targetId: target.id,
          organizationId: organization.id,
          source: 'simulated',
          asOf: new Date(),
          ...numbers,
        },
      });
  };
  await publish({ views: 1000, clicks: 20 });
  await publish({ views: 500 });
  await publish(null);
  await people.editor.call.posts.create({ baseText: 'Черновик', campaignId: id });
  expect(await plan.numbers({ id })).toMatchObject({
    posts: { total: 4, published: 3, scheduled: 0 },
    placements: 3,
    views: { value: 1500, known: 2, manual: 0 },
    clicks: { value: 20, known: 1 },
    engagement: { value: null, known: 0 },
    clicksPerThousand: 20,
  });
});

it('own words of the dictionary are kept whole, and never mean two things', async () => {
  const { people } = await start();
  const { linkTags } = people.editor.call.campaigns;
  const own = { source: [{ value: 'radio', aliases: ['Заводское радио'] }], medium: [] };
  expect(await linkTags.save(own)).toEqual(own);
  expect(await people.ambassador.call.campaigns.linkTags.get()).toEqual(own);
  const doubtful = { source: [{ value: 'radio', aliases: ['телеграм'] }], medium: [] };
  await expect(linkTags.save(doubtful)).rejects.toMatchObject({
    data: { fields: [{ path: 'source', code: 'duplicate' }] },
  });
  await expect(
    linkTags.save({ source: [{ value: 'Радио', aliases: [] }], medium: [] }),
  ).rejects.toMatchObject({
    code: 'invalid_input',
  });
  expect(await linkTags.save({ source: [], medium: [] })).toEqual({ source: [], medium: [] });
});
