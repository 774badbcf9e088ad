import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { useTestApp } from '../../../test/harness.ts';
import { countEffects, createSchedule } from '../../../test/scheduled-posts.ts';
import type { App } from '../../context.ts';
import { whenBackgroundIdle } from '../../jobs/background.ts';
import { attemptTarget } from './attempt.service.ts';
import { closeAttempt, markSent, openAttempt } from './attempt.sql.ts';
import { claimNext } from './claim.sql.ts';
import { publishLine } from './line.service.ts';
import { settle } from './settle.policy.ts';
import { sweep } from './sweep.job.ts';

const running = new AbortController().signal;
setMaxListeners(0, running);

async function claim(app: App, channelId: string) {
  const answer = await claimNext(app, channelId, randomUUID());
  if (answer.kind !== 'claimed') throw new Error(`not claimed: ${answer.kind}`);
  return answer.target;
}

async function sweepToTheEnd(app: App) {
  await sweep(app, running);
  await whenBackgroundIdle(app);
}

describe('publishing engine', () => {
  const test = useTestApp();
  const state = (id: string) => test.app.db.postTarget.findUniqueOrThrow({ where: { id } });
  const expireLease = (id: string) =>
    test.app.db.postTarget.update({ where: { id }, data: { leaseUntil: new Date(Date.now() - 60_000) } });

  it('publishes what is due and writes down what happened', async () => {
    const { targets, channelIds } = await createSchedule(test.app.db);
    const [target] = targets;
    const [channelId] = channelIds;
    if (!target || !channelId) throw new Error('nothing scheduled');
    await publishLine(test.app, target.channelId, running);
    expect(await state(target.id)).toMatchObject({ state: 'published', leaseToken: null, problem: null });
    const attempts = await test.app.db.publishAttempt.findMany({ where: { targetId: target.id } });
    expect(attempts).toMatchObject([{ number: 1, outcome: 'published', idempotencyKey: `${target.id}-1` }]);
    expect(attempts[0]?.sentAt).not.toBeNull();
    expect(attempts[0]?.closedAt).not.toBeNull();
    const journal = await test.app.db.journalEntry.findMany({ where: { targetId: target.id } });
    expect(journal.map(({ kind }) => kind)).toEqual(['published']);
    expect(await countEffects(test.app.db, [target.account])).toEqual(new Map([[target.account, 1]]));
  });

  it('has one effect however many jobs run at once', async () => {
    const { targets } = await createSchedule(test.app.db, { network: 'practice-messenger' });
    const [target] = targets;
    if (!target) throw new Error('nothing scheduled');
    await Promise.all(Array.from({ length: 12 }, () => publishLine(test.app, target.channelId, running)));
    await publishLine(test.app, target.channelId, running);
    expect(await countEffects(test.app.db, [target.account])).toEqual(new Map([[target.account, 1]]));
    expect((await state(target.id)).attemptCount).toBe(1);
  });

  it('sends a burst of 200 due at one instant, each once, each channel in order', async () => {
    const due = new Date(Date.now() - 5_000);
    const { targets, channelIds } = await createSchedule(test.app.db, {
      network: 'practice-messenger',
      channels: 20,
      perChannel: 10,
      dueAt: (index) => new Date(due.getTime() + (index % 10)),
    });
    await Promise.all(channelIds.map((channelId) => publishLine(test.app, channelId, running)));
    const accounts = [...new Set(targets.map(({ account }) => account))];
    expect([...(await countEffects(test.app.db, accounts)).values()]).toEqual(accounts.map(() => 10));
    const rows = await test.app.db.postTarget.findMany({
      where: { channelId: { in: channelIds } },
      orderBy: [{ channelId: 'asc' }, { publishedAt: 'asc' }, { dueAt: 'asc' }],
    });
    expect(rows.every((row) => row.state === 'published')).toBe(true);
    for (const channelId of channelIds) {
      const times = rows.filter((row) => row.channelId === channelId).map((row) => row.dueAt?.getTime() ?? 0);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  });

  it('leaves alone what is not due, cancelled, paused, disconnected or removed', async () => {
    const { db } = test.app;
    const future = await createSchedule(db, { dueAt: () => new Date(Date.now() + 3_600_000) });
    const cancelled = await createSchedule(db);
    const paused = await createSchedule(db);
    const reconnect = await createSchedule(db);
    const removed = await createSchedule(db);
    await db.postTarget.updateMany({
      where: { channelId: cancelled.channelIds[0] },
      data: { state: 'cancelled' },
    });
    await db.organization.update({ where: { id: paused.organizationId }, data: { pausedAt: new Date() } });
    await db.channel.updateMany({ where: { id: reconnect.channelIds[0] }, data: { health: 'reconnect' } });
    await db.channel.updateMany({ where: { id: removed.channelIds[0] }, data: { removedAt: new Date() } });
    const all = [future, cancelled, paused, reconnect, removed];
    for (const { targets } of all)
      for (const { channelId } of targets) await publishLine(test.app, channelId, running);
    const effects = await countEffects(
      db,
      all.flatMap(({ targets }) => targets.map(({ account }) => account)),
    );
    expect([...effects.values()]).toEqual([0, 0, 0, 0, 0]);

    await db.organization.update({ where: { id: paused.organizationId }, data: { pausedAt: null } });
    await sweepToTheEnd(test.app);
    expect((await state(paused.targets[0]?.id ?? '')).state).toBe('published');
  });

  it('a pause between claim and send stops the send and keeps the post', async () => {
    const { db } = test.app;
    const { organizationId, targets, channelIds } = await createSchedule(db);
    const target = await claim(test.app, channelIds[0] ?? '');
    await db.organization.update({ where: { id: organizationId }, data: { pausedAt: new Date() } });
    await attemptTarget(test.app, target, running);
    expect(await state(target.id)).toMatchObject({ state: 'scheduled', problem: 'stopped_before_sending' });
    expect([...(await countEffects(db, [targets[0]?.account ?? ''])).values()]).toEqual([0]);
  });

  it('a post that moved while its job waited goes out at its new time', async () => {
    const { targets } = await createSchedule(test.app.db);
    const [target] = targets;
    if (!target) throw new Error('nothing scheduled');
    await test.app.db.postTarget.update({
      where: { id: target.id },
      data: { dueAt: new Date(Date.now() + 7_200_000), version: 2 },
    });
    await publishLine(test.app, target.channelId, running);
    expect((await state(target.id)).state).toBe('scheduled');
  });

  it('writes of a process that lost its lease hit no row', async () => {
    const { channelIds } = await createSchedule(test.app.db, { network: 'practice-messenger' });
    const zombie = await claim(test.app, channelIds[0] ?? '');
    await expireLease(zombie.id);
    await sweepToTheEnd(test.app);
    expect((await state(zombie.id)).state).toBe('published');
    const request = { createdAt: '', text: '', options: {}, images: [], files: [], replyTo: null };
    expect(await openAttempt(test.app, zombie, { key: 'late', request })).toBe(false);
    expect(await markSent(test.app, zombie)).toBe(false);
    const refusal = settle({ kind: 'rejected', problem: 'late' }, { attempt: 1, random: 0 });
    expect(await closeAttempt(test.app, zombie, refusal)).toBe(false);
    expect(await state(zombie.id)).toMatchObject({ state: 'published', problem: null });
  });

  it('an expired lease sends nothing even before anybody took it over', async () => {
    const { channelIds } = await createSchedule(test.app.db);
    const zombie = await claim(test.app, channelIds[0] ?? '');
    await expireLease(zombie.id);
    expect(await markSent(test.app, zombie)).toBe(false);
  });

  it('too late is missed, with one notice', async () => {
    const { db } = test.app;
    const { organizationId, targets } = await createSchedule(db, {
      dueAt: () => new Date(Date.now() - 121 * 60_000),
    });
    await sweepToTheEnd(test.app);
    await sweepToTheEnd(test.app);
    expect(await state(targets[0]?.id ?? '')).toMatchObject({ state: 'missed', problem: 'too_late' });
    expect(await db.notification.findMany({ where: { organizationId } })).toMatchObject([{ kind: 'missed' }]);
    expect([...(await countEffects(db, [targets[0]?.account ?? ''])).values()]).toEqual([0]);
  });

  it('an own expiry ends it earlier', async () => {
    const { targets } = await createSchedule(test.app.db);
    await test.app.db.postTarget.updateMany({
      where: { id: targets[0]?.id },
      data: { expiresAt: new Date(Date.now() - 1_000) },
    });
    await publishLine(test.app, targets[0]?.channelId ?? '', running);
    await sweepToTheEnd(test.app);
    expect((await state(targets[0]?.id ?? '')).state).toBe('missed');
  });
});
