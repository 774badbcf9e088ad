// Every network's adapter against connections that break at each byte: never a second effect, the class says what is
// known, and a look afterwards tells the truth or that it cannot tell.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../src/lib/clock.ts';
import { createSafeFetch } from '../src/lib/safe-fetch.ts';
import { createBluesky } from '../src/networks/bluesky/bluesky.ts';
import { createMastodon } from '../src/networks/mastodon/mastodon.ts';
import { createMax } from '../src/networks/max/max.ts';
import type { Network } from '../src/networks/network.ts';
import { createOk } from '../src/networks/ok/ok.ts';
import { createTelegram } from '../src/networks/telegram/telegram.ts';
import { createVk } from '../src/networks/vk/vk.ts';
import { createWebhook } from '../src/networks/webhook/webhook.ts';
import { createWordpress } from '../src/networks/wordpress/wordpress.ts';
import { CUT_PLACES, CUT_WAYS, type Cut, CuttingProxy } from './fakes/cutting-proxy.ts';
import { FAKE_NETWORKS, type FakeNetworkId, type RunningFake, startFake } from './fakes/every-network.ts';
import { callOf, outgoingPicture, outgoingPost } from './network-call.ts';

const fetch = createSafeFetch({ allowPrivate: true });
const outside = { fetch, clock: systemClock, settleMs: 0 };
const ADAPTERS: Record<FakeNetworkId, Network> = {
  telegram: createTelegram(outside),
  bluesky: createBluesky(outside),
  mastodon: createMastodon(outside),
  max: createMax(outside),
  vk: createVk(outside),
  ok: createOk(outside),
  wordpress: createWordpress(outside),
  webhook: createWebhook(outside),
};
/** What a look says of a post that is out, and of one that is not. */
const LOOKS: Record<FakeNetworkId, { out: string; notOut: string }> = {
  telegram: { out: 'found', notOut: 'cannotTell' },
  bluesky: { out: 'found', notOut: 'absent' },
  mastodon: { out: 'found', notOut: 'absent' },
  max: { out: 'found', notOut: 'absent' },
  vk: { out: 'found', notOut: 'cannotTell' },
  ok: { out: 'cannotTell', notOut: 'cannotTell' },
  wordpress: { out: 'found', notOut: 'absent' },
  webhook: { out: 'cannotTell', notOut: 'cannotTell' },
};
/** Nobody listens there. */
const CLOSED = 'http://127.0.0.1:2';
const BREAKS = CUT_PLACES.flatMap((place) => CUT_WAYS.map((way) => ({ place, way })));
/** Everything else is unknown. */
const CLASSES: Record<string, string[]> = {
  // A connection that is refused the moment it stands may never have stood for us: nothing has left then.
  'connected reset': ['unknown', 'unavailable'],
  body: ['published'],
  // A reset may overtake an answer that was whole: not to know is right as well.
  'body reset': ['published', 'unknown'],
};
const NOT_REACHED = ['connected', 'half-request'];

describe.each(FAKE_NETWORKS)('%s', (id) => {
  const network = ADAPTERS[id];
  let fake: RunningFake;
  let proxy: CuttingProxy;
  let count = 0;
  beforeAll(async () => {
    fake = await startFake(id);
    proxy = await new CuttingProxy(fake.url).start();
  });
  afterAll(async () => {
    await proxy.stop();
    await fake.stop();
    expect(fake.violations()).toEqual([]);
  });

  /** A channel and a text of its own, so that the cases do not find each other's posts. */
  function begin(root = proxy.url) {
    count += 1;
    const channel = fake.channel(count, root);
    const text = `Автобус в 23:40 вернули, номер ${count}-${id}`;
    const stop = new AbortController();
    const call = callOf(channel, { signal: stop.signal });
    const idempotencyKey = `target-${count}-1`;
    const post = outgoingPost({ idempotencyKey, createdAt: new Date().toISOString(), text });
    // Nothing waits for a time: the call ends because it stalls. After a whole answer there is nothing to wait for.
    const breaks = (cut: (typeof BREAKS)[number]): Cut =>
      cut.place === 'body' ? cut : { ...cut, onStall: () => stop.abort() };
    const effects = () => fake.effects().filter((effect) => effect.text.includes(text)).length;
    return { call, calm: { ...call, signal: new AbortController().signal }, post, effects, breaks };
  }

  async function settle({ calm, post, effects }: ReturnType<typeof begin>, isOut: boolean) {
    const look = await network.find(calm, post, new Date(Date.parse(post.createdAt) - 1000));
    expect(look.kind).toBe(LOOKS[id][isOut ? 'out' : 'notOut']);
    expect(effects()).toBe(isOut ? 1 : 0);
    if (network.capabilities.idempotency === 'none') return;
    // The engine repeats only here.
    expect(await network.publish(calm, post)).toMatchObject({ kind: 'published' });
    expect(await network.publish(calm, post)).toMatchObject({ kind: 'published' });
    expect(effects()).toBe(1);
  }

  it('nobody listens: nothing has left', async () => {
    const { call, post, effects } = begin(CLOSED);
    expect(await network.publish(call, post)).toMatchObject({ kind: 'unavailable', problem: 'unreachable' });
    expect((await network.find(call, post, new Date())).kind).toBe('cannotTell');
    expect(effects()).toBe(0);
  });

  it.each(BREAKS)('the sending breaks at $place by $way', async (cut) => {
    const scene = begin();
    proxy.fail(scene.breaks(cut));
    const { kind } = await network.publish(scene.call, scene.post);
    expect(proxy.isSpent).toBe(true);
    expect(CLASSES[`${cut.place} ${cut.way}`] ?? CLASSES[cut.place] ?? ['unknown']).toContain(kind);
    await settle(scene, !NOT_REACHED.includes(cut.place));
  });

  // A network that cannot be asked has nothing to break.
  const looks = network.capabilities.lookup === 'none' ? [] : BREAKS.filter(({ place }) => place !== 'body');
  it.each(looks)('a look that breaks at $place by $way proves nothing', async (cut) => {
    const scene = begin();
    proxy.fail(scene.breaks(cut));
    const since = new Date(Date.now() - 1000);
    expect((await network.find(scene.call, scene.post, since)).kind).toBe('cannotTell');
    expect(proxy.isSpent).toBe(true);
    expect(scene.effects()).toBe(0);
  });
});

describe.each(['bluesky', 'mastodon', 'max', 'vk', 'ok', 'wordpress'] as const)('%s, a picture', (id) => {
  it.each(BREAKS.filter(({ place }) => place !== 'body'))(
    'an upload that breaks at $place by $way leaves no post, and the next try is whole',
    async (cut) => {
      const fake = await startFake(id);
      const proxy = await new CuttingProxy(fake.url).start();
      try {
        const stop = new AbortController();
        let sends = 0;
        const call = callOf(fake.channel(0, proxy.url), {
          signal: stop.signal,
          onSend: async () => {
            sends += 1;
          },
        });
        proxy.fail({ ...cut, onStall: () => stop.abort() });
        const network = ADAPTERS[id];
        expect(await network.publish(call, withPicture)).toMatchObject({ kind: 'unavailable' });
        expect({ sends, effects: fake.effects().length, isSpent: proxy.isSpent }).toEqual({
          sends: 0,
          effects: 0,
          isSpent: true,
        });
        const calm = { ...call, signal: new AbortController().signal };
        expect(await network.publish(calm, withPicture)).toMatchObject({ kind: 'published' });
        expect(fake.effects()).toHaveLength(1);
      } finally {
        await proxy.stop();
        await fake.stop();
      }
    },
  );
});

const withPicture = outgoingPost({
  idempotencyKey: 'target-picture-1',
  images: [outgoingPicture({ bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xd9]), sha256: 'f'.repeat(64) })],
});
