import type { Channel } from '@rupor/shared/channels/contract';

type Fact = Pick<Channel, 'name' | 'health' | 'healthSince'>;

/** One sentence of the page's title: a key of channels:summary.* and what it needs. */
export type SummaryPart =
  | { key: 'none' }
  | { key: 'works' | 'reconnectMore' | 'retryingMore'; count: number }
  | { key: 'retrying'; name: string }
  | { key: 'reconnectSince'; name: string; since: string };

/** What works first, then who keeps us out since when, then who is silent; at most three sentences. */
export function summarizeChannels(channels: readonly Fact[]): SummaryPart[] {
  if (channels.length === 0) return [{ key: 'none' }];
  const of = (health: Fact['health']) => channels.filter((channel) => channel.health === health);
  const [works, out, silent] = [of('works'), of('reconnect'), of('retrying')];
  return [
    ...(works.length > 0 ? [{ key: 'works' as const, count: works.length }] : []),
    ...describeRefusals(out),
    ...describeSilence(silent),
  ];
}

function describeRefusals(out: Fact[]): SummaryPart[] {
  const [first, ...more] = [...out].sort((a, b) => (a.healthSince ?? '').localeCompare(b.healthSince ?? ''));
  if (!first) return [];
  const since: SummaryPart = { key: 'reconnectSince', name: first.name, since: first.healthSince ?? '' };
  return more.length === 0 ? [since] : [since, { key: 'reconnectMore', count: more.length }];
}

function describeSilence(silent: Fact[]): SummaryPart[] {
  const [first, second] = silent;
  if (!first) return [];
  return second ? [{ key: 'retryingMore', count: silent.length }] : [{ key: 'retrying', name: first.name }];
}
