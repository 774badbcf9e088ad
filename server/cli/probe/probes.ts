// Which probe belongs to which network.

import { probeMax } from './max.ts';
import { probeOk } from './ok.ts';
import { probeOutcome } from './outcome.ts';
import type { NetworkProbe } from './probe.ts';
import { probeTelegram } from './telegram.ts';
import { probeVk } from './vk.ts';

export const PROBES: Readonly<Record<string, NetworkProbe>> = {
  telegram: probeTelegram,
  bluesky: (probing) => probeOutcome(probing, 'repeat under the id'),
  mastodon: (probing) => probeOutcome(probing, "repeat under the key, later the account's own list"),
  max: probeMax,
  vk: probeVk,
  ok: probeOk,
  wordpress: (probing) => probeOutcome(probing, 'the site is asked for our slug, twice'),
  webhook: (probing) => probeOutcome(probing, 'the receiver takes each id once'),
};
