// What networks answer, through the trainer's switch of the practice network and a network that paces itself.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { useTestApp } from '../../../test/harness.ts';
import { countEffects, createSchedule } from '../../../test/scheduled-posts.ts';
import { whenBackgroundIdle } from '../../jobs/background.ts';
import type { Network } from '../../networks/network.ts';
import { createRegistry } from '../../networks/registry.ts';
import { claimNext } from './claim.sql.ts';
import { publishLine } from './line.service.ts';
import { sweep } from './sweep.job.ts';

const running = new AbortController().signal;

describe('answers of networks', () => {
  const woken: Date[] = [];
  const test = useTestApp({
    wake: {
      targets: async (targets) => {
        woken.push(...targets.map(({ dueAt }) => dueAt));
      },
      answers: async () => true,
    },
    adjust: (app) => {
      app.networks = createRegistry(app.networks.all().flatMap((network) => [network, ...variants(network)]));
    },
  });

  async function publishWith(fault: string | null, network = 'practice-wall') {
    const schedule = await createSchedule(test.app.db, { network });
    const [target] = schedule.targets;
    if (!target) throw new Error('nothing scheduled');
    await test.app.db.channel.update({ where: { id: target.channelId }, data: { settings: { fault } } });
    await publishLine(test.app, target.channelId, running);
    return { ...schedule, target, row: await read(target.id) };
  }
  const read = (id: string) => test.app.db.postTarget.findUniqueOrThrow({ where: { id } });

  it('a refusal fails the post and tells somebody once', async () => {
    const { row, organizationId } = await publishWith('reject');
    expect(row).toMatchObject({ state: 'failed', problem: 'refused', publishedAt: null });
    const notices = await test.app.db.notification.findMany({ where: { organizationId } });
    expect(notices.map(({ kind }) => kind)).toEqual(['failed']);
  });

  it('a closed door fails the post and asks for a new connection; the next posts wait for it', async () => {
    const { row, target, organizationId } = await publishWith('auth');
    expect(row).toMatchObject({ state: 'failed', problem: 'signed_out' });
    const channel = await test.app.db.channel.findUniqueOrThrow({ where: { id: target.channelId } });
    expect(channel).toMatchObject({ health: 'reconnect', healthProblem: 'signed_out' });
    const kinds = await test.app.db.notification.findMany({
      where: { organizationId },
      orderBy: { kind: 'asc' },
    });
    expect(kinds.map(({ kind }) => kind)).toEqual(['channel_reconnect']);
    expect(await claimNext(test.app, target.channelId, randomUUID())).toEqual({ kind: 'nothing' });
  });

  it('a network that is away is tried again later, by itself, with one attempt row each', async () => {
    const { row, target } = await publishWith('unavailable');
    expect(row).toMatchObject({ state: 'scheduled', problem: 'unreachable', attemptCount: 1 });
    expect(row.nextAttemptAt?.getTime()).toBeGreaterThan(Date.now());
    expect(woken.length).toBeGreaterThan(0);
    const { db } = test.app;
    await db.channel.update({ where: { id: target.channelId }, data: { settings: {} } });
    await db.postTarget.update({
      where: { id: target.id },
      data: { nextAttemptAt: new Date(Date.now() - 1_000) },
    });
    await publishLine(test.app, target.channelId, running);
    expect(await read(target.id)).toMatchObject({ state: 'published', problem: null, attemptCount: 2 });
    const attempts = await db.publishAttempt.findMany({
      where: { targetId: target.id },
      orderBy: { number: 'asc' },
    });
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['unavailable', 'published']);
    expect(
      new Set(attempts.map(({ idempotencyKey }) => idempotencyKey)).size,
      'one key for one content',
    ).toBe(1);
    const created = attempts.map(({ request }) => (request as { createdAt: string }).createdAt);
    expect(created[1], 'the repeat has the time of the first').toBe(created[0]);
    expect((await db.channel.findUniqueOrThrow({ where: { id: target.channelId } })).health).toBe('works');
  });

  it('waits as long as the network asks', async () => {
    const { row } = await publishWith('rate_limited');
    expect(row.state).toBe('scheduled');
    expect(row.nextAttemptAt?.getTime()).toBeGreaterThan(Date.now() + 25_000);
  });

  it('an exception of a network after sending is unknown, never a second post', async () => {
    const { row, target } = await publishWith(null, 'throws-after');
    expect(row).toMatchObject({ state: 'unconfirmed', problem: 'no_answer' });
    await sweep(test.app, running);
    await whenBackgroundIdle(test.app);
    expect((await read(target.id)).state).toBe('unconfirmed');
    expect([...(await countEffects(test.app.db, [target.account])).values()]).toEqual([1]);
  });

  it('an exception before sending is only a failed try', async () => {
    const { row } = await publishWith(null, 'throws-before');
    expect(row).toMatchObject({ state: 'scheduled', problem: 'internal' });
  });

  it('a lost answer is looked up, and what is there is published', async () => {
    const { row, target } = await publishWith(null, 'looks');
    expect(row.state).toBe('publishing');
    await test.app.db.postTarget.update({
      where: { id: target.id },
      data: { leaseUntil: new Date(Date.now() - 1_000) },
    });
    await sweep(test.app, running);
    await whenBackgroundIdle(test.app);
    expect(await read(target.id)).toMatchObject({ state: 'published', remoteIds: ['found-there'] });
    expect([...(await countEffects(test.app.db, [target.account])).values()]).toEqual([1]);
  });

  it('paces a channel: the second post waits its interval, in order', async () => {
    const now = Date.now();
    const { targets, channelIds } = await createSchedule(test.app.db, {
      network: 'slow-paced',
      perChannel: 3,
      dueAt: (index) => new Date(now - 5_000 + index),
    });
    await publishLine(test.app, channelIds[0] ?? '', running);
    const rows = await Promise.all(targets.map(({ id }) => read(id)));
    expect(rows.map(({ state }) => state)).toEqual(['published', 'scheduled', 'scheduled']);
    const next = await claimNext(test.app, channelIds[0] ?? '', randomUUID());
    expect(next).toMatchObject({ kind: 'wait', targetId: targets[1]?.id });
    if (next.kind === 'wait') expect(next.waitMs).toBeGreaterThan(20_000);
    await test.app.db.postTarget.update({
      where: { id: targets[0]?.id },
      data: { publishedAt: new Date(Date.now() - 31_000) },
    });
    const free = await claimNext(test.app, channelIds[0] ?? '', randomUUID());
    expect(free).toMatchObject({ kind: 'claimed', target: { id: targets[1]?.id } });
  });

  it('a channel has one post on its way at a time', async () => {
    const { channelIds } = await createSchedule(test.app.db, { perChannel: 2 });
    const [channelId = ''] = channelIds;
    expect(await claimNext(test.app, channelId, randomUUID())).toMatchObject({ kind: 'claimed' });
    expect(await claimNext(test.app, channelId, randomUUID())).toEqual({ kind: 'nothing' });
  });
});

/** Networks that differ from the practice ones in one thing. */
function variants(network: Network): Network[] {
  const { capabilities } = network;
  const named = (id: string, more: Partial<Network>): Network => ({
    ...network,
    ...more,
    capabilities: { ...capabilities, ...more.capabilities, id },
  });
  if (capabilities.id === 'practice-messenger')
    return [
      named('throws-after', {
        publish: async (call, post) => {
          await network.publish(call, post);
          throw new Error('connection reset');
        },
      }),
      named('throws-before', {
        publish: async () => {
          throw new Error('a mistake in the code');
        },
      }),
      named('looks', {
        capabilities: { ...capabilities, lookup: 'byContent' },
        publish: async (call, post) => {
          await network.publish(call, post);
          return { kind: 'unknown', problem: 'no_answer' };
        },
        find: async () => ({ kind: 'found', remoteIds: ['found-there'], url: null }),
      }),
      named('slow-paced', {
        capabilities: {
          ...capabilities,
          pacing: { minIntervalMs: 30_000, perMinute: 20, perDay: null, atOnce: null },
        },
      }),
    ];
  return [];
}
