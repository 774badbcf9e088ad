// Stories of wins: created once however often the request is repeated, saved field by field, never over newer work.

import type { CreateStory, SaveStory, Story } from '@rupor/shared/stories/contract';
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { toDate } from '../../lib/date-column.ts';
import type { Tx } from '../../lib/db.ts';
import { isUniqueViolation } from '../../lib/db-errors.ts';
import { apiError } from '../../lib/errors.ts';
import { newId } from '../../lib/uuid.ts';
import { checkOwnReferences } from '../ideas/check-idea-references.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { homeBranch, userIdOf } from '../posts/post.policy.ts';
import {
  getStoryOrThrow,
  presentStories,
  presentStory,
  type StoryRow,
  storyInclude,
} from './present-story.ts';
import { requireStory } from './story.policy.ts';

const PAGE_SIZE = 20;

type Content = Omit<CreateStory, 'id'>;

export async function listStories(ctx: Ctx, page: number) {
  const where = { organizationId: ctx.organizationId, deletedAt: null };
  const [rows, total] = await Promise.all([
    ctx.db.story.findMany({
      where,
      include: storyInclude,
      orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
    ctx.db.story.count({ where }),
  ]);
  return { items: await presentStories(ctx, rows), total, pageSize: PAGE_SIZE };
}

export async function getStory(ctx: Ctx, id: string): Promise<Story> {
  return presentStory(ctx, await getStoryOrThrow(ctx, id));
}

export async function createStory(ctx: Ctx, { id = newId(), ...content }: CreateStory): Promise<Story> {
  try {
    await ctx.db.$transaction(async (tx) => {
      await tx.story.create({
        data: {
          id,
          organizationId: ctx.organizationId,
          branchId: homeBranch(ctx.actor),
          authorId: userIdOf(ctx.actor),
          createdAt: ctx.clock.now(),
          updatedAt: ctx.clock.now(),
        },
      });
      await applyContent(tx, ctx, id, content);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  return getStory(ctx, id);
}

export async function saveStory(ctx: Ctx, { id, version, ...content }: SaveStory): Promise<Story> {
  await ctx.db.$transaction(async (tx) => {
    const story = await lockStoryOrThrow(ctx, id, tx);
    if (story.version !== version) throw apiError('version_conflict', { currentVersion: story.version });
    await applyContent(tx, ctx, id, content);
    await tx.story.update({ where: { id }, data: { version: { increment: 1 } } });
  });
  return getStory(ctx, id);
}

/** Its posts are posts like all others: they stay. */
export async function setRemoved(ctx: Ctx, id: string, isRemoved: boolean): Promise<Story> {
  await ctx.db.$transaction(async (tx) => {
    await lockStoryOrThrow(ctx, id, tx, { withRemoved: true });
    await tx.story.update({ where: { id }, data: { deletedAt: isRemoved ? ctx.clock.now() : null } });
    const action = isRemoved ? 'story.removed' : 'story.restored';
    await recordAudit(ctx, { action, targetKind: 'story', targetId: id }, tx);
  });
  return getStory(ctx, id);
}

/** Locked against other changes, and the person may change it. */
export async function lockStoryOrThrow(
  ctx: Ctx,
  id: string,
  tx: Tx,
  { withRemoved = false }: { withRemoved?: boolean } = {},
): Promise<StoryRow> {
  await tx.$queryRaw`SELECT 1 FROM story WHERE id = ${id}::uuid AND organization_id = ${ctx.organizationId}::uuid FOR UPDATE`;
  const story = await getStoryOrThrow(ctx, id, tx);
  requireStory(ctx, story);
  if (story.deletedAt && !withRemoved) throw apiError('state_conflict', { reason: 'removed' });
  return story;
}

async function applyContent(
  tx: Tx,
  ctx: Ctx,
  id: string,
  { evidenceIds, pictureIds, happenedOn, ...fields }: Content,
): Promise<void> {
  const mediaIds = [...new Set([...(evidenceIds ?? []), ...(pictureIds ?? [])])];
  await checkOwnReferences(tx, ctx, { ...fields, mediaIds });
  const data: Prisma.StoryUncheckedUpdateInput = { ...fields, updatedAt: ctx.clock.now() };
  if (happenedOn !== undefined) data.happenedOn = toDate(happenedOn);
  await tx.story.update({ where: { id }, data });
  if (evidenceIds) await setFiles(tx, id, evidenceIds, true);
  if (pictureIds) await setFiles(tx, id, pictureIds, false);
}

/** A file is a proof or a picture, not both: what is set last counts. */
async function setFiles(tx: Tx, storyId: string, ids: readonly string[], isEvidence: boolean): Promise<void> {
  await tx.storyFile.deleteMany({ where: { storyId, OR: [{ isEvidence }, { assetId: { in: [...ids] } }] } });
  await tx.storyFile.createMany({
    data: ids.map((assetId, position) => ({ storyId, assetId, position, isEvidence })),
  });
}
