import { headingOf } from '@rupor/shared/posts/excerpt';
import type { Post } from '@rupor/shared/posts/fields';
import type { Ctx } from '../../context.ts';

/** The idea or the win that the post was made of. Indexes: idea (post_id), story_post (post_id). */
export async function readOrigin(
  { db, organizationId }: Ctx,
  { id: postId }: { id: string },
): Promise<Post['origin']> {
  const [idea, part] = await Promise.all([
    db.idea.findFirst({ where: { postId, organizationId }, select: { id: true, text: true, state: true } }),
    db.storyPost.findFirst({
      where: { postId, story: { organizationId, deletedAt: null } },
      select: { story: { select: { id: true, title: true, result: true, problem: true } } },
    }),
  ]);
  if (idea)
    return {
      kind: 'idea',
      id: idea.id,
      heading: headingOf({ title: '', text: idea.text }),
      state: idea.state,
    };
  if (!part) return null;
  const { id, title, result, problem } = part.story;
  return { kind: 'story', id, heading: headingOf({ title, text: result || problem }) };
}
