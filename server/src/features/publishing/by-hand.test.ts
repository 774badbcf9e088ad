import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createOrganization, type Person } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { createSchedule } from '../../../test/scheduled-posts.ts';
import { newId } from '../../lib/uuid.ts';
import { deliverJob } from '../notifications/deliver.job.ts';
import { attemptTarget } from './attempt.service.ts';
import { claimNext } from './claim.sql.ts';
import { publishLine } from './line.service.ts';
import { listStandingLines } from './recover.sql.ts';

const running = new AbortController().signal;

/** Its file is not in the storage. */
const LOST_PICTURE = {
  kind: 'image',
  mime: 'image/png',
  size: 9,
  width: 10,
  height: 10,
  sha256: 'f'.repeat(64),
  originalName: 'lost.png',
  fileKey: 'lost/file',
  previewKey: 'lost/preview',
} as const;

describe('publishing by hand', () => {
  const letters: { to: string; subject: string; text: string }[] = [];
  const test = useTestApp({
    adjust: (app) => {
      app.mailer = { send: async (letter) => void letters.push(letter) };
    },
  });
  const read = (id: string) => test.app.db.postTarget.findUniqueOrThrow({ where: { id } });

  async function due(network = 'assisted') {
    const made = await createOrganization(test, { roles: ['editor', 'council', 'ambassador'] });
    const { targets } = await createSchedule(test.app.db, { organizationId: made.organization.id, network });
    const [target] = targets;
    if (!target) throw new Error('nothing scheduled');
    return { ...made, target };
  }

  async function handedOver() {
    const made = await due();
    await publishLine(test.app, made.target.channelId, running);
    return made;
  }

  it('at its time it is handed over: nothing is sent, the notice says so, the journal too', async () => {
    const { people, target } = await handedOver();
    const row = await read(target.id);
    expect(row).toMatchObject({ state: 'by_hand', remoteIds: [], publishedAt: null, leaseToken: null });
    expect(row.handedOverAt).not.toBeNull();
    const attempts = await test.app.db.publishAttempt.findMany({ where: { targetId: target.id } });
    expect(attempts).toMatchObject([{ outcome: 'handed_over', sentAt: null }]);
    expect(await waiting(people.editor)).toMatchObject([{ kind: 'by_hand', targetId: target.id }]);
    const { entries } = await people.editor.call.publishing.journal({ postId: target.postId });
    expect(entries.map(({ kind }) => kind)).toEqual(['by_hand']);
    // A line started again finds nothing to do.
    await publishLine(test.app, target.channelId, running);
    expect(await test.app.db.publishAttempt.count({ where: { targetId: target.id } })).toBe(1);
  });

  it('a person needs neither readable keys nor stored files; a channel that is gone comes first', async () => {
    const { target, organization } = await due('ok');
    const { channelId, postId } = target;
    const spoilt = { credentials: 'spoilt', settings: { canUploadPhotos: false } };
    await test.app.db.channel.update({ where: { id: channelId }, data: spoilt });
    const asset = await test.app.db.mediaAsset.create({
      data: { ...LOST_PICTURE, organizationId: organization.id },
    });
    await test.app.db.postMedia.create({ data: { postId, assetId: asset.id, position: 0 } });
    await publishLine(test.app, channelId, running);
    expect(await read(target.id)).toMatchObject({ state: 'by_hand', problem: null });

    const again = { state: 'scheduled', handedOverAt: null } as const;
    await test.app.db.postMedia.deleteMany({ where: { postId } });
    await test.app.db.postTarget.update({ where: { id: target.id }, data: again });
    await publishLine(test.app, channelId, running);
    expect(await read(target.id)).toMatchObject({ state: 'failed', problem: 'credentials_unreadable' });

    // Removed between the claim and the attempt: before the claim it would not be taken at all.
    const gone = await due();
    const claim = await claimNext(test.app, gone.target.channelId, randomUUID());
    if (claim.kind !== 'claimed') throw new Error('not claimed');
    await test.app.db.channel.update({
      where: { id: gone.target.channelId },
      data: { removedAt: new Date() },
    });
    await attemptTarget(test.app, claim.target, running);
    expect(await read(gone.target.id)).toMatchObject({ state: 'failed', problem: 'channel_removed' });
  });

  it('the page has everything to copy', async () => {
    const { people, target } = await handedOver();
    const task = await people.editor.call.publishing.byHand({ targetId: target.id });
    expect(task).toMatchObject({
      state: 'by_hand',
      reason: 'always',
      text: 'Текст 0',
      images: [],
      followUps: [],
    });
  });

  it('«опубликовано»: published by a person, with the link; its numbers are typed in', async () => {
    const { people, target } = await handedOver();
    const { call } = people.editor;
    const remoteUrl = 'https://example.org/posts/1';
    expect((await call.publishing.doneByHand({ targetId: target.id, remoteUrl })).state).toBe('published');
    expect(await read(target.id)).toMatchObject({ state: 'published', isByHand: true, remoteUrl });
    expect(await waiting(people.editor)).toEqual([]);
    await call.insights.enterManually({ kind: 'post', targetId: target.id, numbers: { views: 120 } });
    const again = call.publishing.doneByHand({ targetId: target.id });
    await expect(again).rejects.toMatchObject({ code: 'state_conflict' });
    const shown = await call.posts.get({ id: target.postId });
    expect(shown.targets).toMatchObject([{ isByHand: true, state: 'published' }]);
  });

  it('«не буду»: cancelled, with the reason in the journal; a new time takes it back', async () => {
    const { people, target } = await handedOver();
    const { call } = people.editor;
    await call.publishing.declineByHand({ targetId: target.id, note: 'устарело' });
    expect((await read(target.id)).state).toBe('cancelled');
    const { entries } = await call.publishing.journal({ postId: target.postId });
    expect(entries.at(-1)).toMatchObject({ kind: 'declined_by_hand', data: { note: 'устарело' } });
  });

  it('the member who looks after the channel answers, another ambassador does not', async () => {
    const { people, target } = await handedOver();
    const { ambassador } = people;
    const refused = ambassador.call.publishing.doneByHand({ targetId: target.id });
    await expect(refused).rejects.toMatchObject({ code: 'forbidden' });
    expect(await waiting(ambassador)).toEqual([]);
    await lookAfter(target.channelId, ambassador);
    expect(await waiting(ambassador)).toMatchObject([{ kind: 'by_hand' }]);
    await ambassador.call.publishing.doneByHand({ targetId: target.id });
    expect((await read(target.id)).state).toBe('published');
  });

  it('a letter goes once to the member who looks after the channel, without the text itself', async () => {
    const { people, target } = await due();
    await lookAfter(target.channelId, people.ambassador);
    await publishLine(test.app, target.channelId, running);
    const { settings } = await people.ambassador.call.notifications.settings();
    await people.ambassador.call.notifications.saveSettings({ ...settings, quietFrom: null, quietTo: null });
    await deliverJob.run(test.app, {}, running);
    await deliverJob.run(test.app, {}, running);
    const ours = letters.filter(({ text }) => text.includes(`/by-hand/${target.id}`));
    const { email } = await test.app.db.user.findUniqueOrThrow({ where: { id: people.ambassador.userId } });
    expect(ours.map(({ to }) => to)).toEqual([email]);
    expect(ours[0]?.text).not.toContain('Текст 0');
  });

  it('who looks after a channel is a member of this organization', async () => {
    const { owner, people, target } = await due();
    const { memberId } = people.ambassador;
    const changed = await owner.call.channels.setResponsible({ id: target.channelId, memberId });
    expect(changed.responsibleId).toBe(memberId);
    const stranger = await createOrganization(test, { roles: [] });
    const foreign = { id: target.channelId, memberId: stranger.owner.memberId };
    await expect(owner.call.channels.setResponsible(foreign)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('ten answers at once are one answer', async () => {
    const { people, target } = await handedOver();
    const { call } = people.editor;
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) =>
        n % 2
          ? call.publishing.doneByHand({ targetId: target.id })
          : call.publishing.declineByHand({ targetId: target.id }),
      ),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { entries } = await call.publishing.journal({ postId: target.postId });
    expect(entries).toHaveLength(2);
  });

  it('another organization sees nothing of it', async () => {
    const { target } = await handedOver();
    const { owner } = await createOrganization(test, { roles: [] });
    for (const asked of [
      () => owner.call.publishing.byHand({ targetId: target.id }),
      () => owner.call.publishing.doneByHand({ targetId: target.id }),
      () => owner.call.publishing.declineByHand({ targetId: randomUUID() }),
    ])
      await expect(asked()).rejects.toMatchObject({ code: 'not_found' });
  });

  it('what follows a post waits for it, goes out under it, and shares its plan until then', async () => {
    const { target, organization } = await due('practice-wall');
    const part = await followUp(target, organization.id);
    const plan = { dueAt: new Date(Date.now() - 1000), wallTime: '2026-11-20T17:00', timeZone: 'UTC' };
    await test.app.db.postTarget.update({ where: { id: target.id }, data: { state: 'cancelled' } });
    expect((await read(part)).state).toBe('cancelled');
    await test.app.db.postTarget.update({ where: { id: target.id }, data: { state: 'scheduled', ...plan } });
    expect(await read(part)).toMatchObject({ state: 'scheduled', ...plan });
    await test.app.db.postTarget.update({ where: { id: target.id }, data: { state: 'unconfirmed' } });
    await publishLine(test.app, target.channelId, running);
    expect((await read(part)).state, 'nothing goes out under what may not be there').toBe('scheduled');
    await makeLate(part);
    expect(await listStandingLines(test.app, 60_000), 'nothing stands: it waits').toEqual([]);
    const health = await (await fetch(`${test.origin}/api/health`)).json();
    expect(health).toMatchObject({ oldestOverdueAt: null, overdueCount: 0 });
    await test.app.db.postTarget.update({ where: { id: target.id }, data: { state: 'scheduled' } });
    await publishLine(test.app, target.channelId, running);
    expect([(await read(target.id)).state, (await read(part)).state]).toEqual(['published', 'published']);
    const [above, below] = await Promise.all([read(target.id), read(part)]);
    const attempt = await test.app.db.publishAttempt.findFirstOrThrow({ where: { targetId: part } });
    expect(attempt.request).toMatchObject({ replyTo: { parent: above.remoteIds, root: above.remoteIds } });
    expect(below.publishedAt?.getTime()).toBeGreaterThanOrEqual(above.publishedAt?.getTime() ?? 0);
  });

  /** Without the line that no worker is running: true here, and not the matter. */
  async function waiting({ call }: Person) {
    return (await call.notifications.list()).items.filter(({ kind }) => kind === 'by_hand');
  }

  function lookAfter(id: string, { memberId }: Person) {
    return test.app.db.channel.update({ where: { id }, data: { responsibleId: memberId } });
  }

  function makeLate(id: string) {
    const dueAt = new Date(Date.now() - 5 * 60_000);
    return test.app.db.postTarget.update({ where: { id }, data: { dueAt } });
  }

  async function followUp(first: { id: string; postId: string; channelId: string }, organizationId: string) {
    const id = newId();
    const { postId, channelId } = first;
    const data = {
      id,
      organizationId,
      postId,
      channelId,
      parentId: first.id,
      position: 1,
      text: 'Продолжение',
    };
    await test.app.db.postTarget.create({ data });
    return id;
  }
});
