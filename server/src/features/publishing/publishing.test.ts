import { describe, expect, it } from 'vitest';
import { createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { countEffects, createSchedule } from '../../../test/scheduled-posts.ts';
import { publishLine } from './line.service.ts';
import { sweep } from './sweep.job.ts';

const running = new AbortController().signal;

describe('publishing over HTTP', () => {
  const test = useTestApp();
  const read = (id: string) => test.app.db.postTarget.findUniqueOrThrow({ where: { id } });

  async function scheduled(network = 'practice-wall', fault: string | null = null) {
    const made = await createOrganization(test, { roles: ['editor', 'council', 'approver', 'ambassador'] });
    const { targets } = await createSchedule(test.app.db, { organizationId: made.organization.id, network });
    const [target] = targets;
    if (!target) throw new Error('nothing scheduled');
    if (fault)
      await test.app.db.channel.update({ where: { id: target.channelId }, data: { settings: { fault } } });
    return { ...made, target };
  }

  /** The messenger cannot be asked: the process died after the request had left. */
  async function unconfirmed() {
    const made = await scheduled('practice-messenger');
    await test.app.db.postTarget.update({
      where: { id: made.target.id },
      data: { state: 'unconfirmed', problem: 'worker_died', attemptCount: 1 },
    });
    return made;
  }

  it('pausing says who, why and how many, resuming ends it, both are in the audit log', async () => {
    const { people, organization } = await scheduled();
    const { call, name } = people.approver;
    const reason = 'День траура';
    const state = await call.publishing.pause({ reason });
    expect(state).toMatchObject({ paused: { byName: name, reason }, aheadToday: 1, overdue: { count: 0 } });
    const again = await people.editor.call.publishing.pause({ reason: 'другая' });
    expect(again.paused, 'the second stop changes nothing').toEqual(state.paused);
    expect((await call.publishing.resume({})).paused).toBeNull();
    const entries = await test.app.db.auditEntry.findMany({
      where: { organizationId: organization.id, action: { startsWith: 'publishing.' } },
      orderBy: { at: 'asc' },
    });
    expect(entries.map(({ action }) => action)).toEqual(['publishing.paused', 'publishing.resumed']);
  });

  it('a stop does not reach into another organization', async () => {
    const ours = await scheduled();
    const theirs = await scheduled();
    await ours.people.editor.call.publishing.pause({});
    await publishLine(test.app, theirs.target.channelId, running);
    expect((await read(theirs.target.id)).state).toBe('published');
    expect((await theirs.people.editor.call.publishing.state()).paused).toBeNull();
  });

  it('pausing is not for everybody, and its reason is bounded', async () => {
    const { people } = await scheduled();
    await expect(people.council.call.publishing.pause({})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(people.editor.call.publishing.pause({ reason: 'я'.repeat(201) })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it('counts what is overdue, and a living worker', async () => {
    const { people, target } = await scheduled();
    await test.app.db.postTarget.update({
      where: { id: target.id },
      data: { dueAt: new Date(Date.now() - 5 * 60_000) },
    });
    const state = await people.editor.call.publishing.state();
    expect(state).toMatchObject({ worker: 'never', overdue: { count: 1 } });
    const notices = await people.editor.call.notifications.list();
    expect(notices.items[0]).toMatchObject({ kind: 'publishing_stands', problem: 'worker_silent' });
  });

  it('«вышел»: the post is published at the time it left, with the link', async () => {
    const { people, target } = await unconfirmed();
    const { call } = people.editor;
    const before = await call.notifications.list();
    expect(before.items.map(({ kind }) => kind)).toContain('unconfirmed');
    const remoteUrl = 'https://example.org/post/1';
    expect(await call.publishing.confirm({ targetId: target.id, remoteUrl })).toMatchObject({
      state: 'published',
    });
    expect(await read(target.id)).toMatchObject({ state: 'published', remoteUrl, problem: null });
    await expect(call.publishing.confirm({ targetId: target.id })).rejects.toMatchObject({
      code: 'state_conflict',
    });
    await expect(call.publishing.retry({ targetId: target.id })).rejects.toMatchObject({
      code: 'state_conflict',
    });
    const after = await call.notifications.list();
    expect(after.items.filter(({ targetId }) => targetId === target.id)).toEqual([]);
  });

  it.each(['javascript:alert(1)', 'не ссылка', 'ftp://example.org/a'])(
    'refuses the link %s',
    async (remoteUrl) => {
      const { people, target } = await unconfirmed();
      await expect(
        people.editor.call.publishing.confirm({ targetId: target.id, remoteUrl }),
      ).rejects.toMatchObject({ code: 'invalid_input' });
    },
  );

  it('«нет, не вышел»: sent again through the same claim, once', async () => {
    const { people, target } = await unconfirmed();
    expect(await people.editor.call.publishing.retry({ targetId: target.id })).toMatchObject({
      state: 'scheduled',
    });
    await publishLine(test.app, target.channelId, running);
    expect((await read(target.id)).state).toBe('published');
    expect([...(await countEffects(test.app.db, [target.account])).values()]).toEqual([1]);
  });

  it('a retry looks first: what the network has is published and not sent again', async () => {
    const { people, target } = await scheduled('practice-wall');
    await publishLine(test.app, target.channelId, running);
    await test.app.db.postTarget.update({
      where: { id: target.id },
      data: { state: 'unconfirmed', publishedAt: null, remoteIds: [] },
    });
    await test.app.db.publishAttempt.updateMany({
      where: { targetId: target.id },
      data: { outcome: 'unknown' },
    });
    expect(await people.editor.call.publishing.retry({ targetId: target.id })).toMatchObject({
      state: 'published',
    });
    expect((await read(target.id)).remoteIds).toHaveLength(1);
    expect([...(await countEffects(test.app.db, [target.account])).values()]).toEqual([1]);
  });

  it('a failed post is sent again after its channel was mended', async () => {
    const { people, target } = await scheduled('practice-wall', 'auth');
    const { call } = people.editor;
    await publishLine(test.app, target.channelId, running);
    await expect(call.publishing.retry({ targetId: target.id })).rejects.toMatchObject({
      code: 'network_problem',
      data: { problem: 'reconnect' },
    });
    await test.app.db.channel.update({
      where: { id: target.channelId },
      data: { health: 'works', settings: {} },
    });
    expect(await call.publishing.retry({ targetId: target.id })).toMatchObject({ state: 'scheduled' });
    await publishLine(test.app, target.channelId, running);
    const journal = await call.publishing.journal({ postId: target.postId });
    expect(journal.entries.map(({ kind }) => kind)).toEqual(['failed', 'retried', 'published']);
    expect(journal.attempts.map(({ outcome }) => outcome)).toEqual(['auth', 'published']);
    expect(JSON.stringify(journal)).not.toMatch(/lease|token|credentials/i);
  });

  it('a missed post waits for a decision and then goes out now', async () => {
    const { people, target } = await scheduled();
    await test.app.db.postTarget.update({
      where: { id: target.id },
      data: { dueAt: new Date(Date.now() - 3 * 3_600_000) },
    });
    await sweep(test.app, running);
    const { items } = await people.editor.call.notifications.list();
    const notice = items.find(({ targetId }) => targetId === target.id);
    expect(notice).toMatchObject({ kind: 'missed', dismissable: true, problem: 'too_late' });
    await people.editor.call.publishing.retry({ targetId: target.id });
    await publishLine(test.app, target.channelId, running);
    expect((await read(target.id)).state).toBe('published');
  });

  it('a notice can be put away, the state stays', async () => {
    const { people, target } = await scheduled('practice-wall', 'reject');
    await publishLine(test.app, target.channelId, running);
    const { call } = people.editor;
    const notice = (await call.notifications.list()).items.find(({ kind }) => kind === 'failed');
    if (!notice) throw new Error('no notice');
    await call.notifications.resolve({ id: notice.id });
    expect((await call.notifications.list()).items.filter(({ kind }) => kind === 'failed')).toEqual([]);
    expect((await read(target.id)).state).toBe('failed');
  });

  it('reviews wait for approvers, nobody else', async () => {
    const { people, target } = await scheduled();
    await test.app.db.postTarget.update({ where: { id: target.id }, data: { state: 'in_review' } });
    const kinds = async (role: 'approver' | 'ambassador') =>
      (await people[role].call.notifications.list()).items.map(({ kind }) => kind);
    expect(await kinds('approver')).toEqual(['in_review']);
    expect(await kinds('ambassador')).toEqual([]);
  });

  it('nothing of another organization is seen or touched', async () => {
    const ours = await unconfirmed();
    const theirs = await scheduled();
    const { call } = theirs.people.editor;
    const targetId = ours.target.id;
    await expect(call.publishing.confirm({ targetId })).rejects.toMatchObject({ code: 'not_found' });
    await expect(call.publishing.retry({ targetId })).rejects.toMatchObject({ code: 'not_found' });
    await expect(call.publishing.journal({ postId: ours.target.postId })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await call.notifications.list()).items.filter((item) => item.targetId === targetId)).toEqual([]);
    await expect(ours.people.council.call.publishing.retry({ targetId })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
