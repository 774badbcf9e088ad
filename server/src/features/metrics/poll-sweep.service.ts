import { DAY_MS } from '@rupor/shared/lib/durations';
import type { App } from '../../context.ts';
import { pollChannel } from './poll-channel.service.ts';
import { POLL_DAYS } from './poll-schedule.policy.ts';
import { ensurePlans } from './queries/ensure-plans.sql.ts';
import { type DueChannel, listDueChannels } from './queries/list-due-channels.sql.ts';

const CHANNELS_A_SWEEP = 200;
/** Channels asked at the same time: a silent one holds only its own place. */
const AT_ONCE = 8;

export async function sweepPolls(app: App, signal: AbortSignal): Promise<void> {
  const now = app.clock.now();
  const capabilities = app.networks.all().map((network) => network.capabilities);
  const postNetworks = capabilities.filter(({ metrics }) => metrics.post.length > 0).map(({ id }) => id);
  const channelNetworks = capabilities
    .filter(({ metrics }) => metrics.channel.length > 0 || metrics.post.length > 0)
    .map(({ id }) => id);
  await ensurePlans(app.pool, {
    now,
    publishedAfter: new Date(now.getTime() - POLL_DAYS * DAY_MS),
    postNetworks,
    channelNetworks,
  });
  const due = await listDueChannels(app.pool, { now, limit: CHANNELS_A_SWEEP });
  const rest = due.values();
  await Promise.all(Array.from({ length: AT_ONCE }, () => work(app, rest, signal)));
}

async function work(app: App, rest: Iterator<DueChannel>, signal: AbortSignal): Promise<void> {
  for (let next = rest.next(); !next.done && !signal.aborted; next = rest.next()) {
    try {
      await pollChannel(app, next.value, signal);
    } catch (error) {
      app.logger.error({ err: error, channelId: next.value.channelId }, 'polling a channel failed');
    }
  }
}
