import type { App, Ctx } from '../../context.ts';
import { changePost } from '../posts/change-post.ts';
import { writeJournal } from '../posts/journal.ts';
import { openStepOf, readAgreement } from './agreement.ts';
import { endRound } from './rounds.service.ts';
import { tell } from './tell.service.ts';

const AT_ONCE = 200;

/** Open stages of the whole installation whose hours are over. Index: review_step (decided_at, due_at). */
export async function listOverdueReviews({
  db,
  clock,
}: App): Promise<{ organizationId: string; postId: string }[]> {
  const rows = await db.reviewStep.findMany({
    where: { decidedAt: null, dueAt: { lte: clock.now() }, round: { state: 'open' } },
    select: { organizationId: true, round: { select: { postId: true } } },
    orderBy: { dueAt: 'asc' },
    take: AT_ONCE,
  });
  return rows.map(({ organizationId, round }) => ({ organizationId, postId: round.postId }));
}

/** Nothing happens when somebody answered meanwhile. `ctx` acts as the system. */
export async function expireReview(ctx: Ctx, postId: string): Promise<void> {
  await changePost(
    ctx,
    postId,
    async (tx, post) => {
      const { open } = await readAgreement(ctx, tx, post);
      const step = openStepOf(open);
      if (!open || !step?.dueAt || step.dueAt > ctx.clock.now()) return;
      await endRound(tx, ctx, postId, 'expired');
      const targets = post.targets.filter(({ state }) => state === 'in_review');
      await tx.postTarget.updateMany({
        where: { id: { in: targets.map(({ id }) => id) } },
        data: { state: 'draft', version: { increment: 1 }, updatedAt: ctx.clock.now() },
      });
      const data = step.name === '' ? {} : { stage: step.name };
      await writeJournal(tx, ctx, [{ kind: 'approval_expired', postId, data }]);
      await tell(tx, ctx, {
        post,
        kind: 'approval_expired',
        personIds: [open.submittedById, post.authorId],
        incident: `approval_expired:${open.id}`,
        ...(step.name === '' ? {} : { reason: step.name }),
      });
    },
    { withRemoved: true },
  );
}
