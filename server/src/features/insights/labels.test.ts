import { expect, it } from 'vitest';
import { createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { addSnapshot, createChannel, createPublished } from '../../../test/published.ts';
import { refreshFacts } from '../metrics/facts.service.ts';

const test = useTestApp({
  adjust: (app) => {
    app.clock = { now: () => new Date('2026-04-20T12:00:00Z') };
  },
});

/** One post in a Telegram channel with what the server counted of it. */
async function createWorld(settings: Record<string, string>, views: number | null) {
  const { owner, organization } = await createOrganization(test, { roles: [] });
  const organizationId = organization.id;
  const channel = await createChannel(test, { organizationId, network: 'telegram', settings });
  const { post, targets } = await createPublished(test, {
    organizationId,
    channelIds: [channel.id],
    publishedAt: '2026-04-10T09:00:00Z',
  });
  const targetId = targets[0]?.id ?? '';
  if (views !== null)
    await addSnapshot(test, { organizationId, targetId, at: '2026-04-11T09:00:00Z', views });
  await refreshFacts(test.app, { organizationId, targetIds: [targetId] });
  const numbers = async () => (await owner.call.insights.postNumbers({ postId: post.id })).targets[0];
  return { owner, organizationId, targetId, numbers };
}

it('a number that the network rounds is marked wherever it is told', async () => {
  const { owner, numbers } = await createWorld({ viewsSource: 'preview' }, 1200);
  expect(await numbers()).toMatchObject({ rounded: ['views'], missing: { comments: 'not_counted' } });
  const list = await owner.call.posts.list({});
  expect(list.items[0]?.numbers).toMatchObject({ views: 1200, isRounded: true });
  const overview = await owner.call.insights.overview({ from: '2026-04-01', to: '2026-04-19' });
  expect(overview.channels[0]?.counts.rounded).toEqual(['views']);
});

it('a channel connected without reading views says so, and what is typed in is not called rounded', async () => {
  const { owner, numbers, targetId } = await createWorld({}, null);
  expect(await numbers()).toMatchObject({
    rounded: [],
    missing: { views: 'needs_key', likes: 'not_counted' },
  });
  await owner.call.insights.enterManually({ kind: 'post', targetId, numbers: { views: 1234 } });
  const told = await numbers();
  expect(told).toMatchObject({ rounded: [], manual: ['views'], latest: { views: 1234 } });
  expect(told?.missing.views).toBeUndefined();
});

it('a number of the network goes before what was typed in, wherever it is told; the typed one stays beside it', async () => {
  const { owner, organizationId, numbers, targetId } = await createWorld({}, null);
  await owner.call.insights.enterManually({ kind: 'post', targetId, numbers: { views: 1234, likes: 5 } });
  await addSnapshot(test, { organizationId, targetId, at: '2026-04-12T10:00:00Z', views: 1500 });
  await refreshFacts(test.app, { organizationId, targetIds: [targetId] });
  expect(await numbers()).toMatchObject({
    latest: { views: 1500, likes: 5 },
    manual: ['likes'],
    outdone: { views: 1234 },
  });
  const [listed] = (await owner.call.posts.list({})).items;
  expect(listed?.numbers).toMatchObject({ views: 1500, likes: 5 });
  expect(await test.app.db.placement.findUnique({ where: { targetId } })).toMatchObject({
    views: 1500,
    viewsManual: false,
    engagementManual: true,
  });
  const days = await test.app.db.targetDay.findMany({ where: { targetId } });
  expect(days.reduce((sum, { views }) => sum + (views ?? 0), 0)).toBe(1500);
});

it('what a person published waits for numbers by hand', async () => {
  const { numbers, targetId } = await createWorld({ viewsSource: 'preview' }, null);
  expect(await numbers()).toMatchObject({ isByHand: false, missing: { views: 'not_asked' } });
  await test.app.db.postTarget.update({ where: { id: targetId }, data: { isByHand: true } });
  expect(await numbers()).toMatchObject({ isByHand: true, missing: { views: 'by_hand' } });
});
