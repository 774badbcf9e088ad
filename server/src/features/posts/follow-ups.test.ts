import { describe, expect, it } from 'vitest';
import { createChannel, DAY_MINUTES, inMinutes } from '../../../test/content.ts';
import { createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { publishLine } from '../publishing/line.service.ts';

const test = useTestApp();
const running = new AbortController().signal;

async function start(followUps: string[], network = 'practice-microblog') {
  const { people, organization } = await createOrganization(test, { roles: ['editor'] });
  const { call } = people.editor;
  const channelId = await createChannel(test, organization.id, { network });
  const post = await call.posts.create({ baseText: 'Первое', targets: [{ channelId, followUps }] });
  const texts = async () =>
    (await call.posts.get({ id: post.id })).targets[0]?.followUps.map(({ text }) => text);
  const publish = async () => {
    await call.posts.publishNow({ id: post.id });
    await publishLine(test.app, channelId, running);
  };
  const { remoteId: account } = await test.app.db.channel.findUniqueOrThrow({ where: { id: channelId } });
  const effects = () =>
    test.app.db.practicePost.findMany({ where: { account }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return { call, channelId, post, texts, publish, effects };
}

describe('what follows under a post', () => {
  it('is saved in its order, changed, shortened, taken away; saving the same is no change', async () => {
    const { call, channelId, post, texts } = await start(['Второе', 'Третье']);
    expect(await texts()).toEqual(['Второе', 'Третье']);
    const save = (version: number, followUps: string[]) =>
      call.posts.save({ id: post.id, version, targets: [{ channelId, followUps }] });
    expect((await save(1, ['Второе', 'Третье'])).version).toBe(1);
    const shorter = await save(1, ['Иначе']);
    expect(await texts()).toEqual(['Иначе']);
    await save(shorter.version, []);
    expect(await texts()).toEqual([]);
  });

  it('is one post in every list and count: the parts are not posts of their own', async () => {
    const { call, post } = await start(['Второе', 'Третье']);
    const { dueAt } = await call.posts.schedule({ id: post.id, ...inMinutes(DAY_MINUTES) });
    const { items } = await call.posts.list({});
    expect(items).toMatchObject([{ id: post.id, targets: [{ state: 'scheduled' }] }]);
    expect(items[0]?.targets).toHaveLength(1);
    const day = dueAt.slice(0, 10);
    const { days } = await call.calendar.range({ from: day, to: day });
    expect(days.reduce((sum, { total }) => sum + total, 0)).toBeLessThanOrEqual(1);
    const [channel] = await call.channels.list({});
    expect(channel?.plannedCount).toBe(1);
  });

  it('a copy takes it along', async () => {
    const { call, post } = await start(['Второе']);
    const copy = await call.posts.duplicate({ id: post.id });
    expect(copy.targets[0]?.followUps).toMatchObject([{ text: 'Второе', state: 'draft' }]);
  });

  it('keeps the rules: empty, too long, too many, none where the network takes none', async () => {
    const codes = async (followUps: string[], network?: string) => {
      const { post } = await start(followUps, network);
      return post.targets[0]?.rules.filter(({ level }) => level === 'blocks').map(({ code }) => code);
    };
    expect(await codes([' '])).toEqual(['follow_up_empty']);
    expect(await codes(['я'.repeat(301)])).toEqual(['follow_up_too_long']);
    expect(await codes(Array.from({ length: 10 }, () => 'ещё'))).toEqual(['too_many_follow_ups']);
    expect(await codes(['ещё'], 'practice-messenger')).toEqual(['follow_ups_not_supported']);
  });

  it('a thread goes out whole and in order', async () => {
    const { call, post, publish, effects } = await start(['Второе', 'Третье']);
    await publish();
    expect((await effects()).map(({ text }) => text)).toEqual(['Первое', 'Второе', 'Третье']);
    const { targets } = await call.posts.get({ id: post.id });
    expect(targets[0]?.followUps.map(({ state }) => state)).toEqual(['published', 'published']);
  });

  it('half published it resumes where it stopped, and never starts again', async () => {
    const { call, channelId, post, effects } = await start(['Второе', 'Третье']);
    await call.posts.schedule({ id: post.id, ...inMinutes(DAY_MINUTES) });
    const [first, second] = await test.app.db.postTarget.findMany({
      where: { postId: post.id },
      orderBy: { position: 'asc' },
    });
    if (!first || !second) throw new Error('no parts');
    await call.posts.publishNow({ id: post.id });
    // The network refuses the second part for good.
    await test.app.db.postTarget.update({ where: { id: second.id }, data: { text: 'я'.repeat(400) } });
    await publishLine(test.app, channelId, running);
    expect((await effects()).map(({ text }) => text)).toEqual(['Первое']);
    expect((await call.posts.get({ id: post.id })).targets[0]?.followUps).toMatchObject([
      { state: 'failed' },
      { state: 'scheduled' },
    ]);
    await test.app.db.postTarget.update({ where: { id: second.id }, data: { text: 'Второе' } });
    await call.publishing.retry({ targetId: second.id });
    await publishLine(test.app, channelId, running);
    expect((await effects()).map(({ text }) => text)).toEqual(['Первое', 'Второе', 'Третье']);
  });
});
