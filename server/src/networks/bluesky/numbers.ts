// Public counts of a post and an account, asked of the AppView through the account's own server. Bluesky has no
// views. A count that is not in the answer stays unknown.
import { toCount } from '../json.ts';
import type { Numbers, NumbersResult } from '../network.ts';
import { readRef } from './publish.ts';
import type { AuthorizedCall, SessionFailure } from './session.ts';

export async function readPostNumbers(send: AuthorizedCall, uri: string): Promise<NumbersResult> {
  const answer = await send({ method: 'app.bsky.feed.getPosts', query: [['uris', uri]] });
  if (answer.kind !== 'ok') return explain(answer);
  const post = Array.isArray(answer.data.posts) ? answer.data.posts[0] : undefined;
  if (post) return { kind: 'numbers', numbers: mapPostCounts(post) };
  // The AppView may simply not have seen a new post yet: only the account's own server knows that it is gone.
  return (await readRef(send, uri)) === 'absent'
    ? { kind: 'gone' }
    : { kind: 'unavailable', problem: 'not_indexed_yet' };
}

export async function readFollowers(send: AuthorizedCall, did: string): Promise<NumbersResult> {
  const answer = await send({ method: 'app.bsky.actor.getProfile', query: [['actor', did]] });
  if (answer.kind !== 'ok') return explain(answer);
  return { kind: 'numbers', numbers: { followers: toCount(answer.data.followersCount) } };
}

/** Replies are comments; reposts and quotes together are shares. */
export function mapPostCounts(post: Record<string, unknown>): Numbers {
  const reposts = toCount(post.repostCount);
  const quotes = toCount(post.quoteCount);
  return {
    likes: toCount(post.likeCount),
    comments: toCount(post.replyCount),
    shares: reposts === null && quotes === null ? null : (reposts ?? 0) + (quotes ?? 0),
  };
}

function explain(answer: SessionFailure): NumbersResult {
  if (answer.kind === 'auth' || answer.kind === 'rate_limited') return answer;
  if (answer.kind === 'refused')
    return answer.status === 401
      ? { kind: 'auth', problem: 'session_expired' }
      : { kind: 'unavailable', problem: 'counts_unavailable' };
  return { kind: 'unavailable', problem: answer.problem };
}
