// «Стоит на месте»: what has not moved for long or waits to be mended. No clock: now is a parameter.
import type { Channel } from '@rupor/shared/channels/contract';
import { DAY_MS } from '@rupor/shared/lib/durations';
import type { PostSummary } from '@rupor/shared/posts/fields';
import type { PublishingState } from '@rupor/shared/publishing/contract';

/** A draft nobody has touched for this long stands still; a post waits for its approver shorter. */
const STILL_DAYS = { draft: 5, in_review: 2 } as const;
const MOST_POSTS = 3;

type Post = Pick<PostSummary, 'id' | 'heading' | 'state' | 'updatedAt'>;

export type Standing =
  | { kind: 'sending'; overdue: number }
  | { kind: 'channel'; channel: Channel }
  | { kind: 'draft' | 'in_review'; post: Post; days: number };

interface Known {
  sending?: PublishingState;
  channels: readonly Channel[];
  posts: readonly Post[];
  now: Date;
}

/** What stops everything first, then channels, then posts: the longest untouched first. */
export function listStanding({ sending, channels, posts, now }: Known): Standing[] {
  const broken = channels.filter((channel) => channel.health === 'reconnect');
  return [
    ...(sending && isStanding(sending) ? [{ kind: 'sending' as const, overdue: sending.overdue.count }] : []),
    ...broken.map((channel) => ({ kind: 'channel' as const, channel })),
    ...stillPosts(posts, now).slice(0, MOST_POSTS),
  ];
}

function isStanding({ paused, worker, overdue }: PublishingState): boolean {
  return !paused && (worker !== 'alive' || overdue.count > 0);
}

function stillPosts(posts: readonly Post[], now: Date): Standing[] {
  return posts
    .flatMap((post) => {
      if (post.state !== 'draft' && post.state !== 'in_review') return [];
      const days = Math.floor((now.getTime() - Date.parse(post.updatedAt)) / DAY_MS);
      return days >= STILL_DAYS[post.state] ? [{ kind: post.state, post, days }] : [];
    })
    .sort((a, b) => b.days - a.days);
}
