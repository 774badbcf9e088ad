// A network's pacing: one channel goes out spaced and in order, and one process keeps few calls at a slow network.
import { setMaxListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { useTestApp } from '../../../test/harness.ts';
import { countEffects, createSchedule } from '../../../test/scheduled-posts.ts';
import type { Network } from '../../networks/network.ts';
import { createRegistry } from '../../networks/registry.ts';
import { publishLine } from './line.service.ts';
import { inNetworkSlot } from './network-slots.ts';

const running = new AbortController().signal;
setMaxListeners(0, running);
const MIN_INTERVAL_MS = 12;
const AT_ONCE = 3;

describe('pacing', () => {
  const calls: number[] = [];
  let held: (() => void)[] = [];
  let isHeld = true;
  const test = useTestApp({
    wake: { targets: async () => undefined, answers: async () => true },
    adjust: (app) => {
      const messenger = app.networks.get('practice-messenger');
      if (!messenger) throw new Error('no practice messenger');
      app.networks = createRegistry([...app.networks.all(), spaced(messenger), narrow(messenger)]);
    },
  });

  const spaced = (network: Network): Network => ({
    ...network,
    capabilities: {
      ...network.capabilities,
      id: 'spaced',
      pacing: { minIntervalMs: MIN_INTERVAL_MS, perMinute: 60_000, perDay: null, atOnce: null },
    },
    publish: (call, post) => {
      calls.push(performance.now());
      return network.publish(call, post);
    },
  });
  /** Keeps every call until it is let go. */
  const narrow = (network: Network): Network => ({
    ...network,
    capabilities: {
      ...network.capabilities,
      id: 'narrow',
      pacing: { ...network.capabilities.pacing, atOnce: AT_ONCE },
    },
    publish: async (call, post) => {
      await call.onSend();
      if (isHeld) await new Promise<void>((resolve) => held.push(resolve));
      return network.publish({ ...call, onSend: async () => undefined }, post);
    },
  });
  const countIn = (channelIds: string[], state: 'scheduled' | 'publishing' | 'published') =>
    test.app.db.postTarget.count({ where: { channelId: { in: channelIds }, state } });

  it('200 posts of one channel due at one minute go out spaced, in order, none lost', async () => {
    const minute = new Date(Date.now() - 60_000);
    const { targets, channelIds } = await createSchedule(test.app.db, {
      network: 'spaced',
      perChannel: 200,
      dueAt: () => minute,
    });
    const [channelId = ''] = channelIds;
    // Each call sends what may go now; whatever comes too early finds a wait.
    while ((await countIn(channelIds, 'scheduled')) > 0) await publishLine(test.app, channelId, running);
    expect(await countIn(channelIds, 'published')).toBe(200);
    expect(calls).toHaveLength(200);
    const gaps = calls.slice(1).map((at, index) => at - (calls[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(MIN_INTERVAL_MS);
    const rows = await test.app.db.postTarget.findMany({
      where: { channelId },
      orderBy: { publishedAt: 'asc' },
      select: { id: true },
    });
    expect(rows.map(({ id }) => id)).toEqual(targets.map(({ id }) => id).sort());
    const effects = await countEffects(test.app.db, [targets[0]?.account ?? '']);
    expect([...effects.values()]).toEqual([200]);
  });

  it('a slow network is called by few at once, and what waits for it holds up nobody else', async () => {
    const slow = await createSchedule(test.app.db, { network: 'narrow', channels: 150 });
    const lines = slow.channelIds.map((channelId) => publishLine(test.app, channelId, running));
    while (held.length < AT_ONCE) await new Promise((resolve) => setImmediate(resolve));
    const other = await createSchedule(test.app.db, { channels: 20 });
    await Promise.all(other.channelIds.map((channelId) => publishLine(test.app, channelId, running)));
    expect(await countIn(other.channelIds, 'published')).toBe(20);
    expect(held).toHaveLength(AT_ONCE);
    expect(await countIn(slow.channelIds, 'publishing')).toBe(AT_ONCE);
    isHeld = false;
    for (const letGo of held) letGo();
    held = [];
    await Promise.all(lines);
    expect(await countIn(slow.channelIds, 'published')).toBe(150);
  });

  it('a task that fails gives its slot back', async () => {
    const fail = () => inNetworkSlot(test.app, 'narrow', () => Promise.reject(new Error('away')));
    const tries = await Promise.allSettled(Array.from({ length: AT_ONCE + 2 }, fail));
    expect(tries.map(({ status }) => status)).toEqual(tries.map(() => 'rejected'));
    expect(await inNetworkSlot(test.app, 'narrow', async () => 'in')).toBe('in');
  });
});
