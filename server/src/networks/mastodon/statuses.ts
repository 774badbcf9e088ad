// Reads the account's own statuses: to find the post of an attempt, and for the first import. Read-only.
import { textOfHtml } from '../html-text.ts';
import { toCount } from '../json.ts';
import { judgeListing, type ListedPost, lookTwice, oldestOfInterest } from '../listing.ts';
import type { EarlierResult, FindResult, Numbers, NumbersResult, OutgoingPost } from '../network.ts';
import { type ApiFailure, callApi, type MastodonServer } from './api.ts';

const PAGE = 40;
const MAX_PAGES = 5;

interface Listed extends ListedPost {
  id: string;
  numbers: Numbers;
  /** Addressed to somebody else: an answer or a private message, no post of the channel. */
  isAside: boolean;
}

async function listPage(
  server: MastodonServer,
  accountId: string,
  maxId: string | null,
): Promise<{ kind: 'page'; posts: Listed[] } | ApiFailure> {
  const query = new URLSearchParams({
    exclude_reblogs: 'true',
    limit: String(PAGE),
    ...(maxId === null ? {} : { max_id: maxId }),
  });
  const path = `/api/v1/accounts/${encodeURIComponent(accountId)}/statuses?${query}`;
  const answer = await callApi(server, { method: 'GET', path });
  if (answer.kind !== 'ok') return answer;
  if (!Array.isArray(answer.data)) return { kind: 'unknown', problem: 'unreadable_answer' };
  return { kind: 'page', posts: answer.data.flatMap((status) => readStatus(status, accountId)) };
}

function readStatus(value: unknown, accountId: string): Listed[] {
  const status = (value ?? {}) as Record<string, unknown>;
  const { id, content, url, created_at: createdAt, in_reply_to_account_id: repliedTo, visibility } = status;
  const publishedAt = new Date(String(createdAt));
  if (typeof id !== 'string' || typeof content !== 'string' || Number.isNaN(publishedAt.getTime())) return [];
  return [
    {
      id,
      remoteIds: [id],
      url: typeof url === 'string' ? url : null,
      publishedAt,
      text: textOfHtml(content),
      numbers: mapCounts(status),
      isAside: (typeof repliedTo === 'string' && repliedTo !== accountId) || visibility === 'direct',
    },
  ];
}

interface Search {
  accountId: string;
  post: OutgoingPost;
  since: Date;
  /** Between two looks, milliseconds. */
  settleMs: number;
}

/** For when the key is no longer remembered, or publishing is stopped and nothing may be sent. */
export function findStatus(server: MastodonServer, search: Search): Promise<FindResult> {
  return lookTwice(() => lookOnce(server, search), { settleMs: search.settleMs, signal: server.signal });
}

async function lookOnce(server: MastodonServer, { accountId, post, since }: Search): Promise<FindResult> {
  const listed: Listed[] = [];
  let isCovered = false;
  for (let page = 0; page < MAX_PAGES && !isCovered; page += 1) {
    const answer = await listPage(server, accountId, listed.at(-1)?.id ?? null);
    if (answer.kind !== 'page') return { kind: 'cannotTell', problem: 'listing_incomplete' };
    listed.push(...answer.posts);
    const oldest = answer.posts.at(-1);
    // Servers may cap a page below what was asked: only an empty page or an old post ends the list.
    isCovered = !oldest || oldest.publishedAt < oldestOfInterest(since);
  }
  return judgeListing({ listed, isCovered, text: post.text, since });
}

export async function listEarlierStatuses(
  server: MastodonServer,
  accountId: string,
  { since, cursor }: { since: Date; cursor: string | null },
): Promise<EarlierResult> {
  const answer = await listPage(server, accountId, cursor);
  if (answer.kind !== 'page') {
    const failure = explain(answer);
    return failure.kind === 'gone' ? { kind: 'unavailable', problem: 'not_mastodon' } : failure;
  }
  const own = answer.posts.filter((post) => !post.isAside && post.publishedAt >= since);
  const oldest = answer.posts.at(-1);
  return {
    kind: 'posts',
    posts: own.map(({ remoteIds, url, publishedAt, text, numbers }) => {
      return { remoteIds, url, publishedAt, text, numbers };
    }),
    next: oldest && oldest.publishedAt >= since ? oldest.id : null,
  };
}

export async function readPostNumbers(server: MastodonServer, id: string): Promise<NumbersResult> {
  const answer = await callApi(server, { method: 'GET', path: `/api/v1/statuses/${encodeURIComponent(id)}` });
  if (answer.kind !== 'ok') return explain(answer);
  return { kind: 'numbers', numbers: mapCounts(answer.data as Record<string, unknown>) };
}

export async function readFollowers(server: MastodonServer, accountId: string): Promise<NumbersResult> {
  const path = `/api/v1/accounts/${encodeURIComponent(accountId)}`;
  const answer = await callApi(server, { method: 'GET', path });
  if (answer.kind !== 'ok') return explain(answer);
  return {
    kind: 'numbers',
    numbers: { followers: toCount((answer.data as Record<string, unknown>).followers_count) },
  };
}

/** Replies are comments, boosts are shares. */
export function mapCounts(status: Record<string, unknown>): Numbers {
  return {
    likes: toCount(status.favourites_count),
    comments: toCount(status.replies_count),
    shares: toCount(status.reblogs_count),
  };
}

function explain(answer: ApiFailure): Exclude<NumbersResult, { kind: 'numbers' }> {
  if (answer.kind === 'rate_limited') return answer;
  if (answer.kind !== 'refused') return { kind: 'unavailable', problem: answer.problem };
  if (answer.status === 401 || answer.status === 403) return { kind: 'auth', problem: 'token_refused' };
  if (answer.status === 404) return { kind: 'gone' };
  return { kind: 'unavailable', problem: 'not_mastodon' };
}
