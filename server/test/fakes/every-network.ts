// Every network's fake behind one shape: for the crash matrix, the byte-boundary tests and the benches.
import type { ConnectedChannel } from '../../src/networks/network.ts';
import { BlueskyFake } from './bluesky.ts';
import { MastodonFake } from './mastodon.ts';
import { MaxFake } from './max.ts';
import { startOkFake } from './ok.ts';
import { TelegramFake } from './telegram.ts';
import { startVkFake } from './vk.ts';
import { WebhookFake } from './webhook.ts';
import { FakeWordpress } from './wordpress.ts';

export const FAKE_NETWORKS = [
  'telegram',
  'bluesky',
  'mastodon',
  'max',
  'vk',
  'ok',
  'wordpress',
  'webhook',
] as const;
export type FakeNetworkId = (typeof FAKE_NETWORKS)[number];

export interface RunningFake {
  url: string;
  /**
   * The n-th channel there as `connect` leaves it, reached at `root` (a proxy, say). VK, Odnoklassniki, Mastodon,
   * WordPress and the webhook know one account only: there every n is the same.
   */
  channel(n?: number, root?: string): ConnectedChannel;
  /** What really appeared, in order. */
  effects(): readonly { text: string }[];
  /** What broke a published schema. */
  violations(): readonly string[];
  stop(): Promise<void>;
}

export function startFake(id: FakeNetworkId): Promise<RunningFake> {
  return STARTS[id]();
}

const STARTS: Record<FakeNetworkId, () => Promise<RunningFake>> = {
  telegram: async () => {
    const fake = await new TelegramFake().start();
    return run(fake, (n, root) => {
      const username = `profkom${n}`;
      const chat = { type: 'channel', title: 'Профком', username, members: 128, bot: 'admin' } as const;
      const chatId = String(fake.addChat({ ...chat, id: -1_001_234_000_000 - n }).id);
      const settings = { chatId, chatType: 'channel', username, apiRoot: root, previewRoot: root };
      return { remoteId: chatId, settings, credentials: { token: fake.token } };
    });
  },
  bluesky: async () => {
    const fake = await new BlueskyFake().start();
    return run(fake, (n, root) => {
      const did =
        n === 0 ? fake.did : `did:plc:account${String(n).padStart(17, 'a').replace(/[01]/g, 'b')}${n}`;
      return { remoteId: did, settings: { pds: root, videoService: null }, credentials: fake.credentials };
    });
  },
  mastodon: async () => {
    const fake = await new MastodonFake().start();
    return run(fake, (_n, root) => ({
      ...fake.channel,
      settings: { ...fake.channel.settings, base: root },
    }));
  },
  max: async () => {
    const fake = await new MaxFake().start();
    return run(fake, (n, root) => {
      const chat = { type: 'channel', title: 'Профком', participants: 128, bot: 'admin' } as const;
      const channel = fake.channelOf(fake.addChat({ ...chat, id: -72_300_000_000_000 - n }));
      return { ...channel, settings: { ...channel.settings, apiRoot: root } };
    });
  },
  vk: async () => {
    const { fake, channel } = await startVkFake();
    return run(fake, (_n, root) => ({ ...channel, settings: { ...channel.settings, apiRoot: root } }));
  },
  ok: async () => {
    const { fake, channel } = await startOkFake();
    return run(fake, (_n, root) => ({ ...channel, settings: { ...channel.settings, apiRoot: root } }));
  },
  wordpress: async () => {
    const fake = await new FakeWordpress().start();
    return run(fake, (_n, root) => ({
      remoteId: 'site',
      settings: { root: `${root}/wp-json` },
      credentials: { username: 'profkom', appPassword: 'abcdefghijkl' },
    }));
  },
  webhook: async () => {
    const fake = await new WebhookFake().start();
    return run(fake, (_n, root) => {
      const { credentials, ...channel } = fake.channel;
      return { ...channel, credentials: { ...credentials, address: `${root}/in` } };
    });
  },
};

interface Fake {
  url: string;
  effects: readonly { text: string }[];
  violations: readonly string[];
  stop(): Promise<void>;
}

function run(fake: Fake, channelOf: (n: number, root: string) => ConnectedChannel): RunningFake {
  return {
    url: fake.url,
    channel: (n = 0, root = fake.url) => channelOf(n, root),
    effects: () => fake.effects,
    violations: () => fake.violations,
    stop: () => fake.stop(),
  };
}
