// What the account published before: its own server lists the records, the AppView adds their counts, 25 at a time.
// Answers to others and continuations are no posts of their own. Read-only; counts that cannot be had stay unknown.
import type { EarlierPost, EarlierResult, Numbers } from '../network.ts';
import { toReading } from '../outcome.ts';
import { classify } from './classify.ts';
import { mapPostCounts } from './numbers.ts';
import { COLLECTION, parseUri, urlOf } from './record.ts';
import type { AuthorizedCall } from './session.ts';

const PAGE = '50';
/** app.bsky.feed.getPosts takes so many. */
const BATCH = 25;

interface Stored {
  uri: string;
  cid: string;
  value: { text?: unknown; createdAt?: unknown; reply?: unknown };
}

export async function listEarlier(
  send: AuthorizedCall,
  did: string,
  { since, cursor }: { since: Date; cursor: string | null },
): Promise<EarlierResult> {
  const answer = await send({
    method: 'com.atproto.repo.listRecords',
    query: [
      ['repo', did],
      ['collection', COLLECTION],
      ['limit', PAGE],
      ...(cursor ? [['cursor', cursor] as [string, string]] : []),
    ],
  });
  if (answer.kind !== 'ok') return toReading(classify(answer));
  const records = (Array.isArray(answer.data.records) ? answer.data.records : []) as Stored[];
  const dated = records.map((record) => ({ record, at: new Date(String(record.value.createdAt)) }));
  const young = dated.filter(({ at }) => at >= since);
  const counts = await readCounts(
    send,
    young.map(({ record }) => record.uri),
  );
  const posts = young.flatMap(({ record, at }) => toPost(record, at, counts) ?? []);
  const next = typeof answer.data.cursor === 'string' ? answer.data.cursor : null;
  return { kind: 'posts', posts, next: young.length === records.length && records.length > 0 ? next : null };
}

function toPost(
  { uri, cid, value }: Stored,
  publishedAt: Date,
  counts: Map<string, Numbers>,
): EarlierPost | null {
  const id = parseUri(uri);
  if (!id || value.reply || typeof value.text !== 'string') return null;
  const numbers = counts.get(uri) ?? {};
  return { remoteIds: [uri, cid], url: urlOf(id.did, id.rkey), publishedAt, text: value.text, numbers };
}

/** Counts of posts by their URI; what the AppView does not know yet is absent. */
export async function readCounts(send: AuthorizedCall, uris: string[]): Promise<Map<string, Numbers>> {
  const counts = new Map<string, Numbers>();
  for (let from = 0; from < uris.length; from += BATCH) {
    const query = uris.slice(from, from + BATCH).map((uri): [string, string] => ['uris', uri]);
    const answer = await send({ method: 'app.bsky.feed.getPosts', query });
    if (answer.kind !== 'ok' || !Array.isArray(answer.data.posts)) return counts;
    for (const post of answer.data.posts as Record<string, unknown>[])
      counts.set(String(post.uri), mapPostCounts(post));
  }
  return counts;
}
