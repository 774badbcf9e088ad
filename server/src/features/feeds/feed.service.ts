// What a feed shows to anybody who has its address. A feed lives as long as its channel: taken out, it answers 404.
import { z } from 'zod';
import type { App } from '../../context.ts';
import { apiError } from '../../lib/errors.ts';
import { feedImageKey } from '../../networks/feed/feed.ts';

/** Readers ask for the newest; older ones they keep themselves. */
const ITEMS = 50;

const FeedImage = z.object({
  sha256: z.string(),
  mime: z.string(),
  width: z.number(),
  height: z.number(),
  size: z.number(),
  altText: z.string().nullable(),
});
export type FeedImage = z.infer<typeof FeedImage>;

export interface FeedItem {
  id: string;
  title: string;
  text: string;
  images: FeedImage[];
  createdAt: Date;
}

export interface Feed {
  /** Its id in addresses. */
  id: string;
  name: string;
  organizationName: string;
  /** ru, en */
  locale: string;
  items: FeedItem[];
}

export async function readFeed(app: App, id: string): Promise<Feed> {
  const channel = await app.db.channel.findFirst({
    where: { network: 'feed', remoteId: id, removedAt: null },
    select: { name: true, organization: { select: { name: true, locale: true } } },
  });
  if (!channel) throw apiError('not_found');
  const rows = await app.db.feedItem.findMany({
    where: { feed: id, removedAt: null },
    orderBy: { createdAt: 'desc' },
    take: ITEMS,
  });
  const { name, organization } = channel;
  const items = rows.map((row) => ({ ...row, images: z.array(FeedImage).parse(row.images) }));
  return { id, name, organizationName: organization.name, locale: organization.locale, items };
}

/** One item, also when it is too old for the list. */
export async function readFeedItem(app: App, feed: Feed, itemId: string): Promise<FeedItem> {
  if (!z.uuid().safeParse(itemId).success) throw apiError('not_found');
  const row = await app.db.feedItem.findFirst({ where: { id: itemId, feed: feed.id, removedAt: null } });
  if (!row) throw apiError('not_found');
  return { ...row, images: z.array(FeedImage).parse(row.images) };
}

/** The file of a picture that stands in a living item of this feed. */
export async function readFeedImage(
  app: App,
  feed: Feed,
  sha256: string,
): Promise<{ mime: string; bytes: Uint8Array }> {
  const wanted = JSON.stringify([{ sha256 }]);
  const [row] = await app.db.$queryRaw<{ images: unknown }[]>`
    SELECT images FROM feed_item WHERE feed = ${feed.id} AND removed_at IS NULL AND images @> ${wanted}::jsonb LIMIT 1`;
  const image =
    row &&
    z
      .array(FeedImage)
      .parse(row.images)
      .find((one) => one.sha256 === sha256);
  if (!image) throw apiError('not_found');
  return { mime: image.mime, bytes: await app.storage.get(feedImageKey(feed.id, sha256)) };
}
