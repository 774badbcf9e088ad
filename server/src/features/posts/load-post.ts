// How posts are read for the services: always of one organization, always whole.
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Db, Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';

const inOrder = { orderBy: { position: 'asc' }, include: { asset: true } } as const;

/** What the lines and the rights of its media depend on. */
export const aroundMedia = {
  promo: { select: { status: true } },
  organization: { select: { locale: true } },
} as const satisfies Prisma.PostInclude;

export const postInclude = {
  ...aroundMedia,
  media: inOrder,
  segments: { orderBy: { segmentId: 'asc' }, select: { segmentId: true } },
  // What follows under a target is read with it, not as a target of the post.
  targets: {
    where: { position: 0 },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { channel: true, media: inOrder, followUps: { orderBy: { position: 'asc' } } },
  },
} as const satisfies Prisma.PostInclude;

export type PostRow = Prisma.PostGetPayload<{ include: typeof postInclude }>;
export type TargetRow = PostRow['targets'][number];

export async function getPostOrThrow(ctx: Ctx, id: string, db: Db | Tx = ctx.db): Promise<PostRow> {
  const post = await db.post.findFirst({
    where: { id, organizationId: ctx.organizationId },
    include: postInclude,
  });
  if (!post) throw apiError('not_found');
  return post;
}

/**
 * The post as it is, locked against other edits and against the claims of the workers until the transaction ends:
 * what is decided from it still holds when it is written. NO KEY: a worker that holds a target may still write its
 * journal entry, whose foreign key needs the post; with a full lock the two would wait for each other.
 */
export async function lockPostOrThrow(ctx: Ctx, id: string, tx: Tx): Promise<PostRow> {
  await tx.$queryRaw`SELECT 1 FROM post WHERE id = ${id}::uuid AND organization_id = ${ctx.organizationId}::uuid FOR NO KEY UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM post_target
    WHERE post_id = ${id}::uuid AND organization_id = ${ctx.organizationId}::uuid ORDER BY id FOR NO KEY UPDATE`;
  return getPostOrThrow(ctx, id, tx);
}
