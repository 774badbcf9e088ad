import { describe, expect, it } from 'vitest';
import { createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { createChannel, createPublished } from '../../../test/published.ts';
import type { App } from '../../context.ts';
import type { Network, NumbersResult } from '../../networks/network.ts';
import { createRegistry } from '../../networks/registry.ts';
import { pollChannel } from './poll-channel.service.ts';
import { sweepPolls } from './poll-sweep.service.ts';

const NOW = new Date('2026-05-01T12:00:00Z');
const never = new AbortController().signal;

describe('sweepPolls', () => {
  const test = useTestApp();

  /** The practice wall, whose answers a test decides; the outside world, not a module of ours. */
  function appWith(answer: (channel: string) => Promise<NumbersResult>, now = NOW): App {
    const wall = test.app.networks.get('practice-wall');
    if (!wall) throw new Error('no practice wall');
    const network: Network = {
      ...wall,
      postNumbers: (call) => answer(call.channel.remoteId),
      channelNumbers: () => Promise.resolve({ kind: 'numbers', numbers: { followers: 500 } }),
    };
    return { ...test.app, clock: { now: () => now }, networks: createRegistry([network]) };
  }

  async function publish(count = 1) {
    const { organization } = await createOrganization(test, { roles: ['owner'] });
    const organizationId = organization.id;
    const channels = await Promise.all(
      Array.from({ length: count }, () => createChannel(test, { organizationId })),
    );
    const { targets } = await createPublished(test, {
      organizationId,
      channelIds: channels.map((channel) => channel.id),
      publishedAt: '2026-05-01T10:00:00Z',
    });
    return { organizationId, channels, targets };
  }

  it('plans and asks for what was published, without any hook', async () => {
    const { organizationId, targets } = await publish();
    const numbers = { views: 40, reach: 30, likes: 3, comments: 0, shares: 1, clicks: 2 };
    await sweepPolls(
      appWith(async () => ({ kind: 'numbers', numbers })),
      never,
    );
    const where = { organizationId };
    expect(await test.app.db.targetSnapshot.findMany({ where })).toMatchObject([
      { targetId: targets[0]?.id, source: 'simulated', ...numbers },
    ]);
    expect(await test.app.db.dayFact.findMany({ where })).toMatchObject([{ views: 40, comments: 0 }]);
    expect(await test.app.db.channelDay.findMany({ where })).toMatchObject([{ followers: 500 }]);
    const plans = await test.app.db.pollPlan.findMany({ where, orderBy: { kind: 'asc' } });
    expect(
      plans.map(({ kind, nextAt, answeredAt, leaseUntil }) => [kind, nextAt, answeredAt, leaseUntil]),
    ).toEqual([
      ['channel', new Date('2026-05-01T18:00:00Z'), NOW, null],
      ['target', new Date('2026-05-01T12:10:00Z'), NOW, null],
    ]);
  });

  it('keeps what the network does not say as unknown', async () => {
    const { organizationId } = await publish();
    await sweepPolls(
      appWith(async () => ({ kind: 'numbers', numbers: { likes: 2, views: null } })),
      never,
    );
    expect(await test.app.db.targetSnapshot.findMany({ where: { organizationId } })).toMatchObject([
      { likes: 2, views: null, clicks: null },
    ]);
  });

  it('takes a live number that an answer holds, and keeps the last one where it holds none', async () => {
    const { organizationId, channels } = await publish();
    const seen: (number | null)[] = [];
    for (const [minute, numbers] of [{ likes: 5 }, { views: 2 }, { likes: 6 }].entries()) {
      const at = new Date(NOW.getTime() + minute * 60_000);
      const app = appWith(async () => ({ kind: 'numbers', numbers }), at);
      for (const { capabilities } of app.networks.all()) {
        const live = { ...capabilities, metrics: { ...capabilities.metrics, live: ['likes' as const] } };
        const wall = app.networks.get(capabilities.id);
        if (wall) app.networks = createRegistry([{ ...wall, capabilities: live }]);
      }
      if (minute === 0) await sweepPolls(app, never);
      await test.app.db.pollPlan.updateMany({ where: { organizationId }, data: { nextAt: at } });
      await pollChannel(app, { channelId: channels[0]?.id ?? '', organizationId }, never);
      const order = { takenAt: 'desc' } as const;
      const last = await test.app.db.targetSnapshot.findFirst({ where: { organizationId }, orderBy: order });
      seen.push(last?.likes ?? null);
    }
    expect(seen).toEqual([5, 5, 6]);
  });

  it('run twice: one snapshot, because nothing new was said', async () => {
    const { organizationId, channels } = await publish();
    const app = appWith(async () => ({ kind: 'numbers', numbers: { views: 7 } }));
    await sweepPolls(app, never);
    await test.app.db.pollPlan.updateMany({ where: { organizationId }, data: { nextAt: NOW } });
    const later = new Date(NOW.getTime() + 60_000);
    const due = { channelId: channels[0]?.id ?? '', organizationId };
    await pollChannel({ ...app, clock: { now: () => later } }, due, never);
    expect(await test.app.db.targetSnapshot.count({ where: { organizationId } })).toBe(1);
    const plan = await test.app.db.pollPlan.findFirst({ where: { organizationId, kind: 'target' } });
    expect(plan).toMatchObject({
      unchanged: 1,
      nextAt: new Date(later.getTime() + 20 * 60_000),
      answeredAt: later,
    });
  });

  it.each(['in part', 'not at all'])(
    'posts asked for together and answered %s: the others by themselves',
    async (how) => {
      const { organizationId, channels, targets } = await publish();
      const channelId = channels[0]?.id ?? '';
      const other = await createPublished(test, {
        organizationId,
        channelIds: [channelId],
        publishedAt: '2026-05-01T11:00:00Z',
      });
      const ids = [targets[0]?.id ?? '', other.targets[0]?.id ?? ''];
      for (const id of ids) await test.app.db.postTarget.update({ where: { id }, data: { remoteIds: [id] } });
      const alone: string[] = [];
      const app = appWith(async () => ({ kind: 'unavailable', problem: 'not_used' }));
      const [wall] = app.networks.all();
      if (!wall) throw new Error('no network');
      const network: Network = {
        ...wall,
        postNumbers: async (_call, { remoteIds: [id = ''] }) => {
          alone.push(id);
          return { kind: 'numbers', numbers: { views: 1 } };
        },
        postNumbersOf: async (_call, posts) => {
          expect(posts.map(({ remoteIds: [id] }) => id).sort()).toEqual([...ids].sort());
          if (how === 'not at all') throw new Error('gateway');
          return new Map([[ids[0] ?? '', { views: 7 }]]);
        },
      };
      await sweepPolls({ ...app, networks: createRegistry([network]) }, never);
      expect(alone.sort()).toEqual(how === 'in part' ? [ids[1]] : [...ids].sort());
      const snapshots = await test.app.db.targetSnapshot.findMany({
        where: { organizationId },
        orderBy: { views: 'asc' },
      });
      expect(snapshots.map(({ views }) => views)).toEqual(how === 'in part' ? [1, 7] : [1, 1]);
    },
  );

  it('a stuck channel delays no other', async () => {
    const { organizationId, channels } = await publish(3);
    const stop = new AbortController();
    const stuck = channels[0]?.remoteId;
    const answered: string[] = [];
    const app = appWith((channel) => {
      if (channel === stuck) return new Promise(() => undefined);
      answered.push(channel);
      if (answered.length === 2) stop.abort();
      return Promise.resolve({ kind: 'numbers', numbers: { views: 5 } });
    });
    await sweepPolls(app, stop.signal);
    expect(answered.sort()).toEqual(
      channels
        .slice(1)
        .map((channel) => channel.remoteId)
        .sort(),
    );
    const snapshots = await test.app.db.targetSnapshot.count({ where: { organizationId } });
    expect(snapshots).toBe(2);
  });

  it('a failing channel keeps its problem, waits longer each time and shows no numbers', async () => {
    const { organizationId, channels } = await publish();
    const app = appWith(async () => ({ kind: 'unavailable', problem: 'gateway' }));
    await sweepPolls(app, never);
    const where = { organizationId };
    expect(await test.app.db.targetSnapshot.count({ where })).toBe(0);
    expect(await test.app.db.pollPlan.findFirst({ where: { ...where, kind: 'channel' } })).toMatchObject({
      problem: 'gateway',
      problemSince: NOW,
    });
    await test.app.db.pollPlan.updateMany({ where: { ...where, kind: 'target' }, data: { nextAt: NOW } });
    await pollChannel(app, { channelId: channels[0]?.id ?? '', organizationId }, never);
    const plan = await test.app.db.pollPlan.findFirst({ where: { ...where, kind: 'target' } });
    expect(plan).toMatchObject({ failures: 2, nextAt: new Date(NOW.getTime() + 240_000), leaseUntil: null });
  });

  it('asks a channel in one process at a time, and again when that process has died', async () => {
    const { organizationId, channels } = await publish();
    const channelId = channels[0]?.id ?? '';
    const app = appWith(async () => ({ kind: 'numbers', numbers: { views: 1 } }));
    await sweepPolls({ ...app, networks: createRegistry([]) }, never);
    await test.app.db.pollPlan.createMany({
      data: [
        {
          subjectId: channelId,
          kind: 'channel',
          organizationId,
          channelId,
          nextAt: NOW,
          leaseUntil: new Date(NOW.getTime() + 1000),
        },
      ],
    });
    await sweepPolls(app, never);
    expect(await test.app.db.targetSnapshot.count({ where: { organizationId } })).toBe(0);
    await sweepPolls({ ...app, clock: { now: () => new Date(NOW.getTime() + 5000) } }, never);
    expect(await test.app.db.targetSnapshot.count({ where: { organizationId } })).toBe(1);
  });

  it('stops asking for a post that the network has no more', async () => {
    const { organizationId } = await publish();
    await sweepPolls(
      appWith(async () => ({ kind: 'gone' })),
      never,
    );
    const plan = await test.app.db.pollPlan.findFirst({ where: { organizationId, kind: 'target' } });
    expect(plan).toMatchObject({ nextAt: null, problem: 'gone' });
  });
});
