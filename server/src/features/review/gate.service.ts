// The gate before the plan: what a route asks about goes out only as every stage agreed to it. Asked on every way into
// `scheduled`, and after every change of what goes out or of the routes that count. The post must be locked.
import { stagesOf } from '@rupor/shared/review/stages';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import { writeJournal } from '../posts/journal.ts';
import type { PostRow, TargetRow } from '../posts/load-post.ts';
import { userIdOf } from '../posts/post.policy.ts';
import { type Agreement, openStepOf, readAgreement, readRoutes } from './agreement.ts';
import { openRound } from './rounds.service.ts';

/** Those of the targets that may go into the plan as they stand now. */
export async function agreedTargets(
  tx: Db | Tx,
  ctx: Ctx,
  post: PostRow,
  targets: readonly TargetRow[],
): Promise<TargetRow[]> {
  if (stagesOf(await readRoutes(ctx, tx, post)).length === 0) return [...targets];
  const { isAgreed } = await readAgreement(ctx, tx, post);
  return targets.filter(isAgreed);
}

/** Throws state_conflict { reason: 'needs_approval' }. A new time alone is no new content: what is planned may move. */
export async function requireAgreed(
  tx: Tx,
  ctx: Ctx,
  post: PostRow,
  targets: readonly TargetRow[],
): Promise<void> {
  const fresh = targets.filter(({ state }) => state !== 'scheduled');
  if (fresh.length === 0) return;
  const agreed = await agreedTargets(tx, ctx, post, fresh);
  if (agreed.length < fresh.length) throw apiError('state_conflict', { reason: 'needs_approval' });
}

/**
 * After a change of content, rubric or campaign: what is no longer what was agreed to is asked about again, keeping its
 * time, and stages that had agreed already are asked anew. Answers whether an approval was taken back.
 */
export async function recheckAgreement(tx: Tx, ctx: Ctx, post: PostRow): Promise<boolean> {
  const agreement = await readAgreement(ctx, tx, post);
  const lost = post.targets.filter((target) => isLost(agreement, target));
  if (lost.length > 0) {
    await tx.postTarget.updateMany({
      where: { id: { in: lost.map(({ id }) => id) } },
      data: { state: 'in_review', version: { increment: 1 }, updatedAt: ctx.clock.now() },
    });
    await writeJournal(tx, ctx, [
      { kind: 'approval_taken_back', postId: post.id, data: { targets: lost.length } },
    ]);
  }
  const isAsked = lost.length > 0 || post.targets.some(({ state }) => state === 'in_review');
  if (isAsked && (lost.length > 0 || isStale(agreement)))
    await openRound(tx, ctx, { post, agreement, submittedById: userIdOf(ctx.actor) });
  return lost.length > 0;
}

/** Held back by nothing but agreement: it waits there with its time. */
export async function askAbout(
  tx: Tx,
  ctx: Ctx,
  post: PostRow,
  targets: readonly TargetRow[],
): Promise<void> {
  if (targets.length === 0) return;
  await tx.postTarget.updateMany({
    where: { id: { in: targets.map(({ id }) => id) } },
    data: { state: 'in_review', version: { increment: 1 }, updatedAt: ctx.clock.now() },
  });
  const agreement = await readAgreement(ctx, tx, post);
  await openRound(tx, ctx, { post, agreement, submittedById: post.authorId });
  await writeJournal(tx, ctx, [{ kind: 'submitted', postId: post.id, data: { targets: targets.length } }]);
}

/** Without a route whoever plans answers for what they change; «Согласовано» is taken off it all the same. */
function isLost({ isRequired, isAgreed }: Agreement, target: TargetRow): boolean {
  if (target.state === 'approved') return !isAgreed(target);
  return target.state === 'scheduled' && isRequired && !isAgreed(target);
}

/** Somebody has agreed to the words before, or other people are to be asked now. */
function isStale({ open, routeIds }: Agreement): boolean {
  if (!open) return false;
  const step = openStepOf(open);
  return (step?.position ?? 0) > 0 || open.routeIds.join() !== routeIds.join();
}
