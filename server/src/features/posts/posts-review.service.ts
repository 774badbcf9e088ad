// Asking for approval, giving it, sending back. Approved is what was read: the version is named.
import type { Plan, Post } from '@rupor/shared/posts/fields';
import { isBlocked } from '@rupor/shared/posts/rules';
import { secondsPast } from '@rupor/shared/posts/schedule';
import { canMove } from '@rupor/shared/posts/state-machine';
import type { Ctx } from '../../context.ts';
import { apiError } from '../../lib/errors.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { changePost, pickTargets, requireSeen, requireStates } from './change-post.ts';
import { writeJournal } from './journal.ts';
import type { PostRow, TargetRow } from './load-post.ts';
import { resolveFuture } from './plan-time.ts';
import { isSelfApproval, requireEdit, requirePlaces } from './post.policy.ts';
import { presentPost } from './present-post.ts';
import { scheduleTargets } from './schedule-targets.ts';
import { problemsOf, rulesOf } from './target-content.ts';

interface Some {
  id: string;
  targetIds?: string[];
}

/** Problems of a channel are not the author's: only those of the content keep a post from being submitted. */
export async function submitPost(
  ctx: Ctx,
  { id, targetIds, version, plan }: Some & { version?: number; plan?: Plan },
): Promise<Post> {
  const time = plan ? { ...plan, dueAt: resolveFuture(ctx, plan).instant } : {};
  const post = await changePost(ctx, id, async (tx, found) => {
    requireSeen(found, version);
    const targets = pickTargets(found, targetIds, ({ state }) => state === 'draft');
    requireEdit(ctx, found, targets);
    requireStates(targets, ({ state }) => canMove(state, 'in_review'));
    const problems = problemsOf(ctx, found, targets).filter(
      ({ level, code }) => level === 'blocks' && !code.startsWith('channel_'),
    );
    if (problems.length > 0) throw apiError('blocked_by_rules', { problems });
    await tx.postTarget.updateMany({
      where: { id: { in: targets.map((target) => target.id) } },
      data: { state: 'in_review', ...time, version: { increment: 1 }, updatedAt: ctx.clock.now() },
    });
    await tx.post.update({ where: { id }, data: { reviewNote: null, updatedAt: ctx.clock.now() } });
    await writeJournal(tx, ctx, [{ kind: 'submitted', postId: id, data: { targets: targets.length } }]);
  });
  return presentPost(ctx, post);
}

export async function approvePost(
  ctx: Ctx,
  { id, targetIds, version }: Some & { version: number },
): Promise<Post> {
  const post = await changePost(ctx, id, async (tx, found) => {
    requireSeen(found, version);
    const organization = await tx.organization.findUniqueOrThrow({
      where: { id: ctx.organizationId },
      select: { allowSelfApproval: true },
    });
    if (isSelfApproval(ctx.actor, found, organization))
      throw apiError('forbidden', { reason: 'self_approval' });
    const targets = pickTargets(found, targetIds, ({ state }) => state === 'in_review');
    requirePlaces(ctx, 'posts.approve', found, targets);
    requireStates(targets, ({ state }) => state === 'in_review');
    await tx.postTarget.updateMany({
      where: { id: { in: targets.map((target) => target.id) } },
      data: { state: 'approved', version: { increment: 1 }, updatedAt: ctx.clock.now() },
    });
    await tx.post.update({ where: { id }, data: { reviewNote: null, updatedAt: ctx.clock.now() } });
    await writeJournal(tx, ctx, [{ kind: 'approved', postId: id, data: { version } }]);
    await recordAudit(
      ctx,
      { action: 'post.approved', targetKind: 'post', targetId: id, data: { version } },
      tx,
    );
    for (const target of targets.filter((one) => mayGoOut(ctx, found, one))) {
      const { dueAt, wallTime, timeZone } = target;
      if (!dueAt || !wallTime || !timeZone) continue;
      const approved = { ...target, state: 'approved' as const };
      await scheduleTargets(tx, ctx, {
        post: found,
        targets: [approved],
        time: { dueAt, wallTime, timeZone },
      });
    }
  });
  return presentPost(ctx, post);
}

export async function sendBackPost(
  ctx: Ctx,
  { id, targetIds, note }: Some & { note: string },
): Promise<Post> {
  const post = await changePost(ctx, id, async (tx, found) => {
    const targets = pickTargets(
      found,
      targetIds,
      ({ state }) => state === 'in_review' || state === 'approved',
    );
    requirePlaces(ctx, 'posts.approve', found, targets);
    requireStates(targets, ({ state }) => ['in_review', 'approved', 'scheduled'].includes(state));
    await tx.postTarget.updateMany({
      where: { id: { in: targets.map((target) => target.id) } },
      data: { state: 'draft', version: { increment: 1 }, updatedAt: ctx.clock.now() },
    });
    await tx.post.update({ where: { id }, data: { reviewNote: note, updatedAt: ctx.clock.now() } });
    await writeJournal(tx, ctx, [{ kind: 'sent_back', postId: id, data: { note } }]);
  });
  return presentPost(ctx, post);
}

/** Has a time ahead and nothing against it; otherwise it stays approved, and somebody who plans takes it from there. */
function mayGoOut(ctx: Ctx, post: PostRow, target: TargetRow): boolean {
  const isAhead = target.dueAt !== null && secondsPast(target.dueAt, ctx.clock.now()) === 0;
  return isAhead && !isBlocked(rulesOf(ctx, post, target));
}
