// The board of ideas. Whatever brings one (a phone, a link, a bot) calls captureIdea; the same id brings it once.

import {
  CaptureIdea,
  type Idea,
  type IdeaState,
  type ListIdeas,
  type SaveIdea,
} from '@rupor/shared/ideas/contract';
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { toDate } from '../../lib/date-column.ts';
import type { Tx } from '../../lib/db.ts';
import { isUniqueViolation } from '../../lib/db-errors.ts';
import { apiError } from '../../lib/errors.ts';
import { newId } from '../../lib/uuid.ts';
import { userIdOf } from '../posts/post.policy.ts';
import { checkOwnReferences } from './check-idea-references.ts';
import { branchOfActor, requireChange, requireMove } from './idea.policy.ts';
import { getIdeaOrThrow, ideaInclude, presentIdea, presentIdeas } from './present-idea.ts';
import { readLinkTitle } from './read-link.ts';
import { tellAuthor } from './tell-author.ts';

const PAGE_SIZE = 60;

export async function listIdeas(ctx: Ctx, { state, page, q, rubricId, campaignId, mine }: ListIdeas) {
  const like = { contains: q ?? '', mode: 'insensitive' as const };
  const where: Prisma.IdeaWhereInput = {
    organizationId: ctx.organizationId,
    archivedAt: null,
    ...(rubricId ? { rubricId } : {}),
    ...(campaignId ? { campaignId } : {}),
    ...(mine ? { authorId: userIdOf(ctx.actor) } : {}),
    ...(q ? { OR: [{ text: like }, { url: like }, { urlTitle: like }] } : {}),
  };
  const [rows, groups] = await Promise.all([
    ctx.db.idea.findMany({
      where: { ...where, state },
      include: ideaInclude,
      orderBy: [{ movedAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
    ctx.db.idea.groupBy({ by: ['state'], where, _count: true }),
  ]);
  const countOf = (wanted: IdeaState) => groups.find((group) => group.state === wanted)?._count ?? 0;
  return {
    items: await presentIdeas(ctx, rows),
    pageSize: PAGE_SIZE,
    counts: { idea: countOf('idea'), draft: countOf('draft'), ready: countOf('ready') },
  };
}

export async function getIdea(ctx: Ctx, id: string): Promise<Idea> {
  return presentIdea(ctx, await getIdeaOrThrow(ctx, id));
}

interface CaptureOptions {
  /** Whose idea it is where somebody else acts for them, as a bot does; default: who acts. */
  authorId?: string | null;
}

/** Of whoever acts. Repeated with the same `id` it answers with the idea that is there. */
export async function captureIdea(ctx: Ctx, input: CaptureIdea, options: CaptureOptions = {}): Promise<Idea> {
  const { id = newId(), mediaIds, forDay, ...fields } = CaptureIdea.parse(input);
  const now = ctx.clock.now();
  try {
    await ctx.db.$transaction(async (tx) => {
      await checkOwnReferences(tx, ctx, { ...fields, mediaIds });
      await tx.idea.create({
        data: {
          ...fields,
          id,
          organizationId: ctx.organizationId,
          branchId: branchOfActor(ctx.actor),
          authorId: options.authorId === undefined ? userIdOf(ctx.actor) : options.authorId,
          forDay: toDate(forDay),
          createdAt: now,
          movedAt: now,
        },
      });
      await setMedia(tx, id, mediaIds);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  return presentIdea(ctx, await getIdeaOrThrow(ctx, id));
}

export async function saveIdea(ctx: Ctx, { id, mediaIds, forDay, ...fields }: SaveIdea): Promise<Idea> {
  await ctx.db.$transaction(async (tx) => {
    const idea = await lockIdeaOrThrow(ctx, id, tx);
    requireChange(ctx, idea);
    await checkOwnReferences(tx, ctx, { ...fields, mediaIds });
    const isOtherLink = fields.url !== undefined && fields.url !== idea.url;
    await tx.idea.update({
      where: { id },
      data: {
        ...fields,
        ...(forDay === undefined ? {} : { forDay: toDate(forDay) }),
        ...(isOtherLink ? { urlTitle: null } : {}),
      },
    });
    if (mediaIds) await setMedia(tx, id, mediaIds);
  });
  return getIdea(ctx, id);
}

/** Asked after the idea is safe, so that a slow page delays nobody; a title that is known is not asked for again. */
export async function readIdeaLink(ctx: Ctx, id: string): Promise<Idea> {
  const idea = await getIdeaOrThrow(ctx, id);
  if (idea.url === null || idea.urlTitle !== null) return presentIdea(ctx, idea);
  const urlTitle = await readLinkTitle(ctx, idea.url);
  await ctx.db.idea.updateMany({
    where: { id, organizationId: ctx.organizationId, url: idea.url },
    data: { urlTitle },
  });
  return getIdea(ctx, id);
}

export async function moveIdea(ctx: Ctx, { id, state }: { id: string; state: IdeaState }): Promise<Idea> {
  const idea = await getIdeaOrThrow(ctx, id);
  requireMove(ctx, idea);
  const moved = await ctx.db.idea.updateMany({
    where: { id, organizationId: ctx.organizationId, archivedAt: null, state: { not: state } },
    data: { state, movedAt: ctx.clock.now() },
  });
  if (moved.count === 0 && idea.archivedAt !== null) throw apiError('state_conflict', { reason: 'removed' });
  return getIdea(ctx, id);
}

/** Off the board and back; what it has become stays. Whoever brought it hears that somebody put it aside. */
export async function setArchived(ctx: Ctx, id: string, isArchived: boolean): Promise<Idea> {
  await ctx.db.$transaction(async (tx) => {
    const idea = await lockIdeaOrThrow(ctx, id, tx);
    requireChange(ctx, idea);
    await tx.idea.update({ where: { id }, data: { archivedAt: isArchived ? ctx.clock.now() : null } });
    if (!isArchived) return;
    await tellAuthor(tx, ctx, idea, { kind: 'idea_declined', path: '/ideas' });
  });
  return getIdea(ctx, id);
}

export async function lockIdeaOrThrow(ctx: Ctx, id: string, tx: Tx) {
  await tx.$queryRaw`SELECT 1 FROM idea WHERE id = ${id}::uuid AND organization_id = ${ctx.organizationId}::uuid FOR UPDATE`;
  return getIdeaOrThrow(ctx, id, tx);
}

async function setMedia(tx: Tx, ideaId: string, mediaIds: readonly string[]): Promise<void> {
  await tx.ideaMedia.deleteMany({ where: { ideaId } });
  await tx.ideaMedia.createMany({
    data: mediaIds.map((assetId, position) => ({ ideaId, assetId, position })),
  });
}
