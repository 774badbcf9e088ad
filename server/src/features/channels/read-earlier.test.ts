import { connectedChannel } from '@rupor/shared/channels/connected';
import { afterEach, describe, expect, it } from 'vitest';
import { createOrganization } from '../../../test/factories.ts';
import { createListing, earlierPost, type Listing } from '../../../test/fakes/listing-network.ts';
import { useTestApp } from '../../../test/harness.ts';
import { createChannel, createPublished } from '../../../test/published.ts';
import { systemCtx } from '../../context.ts';
import { rebuildFacts } from '../metrics/facts.service.ts';
import { requestEarlier } from './earlier.service.ts';
import { readEarlierJob } from './read-earlier.job.ts';
import { MOST_POSTS, readNextPage } from './read-earlier.service.ts';

const NOW = '2026-05-01T12:00:00Z';
const PERIOD = { from: '2026-03-01', to: '2026-05-31' };
const never = new AbortController().signal;
const LEASE_MS = 121_000;

const test = useTestApp();
// A reading that a test leaves unfinished must not be claimed by the next one.
afterEach(() => test.app.db.earlierReading.deleteMany());

async function createWorld(given: { page?: number; days?: string[] } = {}) {
  const made = await createOrganization(test, { roles: ['owner', 'council'] });
  const organizationId = made.organization.id;
  const channel = await createChannel(test, { organizationId });
  const listing = createListing(test, { now: NOW, ...given });
  for (const day of given.days ?? ['2026-04-30', '2026-04-20', '2026-04-10', '2026-03-15', '2026-02-20'])
    listing.posts.push(earlierPost({ at: `${day}T09:00:00Z` }));
  const where = { organizationId };
  const count = () => test.app.db.post.count({ where });
  const begin = () => requestEarlier(systemCtx(listing.app, organizationId), { id: channel.id });
  const state = () => test.app.db.earlierReading.findUniqueOrThrow({ where: { channelId: channel.id } });
  return { ...made, organizationId, channel, listing, where, count, begin, state };
}

/** A page, then the pause before the next is over. */
async function turn({ app, clock }: Listing): Promise<boolean> {
  const isDone = await readNextPage(app, never);
  clock.at = new Date(clock.at.getTime() + 2_000);
  return isDone;
}

async function readAll(listing: Listing): Promise<void> {
  for (let pages = 0; await turn(listing); pages += 1) expect(pages).toBeLessThan(100);
}

describe('what stood there before', () => {
  it('becomes published posts that charts count, without a growth nobody saw', async () => {
    const { owner, channel, listing, where, begin, state } = await createWorld();
    await begin();
    await readAll(listing);
    expect(listing.asked).toEqual([null, '2', '4']);
    expect(await state()).toMatchObject({ state: 'done', addedCount: 5, knownCount: 0, nextAt: null });
    const page = await owner.call.posts.list({ sort: 'created' });
    expect(page.items.map(({ targets }) => targets[0]?.publishedAt)).toEqual(
      listing.posts.map(({ publishedAt }) => publishedAt.toISOString()),
    );
    expect(page.items[0]).toMatchObject({
      author: null,
      state: 'published',
      targets: [{ isImported: true, remoteUrl: listing.posts[0]?.url }],
      numbers: { views: listing.posts[0]?.numbers.views, comments: null },
    });
    const period = { ...PERIOD, numbers: 'simulated' as const };
    const overview = await owner.call.insights.overview(period);
    expect(overview).toMatchObject({ imported: 4 });
    expect(overview.tiles.find(({ metric }) => metric === 'posts')).toMatchObject({ value: 4 });
    expect(overview.tiles.find(({ metric }) => metric === 'views')).toMatchObject({ value: null, known: 4 });
    const rows = await owner.call.insights.breakdown({ ...period, by: 'channel' });
    expect(rows.rows[0]).toMatchObject({ key: channel.id, placements: 4 });
    expect(rows.rows[0]?.measures[0]?.value).not.toBeNull();
    expect(await test.app.db.dayFact.count({ where })).toBe(0);
    expect(await test.app.db.notification.count({ where })).toBe(0);
  });

  it('grows from the first number on, also when all facts are made again', async () => {
    const { organizationId, listing, where, begin } = await createWorld({
      days: ['2026-04-10', '2026-05-01'],
    });
    await begin();
    await readAll(listing);
    const old = await test.app.db.postTarget.findFirstOrThrow({
      where: { ...where, publishedAt: new Date('2026-04-10T09:00:00Z') },
    });
    const first = listing.posts[0]?.numbers.views ?? 0;
    await test.app.db.targetSnapshot.create({
      data: {
        organizationId,
        targetId: old.id,
        source: 'simulated',
        takenAt: new Date('2026-05-03T09:00:00Z'),
        views: first + 7,
      },
    });
    for (let times = 0; times < 2; times += 1) {
      await rebuildFacts(listing.app, organizationId);
      const days = await test.app.db.targetDay.findMany({ where, orderBy: { day: 'asc' } });
      // What came out on the very day of the reading has grown on that day.
      expect(days.map(({ day, views }) => [day.toISOString().slice(0, 10), views])).toEqual([
        ['2026-05-01', listing.posts[1]?.numbers.views],
        ['2026-05-03', 7],
      ]);
    }
  });

  it('is asked for again as old as it is, not at once', async () => {
    const { channel, listing, begin } = await createWorld({ days: ['2026-04-30', '2026-02-20'] });
    listing.posts.push(earlierPost({ at: '2026-02-19T09:00:00Z', numbers: {} }));
    await begin();
    await readAll(listing);
    const plans = await test.app.db.pollPlan.findMany({
      where: { channelId: channel.id, kind: 'target' },
      orderBy: { nextAt: 'asc' },
    });
    // The one whose numbers the listing did not bring has no plan yet: the sweep makes one that is due now.
    expect(plans.map(({ nextAt, answeredAt }) => [nextAt, answeredAt !== null])).toEqual([
      [new Date('2026-05-01T13:00:00Z'), true],
      [new Date('2026-05-02T11:00:00Z'), true],
    ]);
  });
});

describe('reading twice', () => {
  it('adds nothing, and two presses are one reading', async () => {
    const { listing, count, begin, state } = await createWorld();
    await begin();
    await begin();
    await readAll(listing);
    expect(listing.asked).toHaveLength(3);
    listing.posts.unshift(earlierPost({ at: '2026-05-01T08:00:00Z' }));
    await begin();
    await readAll(listing);
    expect(await count()).toBe(6);
    expect(await state()).toMatchObject({ state: 'done', addedCount: 1, knownCount: 5 });
  });

  it('leaves our own posts alone: by id, by link, and what may be ours', async () => {
    const { organizationId, channel, listing, count, begin } = await createWorld({ days: [] });
    const at = '2026-04-30T09:00:00Z';
    const place = { organizationId, channelIds: [channel.id], publishedAt: at };
    const own = [await createPublished(test, place), await createPublished(test, place)];
    const open = await createPublished(test, place);
    const byHand = await createPublished(test, { ...place, title: 'Руками' });
    const targets = [...own, open, byHand].map(({ targets: [target] }) => target?.id ?? '');
    const set = (at: number, data: object) =>
      test.app.db.postTarget.update({ where: { id: targets[at] }, data });
    await set(0, { remoteIds: ['own-id'] });
    await set(1, { remoteIds: ['x'], remoteUrl: 'https://wall.example/own' });
    await set(2, { state: 'unconfirmed', remoteIds: [] });
    await set(3, {
      state: 'by_hand',
      handedOverAt: new Date(at),
      publishedAt: null,
      text: 'Приходите  завтра',
    });
    await test.app.db.publishAttempt.create({
      data: {
        organizationId,
        targetId: targets[2] ?? '',
        number: 1,
        idempotencyKey: 'k',
        request: {},
        workerId: 'w',
        leaseToken: crypto.randomUUID(),
        startedAt: new Date(at),
        sentAt: new Date(at),
      },
    });
    listing.posts.push(
      earlierPost({ at, remoteIds: ['own-id'] }),
      earlierPost({ at, url: 'https://wall.example/own' }),
      earlierPost({ at: '2026-04-30T09:00:40Z' }),
      earlierPost({ at: '2026-04-30T12:00:00Z', text: 'Приходите завтра' }),
      earlierPost({ at: '2026-04-29T12:00:00Z', text: 'Чужая рука' }),
    );
    await begin();
    await readAll(listing);
    expect(await count()).toBe(5);
    const where = { organizationId, targets: { some: { isImported: true } } };
    expect(await test.app.db.post.findMany({ where })).toMatchObject([{ baseText: 'Чужая рука' }]);
  });
});

describe('a process that dies', () => {
  it.each([1, 2, 3])('after page %i: the next goes on from there, nothing is double', async (pages) => {
    const { channel, listing, count, begin, state } = await createWorld();
    await begin();
    for (let page = 1; page < pages; page += 1) await turn(listing);
    // It has asked and will never store.
    let answer: () => void = () => undefined;
    const silence = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let reached: () => void = () => undefined;
    const isAsked = new Promise<void>((resolve) => {
      reached = resolve;
    });
    listing.next.before = () => {
      reached();
      return silence;
    };
    const late = readNextPage(listing.app, never);
    await isAsked;
    expect(await readNextPage(listing.app, never)).toBe(false);
    listing.clock.at = new Date(listing.clock.at.getTime() + LEASE_MS);
    await readAll(listing);
    expect(await state()).toMatchObject({ state: 'done', addedCount: 5 });
    // It was only slow, and comes back when its place is taken.
    answer();
    await late;
    expect(await count()).toBe(5);
    expect(await state()).toMatchObject({ state: 'done', addedCount: 5, pageCount: 3 });
    expect(await test.app.db.targetTotal.count({ where: { target: { channelId: channel.id } } })).toBe(5);
  });

  it('between the last page and its sums: they are added up by the next', async () => {
    const { channel, listing, begin, state } = await createWorld();
    await begin();
    await readAll(listing);
    const { channelId } = await state();
    await test.app.db.targetTotal.deleteMany({ where: { target: { channelId } } });
    await test.app.db.earlierReading.update({
      where: { channelId },
      data: { state: 'reading', nextAt: listing.clock.at, leaseUntil: listing.clock.at, isListed: true },
    });
    listing.clock.at = new Date(listing.clock.at.getTime() + 1);
    const asked = listing.asked.length;
    await readEarlierJob.run(listing.app, {}, never);
    expect(await state()).toMatchObject({ state: 'done' });
    expect(listing.asked).toHaveLength(asked);
    expect(await test.app.db.targetTotal.count({ where: { target: { channelId: channel.id } } })).toBe(5);
  });
});

describe('a network that does not answer', () => {
  it('is asked later, as late as it says, and the reading goes on', async () => {
    const { listing, count, begin, state } = await createWorld();
    await begin();
    await turn(listing);
    listing.next.instead = { kind: 'rate_limited', retryAfterMs: 3_600_000 };
    const at = listing.clock.at.getTime();
    await turn(listing);
    expect(await state()).toMatchObject({ problem: 'rate_limited', nextAt: new Date(at + 3_600_000) });
    expect(await turn(listing)).toBe(false);
    listing.clock.at = new Date(at + 3_600_000);
    listing.next.instead = new Error('connect ECONNREFUSED token=secret');
    await turn(listing);
    expect(await state()).toMatchObject({ state: 'reading', problem: 'unexpected_answer', failures: 2 });
    listing.clock.at = new Date(at + 8 * 3_600_000);
    await readAll(listing);
    expect(await state()).toMatchObject({ state: 'done', problem: null });
    expect(await count()).toBe(5);
  });

  it('that refuses ends the reading with its reason; a press begins a new one', async () => {
    const { owner, channel, listing, where, count, begin, state } = await createWorld();
    listing.next.instead = { kind: 'auth', problem: 'token_refused' };
    await begin();
    await turn(listing);
    expect(await state()).toMatchObject({ state: 'stopped', problem: 'token_refused', nextAt: null });
    expect(await test.app.db.notification.count({ where })).toBe(0);
    expect(await owner.call.channels.earlier({ id: channel.id })).toMatchObject({ state: 'stopped' });
    await begin();
    await readAll(listing);
    expect(await count()).toBe(5);
  });

  it('that lists without end is left after a thousand posts', async () => {
    const { listing, count, begin, state } = await createWorld({ page: 300, days: [] });
    for (let i = 0; i < MOST_POSTS + 50; i += 1)
      listing.posts.push(earlierPost({ at: '2026-04-30T09:00:00Z' }));
    await begin();
    await readAll(listing);
    expect(await count()).toBe(MOST_POSTS);
    expect(await state()).toMatchObject({ state: 'done', isCut: true, addedCount: MOST_POSTS });
  });
});

describe('by route', () => {
  it('connecting begins the reading; connecting again does not repeat it', async () => {
    const { owner, listing, where, people, organizationId } = await createWorld();
    const before = test.app.networks;
    test.app.networks = listing.app.networks;
    try {
      const form = { network: 'practice-wall', fields: { name: 'Стена с прошлым' } };
      const { id } = connectedChannel(await owner.call.channels.connect(form));
      expect(await owner.call.channels.earlier({ id })).toMatchObject({ canRead: true, state: 'reading' });
      listing.clock.at = new Date(Date.now() + 1_000);
      await readAll(listing);
      await owner.call.channels.connect(form);
      expect(await owner.call.channels.earlier({ id })).toMatchObject({ state: 'done' });
      await expect(people.council.call.channels.readEarlier({ id })).rejects.toMatchObject({
        code: 'forbidden',
      });
      expect(await owner.call.channels.readEarlier({ id })).toMatchObject({
        state: 'reading',
        addedCount: 0,
      });
    } finally {
      test.app.networks = before;
    }
    expect(await test.app.db.earlierReading.count({ where })).toBe(1);
    expect(organizationId).toBe(where.organizationId);
  });

  it('a network that lists nothing says so; a read post is sorted but not changed', async () => {
    const { owner, channel, listing, where, begin } = await createWorld({ days: ['2026-04-30'] });
    await expect(owner.call.channels.readEarlier({ id: channel.id })).rejects.toMatchObject({
      code: 'state_conflict',
      data: { reason: 'cannot_list' },
    });
    await begin();
    await readAll(listing);
    const { id } = await test.app.db.post.findFirstOrThrow({ where });
    const refused = { code: 'state_conflict', data: { reason: 'imported' } };
    const { posts } = owner.call;
    await expect(posts.save({ id, version: 1, baseText: 'Другой' })).rejects.toMatchObject(refused);
    const other = await createChannel(test, { organizationId: where.organizationId });
    const both = [{ channelId: channel.id }, { channelId: other.id }];
    await expect(posts.save({ id, version: 1, targets: both })).rejects.toMatchObject(refused);
    await expect(posts.publishNow({ id })).rejects.toMatchObject({ code: 'state_conflict' });
    await expect(posts.remove({ id })).rejects.toMatchObject({ code: 'state_conflict' });
    const { targets } = await owner.call.insights.postNumbers({ postId: id });
    expect(targets[0]).toMatchObject({ isImported: true, isByHand: false, missing: { reach: 'not_said' } });
    expect(targets[0]?.points).toHaveLength(1);
    const rubric = await test.app.db.rubric.create({
      data: { organizationId: where.organizationId, name: 'Из сети', colour: 1 },
    });
    expect(await posts.save({ id, version: 1, rubricId: rubric.id })).toMatchObject({
      rubricId: rubric.id,
      targets: [{ isImported: true }],
    });
  });
});
