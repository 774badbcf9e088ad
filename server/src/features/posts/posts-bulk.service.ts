// One act on many posts, and the copy of a post. Each post is done whole or not at all, and answers for itself.
import { ORPCError } from '@orpc/server';
import { isWithin } from '@rupor/shared/organization/permissions';
import type { BulkAct, BulkResult } from '@rupor/shared/posts/contract';
import type { Post } from '@rupor/shared/posts/fields';
import type { Ctx } from '../../context.ts';
import { reachFor } from '../../http/require-branch.ts';
import { apiError } from '../../lib/errors.ts';
import { newId } from '../../lib/uuid.ts';
import { recheckAgreement } from '../review/gate.service.ts';
import { noteVersion } from '../review/versions.service.ts';
import { changePost } from './change-post.ts';
import { writeJournal } from './journal.ts';
import { getPostOrThrow } from './load-post.ts';
import { homeBranch, requireEdit, userIdOf } from './post.policy.ts';
import { cancelPost, removePost, restorePost } from './posts-cancel.service.ts';
import { shiftPost } from './posts-schedule.service.ts';
import { presentPost } from './present-post.ts';
import { setFollowUps } from './save-targets.ts';
import { chosenOptions } from './target-content.ts';

export async function runBulk(
  ctx: Ctx,
  { ids, act }: { ids: string[]; act: BulkAct },
): Promise<BulkResult[]> {
  const results: BulkResult[] = [];
  for (const id of ids) results.push(await runOne(ctx, id, act));
  return results;
}

/** A draft of the same content without a time, for those of its channels this person may write to. */
export async function duplicatePost(ctx: Ctx, id: string): Promise<Post> {
  const source = await getPostOrThrow(ctx, id);
  const copyId = newId();
  const copy = await ctx.db.$transaction(async (tx) => {
    const { title, baseText, rubricId, campaignId } = source;
    const isOwn = (branchId: string | null) => isWithin(reachFor(ctx.actor, 'posts.write'), branchId);
    await tx.post.create({
      data: {
        id: copyId,
        organizationId: ctx.organizationId,
        title,
        baseText,
        rubricId,
        campaignId,
        branchId: isOwn(source.branchId) ? source.branchId : homeBranch(ctx.actor),
        authorId: userIdOf(ctx.actor),
        editedById: userIdOf(ctx.actor),
        createdAt: ctx.clock.now(),
        updatedAt: ctx.clock.now(),
        media: { create: source.media.map(({ assetId, position }) => ({ assetId, position })) },
        segments: {
          create: source.segments.map(({ segmentId }) => ({
            segmentId,
            organizationId: ctx.organizationId,
          })),
        },
      },
    });
    for (const target of source.targets.filter(
      ({ channel }) => !channel.removedAt && isOwn(channel.branchId),
    )) {
      const made = await tx.postTarget.create({
        data: {
          organizationId: ctx.organizationId,
          postId: copyId,
          channelId: target.channelId,
          text: target.text,
          options: chosenOptions(target),
          hasOwnMedia: target.hasOwnMedia,
          createdAt: ctx.clock.now(),
          media: { create: target.media.map(({ assetId, position }) => ({ assetId, position })) },
        },
      });
      await setFollowUps(
        tx,
        made,
        target.followUps.map((part) => part.text ?? ''),
      );
    }
    await writeJournal(tx, ctx, [{ kind: 'created', postId: copyId, data: { copyOf: id } }]);
    const made = await getPostOrThrow(ctx, copyId, tx);
    await noteVersion(tx, ctx, made);
    return made;
  });
  return presentPost(ctx, copy);
}

async function runOne(ctx: Ctx, id: string, act: BulkAct): Promise<BulkResult> {
  try {
    const post = await runAct(ctx, id, act);
    return { id, ok: true, newId: post.id === id ? null : post.id, code: null, data: null };
  } catch (error) {
    if (error instanceof ORPCError)
      return {
        id,
        ok: false,
        newId: null,
        code: error.code,
        data: (error.data ?? {}) as Record<string, unknown>,
      };
    ctx.logger.error({ err: error, postId: id, act: act.kind }, 'bulk act failed on a post');
    return { id, ok: false, newId: null, code: 'internal', data: null };
  }
}

function runAct(ctx: Ctx, id: string, act: BulkAct): Promise<{ id: string }> {
  switch (act.kind) {
    case 'cancel':
      return cancelPost(ctx, { id });
    case 'remove':
      return removePost(ctx, id);
    case 'restore':
      return restorePost(ctx, { id });
    case 'duplicate':
      return duplicatePost(ctx, id);
    case 'move':
      return shiftPost(ctx, { id, days: act.days });
    case 'rubric':
      return setRubric(ctx, id, act.rubricId);
  }
}

/** The rubric is no content: what is out may be sorted anew, and nobody's draft is in conflict with it. */
function setRubric(ctx: Ctx, id: string, rubricId: string | null): Promise<{ id: string }> {
  return changePost(ctx, id, async (tx, post) => {
    requireEdit(ctx, post, post.targets);
    const rubric =
      rubricId &&
      (await tx.rubric.findFirst({ where: { id: rubricId, organizationId: ctx.organizationId } }));
    if (rubricId && !rubric) throw apiError('not_found');
    if (post.rubricId === rubricId) return;
    await tx.post.update({ where: { id }, data: { rubricId, updatedAt: ctx.clock.now() } });
    await recheckAgreement(tx, ctx, { ...post, rubricId });
  });
}
