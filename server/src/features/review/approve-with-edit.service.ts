// Approving with one's own correction: the edit and the approval are one transaction, the text as it was asked about and
// the text as it was agreed to are two versions, and whoever agreed before is told.

import type { Post } from '@rupor/shared/posts/fields';
import type { ApproveWithEdit } from '@rupor/shared/review/contract';
import type { Ctx } from '../../context.ts';
import { changePost, requireSeen } from '../posts/change-post.ts';
import { getPostOrThrow } from '../posts/load-post.ts';
import { requireAct } from '../posts/post.policy.ts';
import { approveTargets, deciderOf, readAsked } from '../posts/posts-review.service.ts';
import { applyContent } from '../posts/posts-save.service.ts';
import { presentPost } from '../posts/present-post.ts';
import { detachOccurrence } from '../posts/series/detach.ts';
import { tell } from './tell.service.ts';
import { noteVersion, pinVersion } from './versions.service.ts';

export async function approveWithEdit(
  ctx: Ctx,
  { postId, version, baseText, targets }: ApproveWithEdit,
): Promise<Post> {
  const post = await changePost(ctx, postId, async (tx, found) => {
    requireSeen(found, version);
    const asked = await readAsked(tx, ctx, found, undefined);
    requireAct(asked.facts, 'approve');
    await pinVersion(tx, ctx, found);
    const own = new Map((targets ?? []).map(({ channelId, text }) => [channelId, text]));
    const kept = found.targets.map(({ channelId }) => ({
      channelId,
      ...(own.has(channelId) ? { text: own.get(channelId) } : {}),
    }));
    await applyContent(tx, ctx, found, { baseText, targets: kept });
    await detachOccurrence(tx, ctx, found);
    await tx.post.update({
      where: { id: postId },
      data: { version: { increment: 1 }, updatedAt: ctx.clock.now() },
    });
    const edited = await getPostOrThrow(ctx, postId, tx);
    await noteVersion(tx, ctx, edited, 'edited');
    const isAsked = (id: string) => asked.targets.some((target) => target.id === id);
    await approveTargets(tx, ctx, {
      post: edited,
      targets: edited.targets.filter(({ id }) => isAsked(id)),
      agreement: asked.agreement,
      by: { ...deciderOf(ctx), isEdit: true },
    });
    const before = (asked.agreement.open?.steps ?? []).map(({ decidedById }) => decidedById);
    await tell(tx, ctx, {
      post: edited,
      kind: 'approved',
      personIds: before,
      incident: `edited:${postId}:${edited.version}`,
    });
  });
  return presentPost(ctx, post);
}
