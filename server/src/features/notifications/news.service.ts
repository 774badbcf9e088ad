// News of one person in one organization. Reading changes only what is theirs; what was read before its letter left
// needs no letter any more.
import { NewsKind } from '@rupor/shared/notifications/kinds';
import type { News, NewsPage } from '@rupor/shared/notifications/news';
import { excerptOf } from '@rupor/shared/posts/excerpt';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import type { PersonalNotice } from '../../generated/prisma/client.ts';
import type { NewsData } from './notify.ts';
import { personOf } from './person.ts';

const A_PAGE = 40;

export async function listNews(ctx: Ctx, { before }: { before?: string }): Promise<NewsPage> {
  const where = personOf(ctx);
  const last = before ? await ctx.db.personalNotice.findFirst({ where: { ...where, id: before } }) : null;
  const older = last && {
    OR: [{ createdAt: { lt: last.createdAt } }, { createdAt: last.createdAt, id: { lt: last.id } }],
  };
  const [rows, unread] = await Promise.all([
    ctx.db.personalNotice.findMany({
      where: { ...where, ...older },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: A_PAGE + 1,
    }),
    countUnread(ctx),
  ]);
  const page = rows.slice(0, A_PAGE);
  const items = await presentNews(ctx, page);
  return { items, unread, next: rows.length > A_PAGE ? (page.at(-1)?.id ?? null) : null };
}

export function countUnread(ctx: Ctx): Promise<number> {
  return ctx.db.personalNotice.count({ where: { ...personOf(ctx), readAt: null } });
}

export async function readNews(ctx: Ctx, { ids }: { ids?: string[] }): Promise<{ unread: number }> {
  const where = { ...personOf(ctx), readAt: null };
  const now = ctx.clock.now();
  await ctx.db.$transaction(async (tx) => {
    const unread = { ...where, ...(ids ? { id: { in: ids } } : { createdAt: { lte: now } }) };
    const rows = await tx.personalNotice.findMany({ where: unread, select: { id: true } });
    const noticeId = { in: rows.map(({ id }) => id) };
    await tx.personalNotice.updateMany({ where: { ...where, id: noticeId }, data: { readAt: now } });
    await tx.noticeDelivery.updateMany({
      where: { noticeId, state: 'waiting' },
      data: { state: 'dropped', problem: 'read' },
    });
  });
  return { unread: await countUnread(ctx) };
}

/** Titles as they are now; what no longer exists keeps the names it was told with. */
export async function presentNews({ db }: Pick<Ctx, 'db'>, rows: readonly PersonalNotice[]): Promise<News[]> {
  const idsOf = (read: (row: PersonalNotice) => string | null) => [
    ...new Set(rows.map(read).filter((id) => id !== null)),
  ];
  const organizationId = rows[0]?.organizationId;
  if (!organizationId) return [];
  const [posts, channels] = await Promise.all([
    db.post.findMany({
      where: { organizationId, id: { in: idsOf((row) => row.postId) }, deletedAt: null },
      select: { id: true, title: true, baseText: true },
    }),
    db.channel.findMany({
      where: { organizationId, id: { in: idsOf((row) => row.channelId) } },
      select: { id: true, name: true },
    }),
  ]);
  const postOf = new Map(
    posts.map(({ id, title, baseText }) => [id, { id, title, excerpt: excerptOf(baseText) }]),
  );
  const channelOf = new Map(channels.map(({ id, name }) => [id, name]));
  return rows.flatMap((row) => {
    const kind = NewsKind.safeParse(row.kind).data;
    // Told by another version of Rupor: nobody here has a sentence for it.
    if (!kind) return [];
    const data = readData(row.data);
    return {
      id: row.id,
      kind,
      at: row.createdAt.toISOString(),
      readAt: row.readAt?.toISOString() ?? null,
      path: pathOf(row),
      post: (row.postId && postOf.get(row.postId)) || null,
      channelName: (row.channelId && channelOf.get(row.channelId)) || null,
      by: data.by ?? null,
      title: data.title ?? null,
      excerpt: data.excerpt ?? null,
      reason: data.reason ?? null,
      count: data.count ?? null,
      dueAt: data.dueAt ?? null,
    };
  });
}

function pathOf({ kind, path, postId, targetId, channelId }: PersonalNotice): string | null {
  if (path) return path;
  if (kind === 'by_hand_due' && targetId) return `/by-hand/${targetId}`;
  if (kind === 'channel_broken' && channelId) return `/channels/new?channel=${channelId}`;
  return postId ? `/posts/${postId}` : null;
}

const Data = z.object({
  by: z.string().optional(),
  title: z.string().optional(),
  excerpt: z.string().optional(),
  reason: z.string().optional(),
  count: z.number().int().optional(),
  dueAt: z.string().optional(),
}) satisfies z.ZodType<NewsData>;

function readData(data: unknown): NewsData {
  return Data.catch({}).parse(data);
}
