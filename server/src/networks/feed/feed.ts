// The feed that Rupor itself gives out. Exactly once: an item is one row per feed and key, so a repeat meets the first.
import { randomBytes } from 'node:crypto';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Storage } from '../../lib/storage.ts';
import type { Network, OutgoingPost, PublishResult } from '../network.ts';
import { titleAndBody } from '../plain-html.ts';
import { feedCapabilities } from './capabilities.ts';

interface Dependencies {
  db: PrismaClient;
  clock: Clock;
  storage?: Storage;
}

/** Where the file of a picture lies. */
export function feedImageKey(feed: string, sha256: string): string {
  return `feeds/${feed}/${sha256}`;
}

/** Path of a feed or of something in it, on this server. */
export function feedPath(feed: string, rest = 'rss.xml'): string {
  return `/feeds/${feed}/${rest}`;
}

export function createFeed(dependencies: Dependencies): Network {
  const { db } = dependencies;
  return {
    capabilities: feedCapabilities,
    connect: async ({ fields }) => {
      const name = (fields.name ?? '').replace(/\s+/gu, ' ').trim();
      if (name === '' || name.length > 80) return { kind: 'problem', problem: 'bad_name', field: 'name' };
      // Each feed is a new one: its address is not to be guessed from its name.
      const remoteId = randomBytes(12).toString('hex');
      const url = feedPath(remoteId);
      return { kind: 'connected', remoteId, name, handle: null, url, settings: {}, credentials: {} };
    },
    check: async () => ({ kind: 'works' }),
    publish: async (call, post) => {
      await call.onSend();
      return write(dependencies, call.channel.remoteId, post);
    },
    find: async ({ channel }, { idempotencyKey: key }) => {
      const where = { feed_key: { feed: channel.remoteId, key } };
      const item = await db.feedItem.findUnique({ where, select: { id: true } });
      return item
        ? { kind: 'found', remoteIds: [item.id], url: feedPath(channel.remoteId, item.id) }
        : { kind: 'absent' };
    },
    postNumbers: async () => ({ kind: 'numbers', numbers: {} }),
    channelNumbers: async () => ({ kind: 'numbers', numbers: {} }),
    remove: async (call, remoteIds) => {
      await call.onSend();
      const where = { id: { in: remoteIds }, feed: call.channel.remoteId, removedAt: null };
      await db.feedItem.updateMany({ where, data: { removedAt: dependencies.clock.now() } });
      return { kind: 'published', remoteIds, url: null };
    },
  };
}

/** Files first: an item is never shown with a picture that is not there. */
async function write(
  { db, storage }: Dependencies,
  feed: string,
  post: OutgoingPost,
): Promise<PublishResult> {
  const { title, body } = titleAndBody(post.text, post.options.title);
  for (const { bytes, sha256 } of post.images) {
    if (!storage) throw new Error('a feed without storage takes no pictures');
    await storage.put(feedImageKey(feed, sha256), bytes);
  }
  const images = post.images.map(({ bytes, ...facts }) => ({ ...facts, size: bytes.length }));
  const key = post.idempotencyKey;
  const { id } = await db.feedItem.upsert({
    where: { feed_key: { feed, key } },
    create: { feed, key, title, text: body, images, createdAt: new Date(post.createdAt) },
    update: {},
    select: { id: true },
  });
  return { kind: 'published', remoteIds: [id], url: feedPath(feed, id) };
}
