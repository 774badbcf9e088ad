// The re-tell plan: all of its drafts in one transaction or none; a step at most once (unique index of story_post).
// They are ordinary drafts: nothing of them goes out before somebody plans or approves it.
import { isWallTime } from '@rupor/shared/posts/schedule';
import type { PlanStory, Story } from '@rupor/shared/stories/contract';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError, fieldError } from '../../lib/errors.ts';
import { newId } from '../../lib/uuid.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { removePost } from '../posts/posts-cancel.service.ts';
import { createPostIn } from '../posts/posts-save.service.ts';
import { getStoryOrThrow, presentStory, type StoryRow } from './present-story.ts';
import { lockStoryOrThrow } from './stories.service.ts';

export async function planStory(ctx: Ctx, { id, channelIds, posts }: PlanStory): Promise<Story> {
  const wrong = posts.findIndex(({ wallTime }) => !isWallTime(wallTime));
  if (wrong >= 0) throw fieldError({ path: `posts.${wrong}.wallTime`, code: 'bad_format' });
  await ctx.db.$transaction(async (tx) => {
    const story = await lockStoryOrThrow(ctx, id, tx);
    if (standing(story).length > 0) throw apiError('state_conflict', { reason: 'planned' });
    await tx.storyPost.deleteMany({ where: { storyId: id } });
    const { timeZone } = await tx.organization.findUniqueOrThrow({ where: { id: ctx.organizationId } });
    for (const post of posts) await makePost(tx, ctx, { story, channelIds, timeZone, post });
    const data = { count: posts.length };
    await recordAudit(ctx, { action: 'story.planned', targetKind: 'story', targetId: id, data }, tx);
  });
  return presentStory(ctx, await getStoryOrThrow(ctx, id));
}

interface OnePost {
  story: StoryRow;
  channelIds: string[];
  timeZone: string;
  post: PlanStory['posts'][number];
}

async function makePost(tx: Tx, ctx: Ctx, { story, channelIds, timeZone, post }: OnePost): Promise<void> {
  const { step, wallTime, title, text, segmentId } = post;
  const pictures = story.files.filter(({ isEvidence, asset }) => !isEvidence && asset.deletedAt === null);
  const made = await createPostIn(tx, ctx, {
    id: newId(),
    title,
    baseText: text,
    mediaIds: pictures.map(({ assetId }) => assetId),
    rubricId: story.rubricId,
    campaignId: story.campaignId,
    ...(segmentId === null ? {} : { segmentIds: [segmentId] }),
    ...(story.branchId === null ? {} : { branchId: story.branchId }),
    targets: channelIds.map((channelId) => ({ channelId })),
    plan: { wallTime, timeZone },
  });
  await tx.storyPost.create({ data: { storyId: story.id, postId: made.id, step, wallTime } });
}

/** One by one: a draft that somebody took further meanwhile is kept, and said so. */
export async function unplanStory(
  ctx: Ctx,
  id: string,
): Promise<{ story: Story; removedCount: number; keptCount: number }> {
  const story = await ctx.db.$transaction((tx) => lockStoryOrThrow(ctx, id, tx));
  const drafts = standing(story).filter(({ post }) => post.targets.every(({ state }) => state === 'draft'));
  for (const { postId } of drafts) await removePost(ctx, postId);
  return {
    story: await presentStory(ctx, await getStoryOrThrow(ctx, id)),
    removedCount: drafts.length,
    keptCount: standing(story).length - drafts.length,
  };
}

function standing({ posts }: StoryRow): StoryRow['posts'] {
  return posts.filter(({ post }) => post.deletedAt === null);
}
