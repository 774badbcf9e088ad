// Remarks on a post and on a piece of its text. Repeated with the same id, a remark is said once; who is called in it
// hears of it once. Whoever may read the post may speak; only their own words can they take back.

import { shorten } from '@rupor/shared/posts/excerpt';
import type { AddComment } from '@rupor/shared/review/contract';
import type { PostComment, ReviewPerson } from '@rupor/shared/review/fields';
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Db, Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import { newId } from '../../lib/uuid.ts';
import { notify } from '../notifications/notify.ts';
import { userIdOf } from '../posts/post.policy.ts';
import { readPeople } from '../posts/present-post.ts';

const include = { mentions: true } as const satisfies Prisma.PostCommentInclude;
type Row = Prisma.PostCommentGetPayload<{ include: typeof include }>;

export async function listComments(
  ctx: Ctx,
  postId: string,
): Promise<{ items: PostComment[]; people: ReviewPerson[] }> {
  await requirePost(ctx, ctx.db, postId);
  const rows = await ctx.db.postComment.findMany({
    where: { organizationId: ctx.organizationId, postId, deletedAt: null },
    include,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  // An answer to what was taken back has no place to stand.
  const shown = rows.filter(({ parentId }) => parentId === null || rows.some(({ id }) => id === parentId));
  return { items: await present(ctx, shown), people: await listMembers(ctx) };
}

export async function addComment(ctx: Ctx, input: AddComment): Promise<PostComment> {
  const id = input.id ?? newId();
  const row = await ctx.db.$transaction(async (tx) => {
    await requirePost(ctx, tx, input.postId);
    const said = await tx.postComment.findUnique({ where: { id }, include });
    if (said) return requireOwn(ctx, said);
    if (input.parentId) await requireFirst(ctx, tx, input.postId, input.parentId);
    const mentionIds = await membersOf(ctx, tx, input.mentionIds);
    const { quote } = input;
    await tx.postComment.create({
      data: {
        id,
        organizationId: ctx.organizationId,
        postId: input.postId,
        parentId: input.parentId ?? null,
        authorId: userIdOf(ctx.actor),
        authorName: ctx.actor.name,
        body: input.body,
        quote: quote?.text ?? null,
        quoteStart: quote?.start ?? null,
        channelId: quote?.channelId ?? null,
        createdAt: ctx.clock.now(),
        mentions: {
          create: mentionIds.map((userId) => ({ organizationId: ctx.organizationId, userId })),
        },
      },
    });
    await tellOf(ctx, tx, { ...input, id, mentionIds });
    return tx.postComment.findUniqueOrThrow({ where: { id }, include });
  });
  const [shown] = await present(ctx, [row]);
  if (!shown) throw apiError('internal');
  return shown;
}

export async function resolveComment(
  ctx: Ctx,
  { id, isResolved }: { id: string; isResolved: boolean },
): Promise<{ ok: true }> {
  const { count } = await ctx.db.postComment.updateMany({
    where: { id, organizationId: ctx.organizationId, parentId: null, deletedAt: null },
    data: {
      resolvedAt: isResolved ? ctx.clock.now() : null,
      resolvedByName: isResolved ? ctx.actor.name : null,
    },
  });
  if (count === 0) throw apiError('not_found');
  return { ok: true };
}

export async function removeComment(ctx: Ctx, id: string): Promise<{ ok: true }> {
  const mine = { id, organizationId: ctx.organizationId, deletedAt: null };
  const found = await ctx.db.postComment.findFirst({ where: mine });
  if (!found) throw apiError('not_found');
  if (found.authorId === null || found.authorId !== userIdOf(ctx.actor)) throw apiError('forbidden');
  await ctx.db.postComment.updateMany({ where: mine, data: { deletedAt: ctx.clock.now() } });
  return { ok: true };
}

export async function markSeen(ctx: Ctx, postId: string): Promise<{ ok: true }> {
  await requirePost(ctx, ctx.db, postId);
  const userId = userIdOf(ctx.actor);
  if (userId !== null)
    await ctx.db.commentMention.updateMany({
      where: { organizationId: ctx.organizationId, userId, seenAt: null, comment: { postId } },
      data: { seenAt: ctx.clock.now() },
    });
  return { ok: true };
}

interface Said {
  id: string;
  postId: string;
  parentId?: string;
  body: string;
  mentionIds: string[];
}

/** Who is called is called; the author of the post, and of the remark that is answered, hear of the rest. */
async function tellOf(ctx: Ctx, tx: Tx, { id, postId, parentId, body, mentionIds }: Said): Promise<void> {
  const post = await tx.post.findUniqueOrThrow({ where: { id: postId }, select: { authorId: true } });
  const parent = parentId ? await tx.postComment.findUnique({ where: { id: parentId } }) : null;
  const common = {
    organizationId: ctx.organizationId,
    exceptId: userIdOf(ctx.actor),
    postId,
    subjectId: id,
    data: { by: ctx.actor.name, excerpt: shorten(body, 120) },
    at: ctx.clock.now(),
  };
  await notify(tx, { ...common, kind: 'mention', personIds: mentionIds });
  const others = [post.authorId, parent?.authorId ?? null].filter(
    (one) => one !== null && !mentionIds.includes(one),
  );
  await notify(tx, { ...common, kind: 'comment', personIds: others });
}

async function requirePost(ctx: Ctx, db: Db | Tx, id: string): Promise<void> {
  const where = { id, organizationId: ctx.organizationId };
  if (!(await db.post.findFirst({ where, select: { id: true } }))) throw apiError('not_found');
}

/** Answers stand under a first remark, never under an answer. */
async function requireFirst(ctx: Ctx, tx: Tx, postId: string, id: string): Promise<void> {
  const where = { id, organizationId: ctx.organizationId, postId, parentId: null, deletedAt: null };
  if (!(await tx.postComment.findFirst({ where, select: { id: true } }))) throw apiError('not_found');
}

/** Of another organization or another person: the id is taken, and nothing is shown of it. */
function requireOwn(ctx: Ctx, row: Row): Row {
  if (row.organizationId !== ctx.organizationId || row.authorId !== userIdOf(ctx.actor))
    throw apiError('not_found');
  return row;
}

async function membersOf(ctx: Ctx, tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.member.findMany({
    where: { organizationId: ctx.organizationId, deactivatedAt: null, userId: { in: [...ids] } },
    select: { userId: true },
  });
  if (rows.length !== new Set(ids).size) throw apiError('not_found');
  return rows.map(({ userId }) => userId);
}

async function listMembers(ctx: Ctx): Promise<ReviewPerson[]> {
  const rows = await ctx.db.member.findMany({
    where: { organizationId: ctx.organizationId, deactivatedAt: null },
    select: { user: { select: { id: true, name: true } } },
    orderBy: { user: { name: 'asc' } },
    take: 500,
  });
  return rows.map(({ user }) => user);
}

async function present(ctx: Ctx, rows: readonly Row[]): Promise<PostComment[]> {
  const people = await readPeople(
    ctx.db,
    rows.flatMap(({ mentions }) => mentions.map(({ userId }) => userId)),
  );
  return rows.map((row) => ({
    id: row.id,
    parentId: row.parentId,
    authorName: row.authorName,
    isMine: row.authorId !== null && row.authorId === userIdOf(ctx.actor),
    body: row.body,
    quote: row.quote === null ? null : { text: row.quote, start: row.quoteStart ?? 0 },
    channelId: row.channelId,
    mentions: row.mentions.flatMap(({ userId }) => {
      const name = people.get(userId);
      return name === undefined ? [] : [{ id: userId, name }];
    }),
    createdAt: row.createdAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    resolvedBy: row.resolvedByName,
  }));
}
