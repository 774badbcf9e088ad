// The networks that can be probed: those with another side. The practice network and what is done by hand have none.
import { systemClock } from '../../src/lib/clock.ts';
import type { SafeFetch } from '../../src/lib/safe-fetch.ts';
import { createBluesky } from '../../src/networks/bluesky/bluesky.ts';
import { createMastodon } from '../../src/networks/mastodon/mastodon.ts';
import { createMax } from '../../src/networks/max/max.ts';
import { createOk } from '../../src/networks/ok/ok.ts';
import { createRegistry, type NetworkRegistry } from '../../src/networks/registry.ts';
import { createTelegram } from '../../src/networks/telegram/telegram.ts';
import { createVk } from '../../src/networks/vk/vk.ts';
import { createWebhook } from '../../src/networks/webhook/webhook.ts';
import { createWordpress } from '../../src/networks/wordpress/wordpress.ts';

export function createProbedNetworks(fetch: SafeFetch): NetworkRegistry {
  const outside = { fetch, clock: systemClock };
  return createRegistry([
    createTelegram(outside),
    createBluesky(outside),
    createMastodon(outside),
    createMax(outside),
    createVk(outside),
    createOk(outside),
    createWordpress(outside),
    createWebhook(outside),
  ]);
}
