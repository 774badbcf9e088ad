// Why a number is not there. One reason a number, the nearest to what a person can do about it. Pure.
import type { MissingReason } from '@rupor/shared/insights/answers';
import { DAY_MS } from '@rupor/shared/lib/durations';
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';
import { POST_METRICS, type PostMetric } from '@rupor/shared/networks/post-metrics';
import { POLL_DAYS } from '../metrics/poll-schedule.policy.ts';

interface Asked {
  answeredAt: Date | null;
  problem: string | null;
}

interface Subject {
  latest: Record<PostMetric, number | null>;
  isByHand: boolean;
  publishedAt: Date | null;
  /** Of the channel with its keys; null: its network is gone. */
  own: NetworkCapabilities | null;
  /** Of the network, with the widest keys. */
  widest: NetworkCapabilities | null;
  post: Asked | undefined;
  channel: Asked | undefined;
  now: Date;
}

export function whyMissing(subject: Subject): Partial<Record<PostMetric, MissingReason>> {
  const missing = POST_METRICS.filter((name) => subject.latest[name] === null);
  return Object.fromEntries(missing.map((name) => [name, reasonOf(name, subject)]));
}

function reasonOf(name: PostMetric, subject: Subject): MissingReason {
  const { isByHand, own, widest, post, channel, publishedAt, now } = subject;
  if (isByHand) return 'by_hand';
  if (!own?.metrics.post.includes(name))
    return widest?.metrics.post.includes(name) ? 'needs_key' : 'not_counted';
  if (post?.problem === 'gone') return 'gone';
  if (post?.answeredAt) return 'not_said';
  if (channel?.problem) return 'not_answering';
  const isOld = publishedAt !== null && now.getTime() - publishedAt.getTime() >= POLL_DAYS * DAY_MS;
  return isOld ? 'too_old' : 'not_asked';
}
