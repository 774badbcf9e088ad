// A post that somebody put there without us becomes a published target of its own, marked as imported, with what the
// network counts of it now. Guarantee: a post of the network is stored once (unique index), our own never a second
// time; while nobody knows whether a post of ours went out, what may be it is left for the next reading.
import { POST_METRICS } from '@rupor/shared/networks/post-metrics';
import type { Ctx } from '../../context.ts';
import type { Channel } from '../../generated/prisma/client.ts';
import type { Tx } from '../../lib/db.ts';
import { newId } from '../../lib/uuid.ts';
import { normaliseText } from '../../networks/listing.ts';
import type { EarlierPost } from '../../networks/network.ts';
import { nextPollAt } from '../metrics/poll-schedule.policy.ts';
import { knownNumbers } from '../metrics/snapshots.service.ts';
import { listKnownPosts, listOpenEnds, type OpenEnd } from './queries/list-known-posts.sql.ts';

/** Clocks differ, and a send may take long: a post this near to an open attempt may be its. */
const BEFORE_MS = 2 * 60_000;
const AFTER_MS = 30 * 60_000;
const LONGEST_TEXT = 100_000;

interface Page {
  channel: Channel;
  posts: EarlierPost[];
  /** Of the practice network: simulated. */
  source: 'counted' | 'simulated';
}

export interface StoredPage {
  targetIds: string[];
  knownCount: number;
}

export async function storeEarlier(tx: Tx, ctx: Ctx, { channel, posts, source }: Page): Promise<StoredPage> {
  const named = new Map(posts.flatMap((post) => (post.remoteIds[0] ? [[post.remoteIds[0], post]] : [])));
  const place = { organizationId: ctx.organizationId, channelId: channel.id };
  const known = await listKnownPosts(tx, {
    ...place,
    remoteIds: [...named.keys()],
    urls: [...named.values()].flatMap(({ url }) => (url ? [url] : [])),
  });
  const ends = await listOpenEnds(tx, place);
  const now = ctx.clock.now();
  const others = [...named].filter(([id, post]) => !known.has(id) && !(post.url && known.has(post.url)));
  const fresh = others.filter(([, post]) => isDated(post, now) && !ends.some((end) => mayBe(post, end)));
  const rows = fresh.map(([, post]) => ({ id: newId(), postId: newId(post.publishedAt.getTime()), post }));
  await tx.post.createMany({
    data: rows.map(({ postId, post }) => ({
      id: postId,
      organizationId: ctx.organizationId,
      branchId: channel.branchId,
      baseText: post.text.replaceAll('\u0000', '').slice(0, LONGEST_TEXT),
      // Lists are read from the newest on: a thousand old posts must not stand above the work of today.
      createdAt: post.publishedAt,
      updatedAt: post.publishedAt,
    })),
  });
  await tx.postTarget.createMany({
    data: rows.map(({ id, postId, post }) => ({
      id,
      ...place,
      postId,
      state: 'published' as const,
      isImported: true,
      publishedAt: post.publishedAt,
      remoteIds: post.remoteIds,
      remoteUrl: post.url,
      createdAt: now,
      updatedAt: now,
    })),
  });
  await storeNumbers(tx, ctx, { rows, place, source });
  return { targetIds: rows.map(({ id }) => id), knownCount: named.size - others.length };
}

interface Row {
  id: string;
  post: EarlierPost;
}

/** What was asked just now is not asked again at once. */
async function storeNumbers(
  tx: Tx,
  ctx: Ctx,
  {
    rows,
    place,
    source,
  }: { rows: Row[]; place: { organizationId: string; channelId: string }; source: Page['source'] },
): Promise<void> {
  const now = ctx.clock.now();
  const counted = rows
    .map(({ id, post }) => ({ id, post, numbers: knownNumbers(post.numbers) }))
    .filter(({ numbers }) => POST_METRICS.some((name) => numbers[name] !== null));
  await tx.targetSnapshot.createMany({
    data: counted.map(({ id, numbers }) => ({
      organizationId: place.organizationId,
      targetId: id,
      takenAt: now,
      source,
      ...numbers,
    })),
  });
  await tx.pollPlan.createMany({
    data: counted.map(({ id, post: { publishedAt } }) => ({
      ...place,
      subjectId: id,
      kind: 'target',
      answeredAt: now,
      nextAt: nextPollAt({ publishedAt, now, unchanged: 0 }),
    })),
  });
}

function isDated({ publishedAt }: EarlierPost, now: Date): boolean {
  return publishedAt.getTime() <= now.getTime() + BEFORE_MS;
}

function mayBe({ publishedAt, text }: EarlierPost, end: OpenEnd): boolean {
  const later = publishedAt.getTime() - end.at.getTime();
  if (later < -BEFORE_MS) return false;
  return end.text === null ? later <= AFTER_MS : normaliseText(text) === normaliseText(end.text);
}
