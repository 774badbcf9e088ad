// A channel whose key no longer works, with many posts before it: one incident, one notice; after the reconnect the
// same channel goes on with its posts and its numbers.
import { describe, expect, it } from 'vitest';
import { createOrganization, type Person } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { countEffects, createSchedule } from '../../../test/scheduled-posts.ts';
import { accountId } from '../../networks/practice/account.ts';
import { publishLine } from './line.service.ts';
import { sweep } from './sweep.job.ts';

const POSTS = 10;
const running = new AbortController().signal;

describe('a closed door', () => {
  const test = useTestApp();

  async function closed() {
    const made = await createOrganization(test, { roles: ['editor'] });
    const { targets, channelIds } = await createSchedule(test.app.db, {
      organizationId: made.organization.id,
      perChannel: POSTS,
      // The first half is due, the other half has waited too long when somebody comes.
      dueAt: (n) => new Date(Date.now() - 60_000 + n),
    });
    const channelId = String(channelIds[0]);
    const name = `Стена ${channelId}`;
    const channel = await test.app.db.channel.update({
      where: { id: channelId },
      data: { name, remoteId: accountId('practice-wall', name), settings: { fault: 'auth' } },
    });
    await publishLine(test.app, channelId, running);
    return { ...made, channel, targets };
  }

  const waiting = async ({ call }: Person) => (await call.notifications.list()).items;
  const standing = async (person: Person) =>
    (await waiting(person)).filter(({ kind }) => kind !== 'publishing_stands').map(({ kind }) => kind);
  const mend = (person: Person, id: string) =>
    test.app.db.channel
      .update({ where: { id }, data: { settings: {} } })
      .then(() => person.call.channels.check({ id }));

  it('is one notice, however many posts stand before it and however late it gets', async () => {
    const { owner, people, channel, organization, targets } = await closed();
    expect(await standing(owner)).toEqual(['channel_reconnect']);
    expect(await standing(people.editor)).toEqual(['channel_reconnect']);
    await test.app.db.postTarget.updateMany({
      where: { channelId: channel.id, state: 'scheduled' },
      data: { dueAt: new Date(Date.now() - 30 * 24 * 3_600_000) },
    });
    await sweep(test.app, running);
    const states = await test.app.db.postTarget.groupBy({
      by: ['state'],
      where: { channelId: channel.id },
      _count: { _all: true },
      orderBy: { state: 'asc' },
    });
    expect(states.map(({ state, _count }) => [state, _count._all])).toEqual([
      ['failed', 1],
      ['missed', POSTS - 1],
    ]);
    expect(await standing(owner)).toEqual(['channel_reconnect']);
    const rows = await test.app.db.notification.findMany({ where: { organizationId: organization.id } });
    expect(rows).toHaveLength(1);

    await mend(owner, channel.id);
    const asked = await waiting(owner);
    expect(
      asked
        .filter(({ dismissable }) => dismissable)
        .map(({ targetId }) => targetId)
        .sort(),
    ).toEqual(targets.map(({ id }) => id).sort());
    const before = await test.app.db.notification.count({ where: { organizationId: organization.id } });
    await mend(owner, channel.id);
    expect(await test.app.db.notification.count({ where: { organizationId: organization.id } })).toBe(before);
  });

  it('opens for the same channel again: its waiting posts go out once, what it has published and counted stays', async () => {
    const { owner, channel, targets } = await closed();
    const last = String(targets.at(-1)?.id);
    await test.app.db.postTarget.update({
      where: { id: last },
      data: { state: 'published', publishedAt: new Date(), remoteIds: ['earlier'] },
    });
    const counted = { organizationId: channel.organizationId, channelId: channel.id, followers: 120 };
    await test.app.db.channelSnapshot.create({
      data: { ...counted, takenAt: new Date(), source: 'simulated' },
    });
    await test.app.db.channel.update({ where: { id: channel.id }, data: { settings: {} } });
    await owner.call.channels.reconnect({ id: channel.id, fields: { name: channel.name } });
    expect(await owner.call.channels.get({ id: channel.id })).toMatchObject({ health: 'works' });
    await publishLine(test.app, channel.id, running);
    const rows = await test.app.db.postTarget.findMany({ where: { channelId: channel.id } });
    expect(rows.filter(({ state }) => state === 'published')).toHaveLength(POSTS - 1);
    expect(rows.find(({ id }) => id === last)?.remoteIds).toEqual(['earlier']);
    expect((await countEffects(test.app.db, [channel.remoteId])).get(channel.remoteId)).toBe(POSTS - 2);
    expect(await test.app.db.channelSnapshot.findMany({ where: { channelId: channel.id } })).toMatchObject([
      counted,
    ]);
  });
});
