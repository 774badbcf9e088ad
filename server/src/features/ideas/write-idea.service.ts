// From an idea to a draft. At most one post of an idea: it is made under the lock of the idea, so two taps make one.
import type { Idea } from '@rupor/shared/ideas/contract';
import type { Post } from '@rupor/shared/posts/fields';
import type { Ctx } from '../../context.ts';
import { requireBranch } from '../../http/require-branch.ts';
import { apiError } from '../../lib/errors.ts';
import { newId } from '../../lib/uuid.ts';
import { getPostOrThrow } from '../posts/load-post.ts';
import { createPostIn } from '../posts/posts-save.service.ts';
import { presentPost } from '../posts/present-post.ts';
import { lockIdeaOrThrow } from './ideas.service.ts';
import { getIdeaOrThrow, type IdeaRow, presentIdea } from './present-idea.ts';
import { tellAuthor } from './tell-author.ts';

export async function writeIdea(ctx: Ctx, id: string): Promise<{ idea: Idea; post: Post }> {
  const postId = await ctx.db.$transaction(async (tx) => {
    const idea = await lockIdeaOrThrow(ctx, id, tx);
    requireBranch(ctx, 'posts.write', ...(idea.branchId === null ? [] : [idea.branchId]));
    if (idea.archivedAt) throw apiError('state_conflict', { reason: 'removed' });
    if (idea.post && idea.post.deletedAt === null) return idea.post.id;
    const made = await createPostIn(tx, ctx, { id: newId(), ...contentOf(idea) });
    await tx.idea.update({
      where: { id },
      data: {
        postId: made.id,
        ...(idea.state === 'idea' ? { state: 'draft' as const, movedAt: ctx.clock.now() } : {}),
      },
    });
    await tellAuthor(tx, ctx, idea, { kind: 'idea_taken', postId: made.id });
    return made.id;
  });
  const [idea, post] = await Promise.all([getIdeaOrThrow(ctx, id), getPostOrThrow(ctx, postId)]);
  return { idea: await presentIdea(ctx, idea), post: await presentPost(ctx, post) };
}

function contentOf({ text, url, rubricId, campaignId, branchId, media }: IdeaRow) {
  return {
    baseText: [text, url ?? ''].filter((part) => part !== '').join('\n\n'),
    mediaIds: media.filter(({ asset }) => asset.deletedAt === null).map(({ assetId }) => assetId),
    rubricId,
    campaignId,
    ...(branchId === null ? {} : { branchId }),
  };
}
