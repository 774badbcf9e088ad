// Whoever brought an idea hears what became of it, in the transaction in which it happens; never of their own acts.
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../lib/db.ts';
import { type News, notify } from '../notifications/notify.ts';
import { userIdOf } from '../posts/post.policy.ts';
import { headingOfIdea, type IdeaRow } from './present-idea.ts';

type Told = Pick<News, 'kind' | 'path' | 'postId'>;

export async function tellAuthor(tx: Tx, ctx: Ctx, idea: IdeaRow, told: Told): Promise<void> {
  await notify(tx, {
    ...told,
    organizationId: ctx.organizationId,
    personIds: [idea.authorId],
    exceptId: userIdOf(ctx.actor),
    subjectId: idea.id,
    data: { title: headingOfIdea(idea), by: ctx.actor.name },
    at: ctx.clock.now(),
  });
}
