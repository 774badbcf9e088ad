// The list of networks. A new network is its folder and one line here.
import type { PrismaClient } from '../generated/prisma/client.ts';
import { type Clock, systemClock } from '../lib/clock.ts';
import { createSafeFetch, type SafeFetch } from '../lib/safe-fetch.ts';
import type { Storage } from '../lib/storage.ts';
import { createAssisted } from './assisted/assisted.ts';
import { createBluesky } from './bluesky/bluesky.ts';
import { createFeed } from './feed/feed.ts';
import { createMastodon } from './mastodon/mastodon.ts';
import { createMax } from './max/max.ts';
import type { Network } from './network.ts';
import { createOk } from './ok/ok.ts';
import { createPracticeNetworks } from './practice/practice.ts';
import { createTelegram } from './telegram/telegram.ts';
import { createVk } from './vk/vk.ts';
import { createWebhook } from './webhook/webhook.ts';
import { createWordpress } from './wordpress/wordpress.ts';

export interface NetworkRegistry {
  get(id: string): Network | undefined;
  all(): Network[];
}

export function createRegistry(networks: Network[]): NetworkRegistry {
  const byId = new Map(networks.map((network) => [network.capabilities.id, network]));
  return { get: (id) => byId.get(id), all: () => [...byId.values()] };
}

interface Dependencies {
  db: PrismaClient;
  clock?: Clock;
  /** Without it only public addresses are reached. */
  fetch?: SafeFetch;
  /** Without it a feed takes no pictures. */
  storage?: Storage;
}

export function createNetworks({ db, clock = systemClock, fetch, storage }: Dependencies): NetworkRegistry {
  const outgoing = fetch ?? createSafeFetch({ allowPrivate: false });
  // In the order in which a person is offered them.
  return createRegistry([
    ...createPracticeNetworks({ db, clock }),
    createVk({ fetch: outgoing }),
    createTelegram({ fetch: outgoing }),
    createOk({ fetch: outgoing, clock }),
    createMax({ fetch: outgoing }),
    createMastodon({ fetch: outgoing, clock }),
    createBluesky({ fetch: outgoing, clock }),
    createWordpress({ fetch: outgoing, clock }),
    createFeed({ db, clock, storage }),
    createWebhook({ fetch: outgoing, clock }),
    createAssisted(),
  ]);
}
