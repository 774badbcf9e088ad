// Calling off, removing, and the undo of both. Nothing is deleted: a cancelled target remembers in the journal what
// it was, and returns to that.
import type { Post } from '@rupor/shared/posts/fields';
import { isBlocked } from '@rupor/shared/posts/rules';
import { secondsPast } from '@rupor/shared/posts/schedule';
import { canMove, isImmutable, TargetState } from '@rupor/shared/posts/state-machine';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../lib/db.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { readAgreement } from '../review/agreement.ts';
import { openRound } from '../review/rounds.service.ts';
import { changePost, pickTargets, requireStates } from './change-post.ts';
import { writeJournal } from './journal.ts';
import type { PostRow, TargetRow } from './load-post.ts';
import { mayDo, requireEdit, requireStep, userIdOf } from './post.policy.ts';
import { presentPost } from './present-post.ts';
import { rulesOf } from './target-content.ts';

interface Some {
  id: string;
  targetIds?: string[];
}

/** Drafts are called off only by name. A target that goes out at this moment cannot be: state_conflict. */
export async function cancelPost(ctx: Ctx, { id, targetIds }: Some): Promise<Post> {
  const post = await changePost(ctx, id, async (tx, found) => {
    const targets = pickTargets(
      found,
      targetIds,
      ({ state }) => state !== 'draft' && state !== 'cancelled' && canMove(state, 'cancelled'),
    );
    requireStep(ctx, found, targets);
    requireStates(targets, ({ state }) => canMove(state, 'cancelled'));
    await cancelTargets(tx, ctx, found, targets, 'cancel');
  });
  return presentPost(ctx, post);
}

export async function removePost(ctx: Ctx, id: string): Promise<Post> {
  const post = await changePost(
    ctx,
    id,
    async (tx, found) => {
      if (found.deletedAt) return;
      const open = found.targets.filter(({ state }) => state !== 'draft' && state !== 'cancelled');
      requireStep(ctx, found, found.targets, open);
      requireStates(found.targets, ({ state }) => !isImmutable(state));
      await cancelTargets(tx, ctx, found, open, 'remove');
      await tx.post.update({
        where: { id },
        data: { deletedAt: ctx.clock.now(), updatedAt: ctx.clock.now() },
      });
      await writeJournal(tx, ctx, [{ kind: 'removed', postId: id }]);
      await recordAudit(ctx, { action: 'post.removed', targetKind: 'post', targetId: id }, tx);
    },
    { withRemoved: true },
  );
  return presentPost(ctx, post);
}

export async function restorePost(ctx: Ctx, { id, targetIds }: Some): Promise<Post> {
  const post = await changePost(
    ctx,
    id,
    async (tx, found) => {
      if (found.deletedAt) {
        requireEdit(ctx, found, found.targets);
        await tx.post.update({ where: { id }, data: { deletedAt: null, updatedAt: ctx.clock.now() } });
        await writeJournal(tx, ctx, [{ kind: 'restored', postId: id }]);
        await recordAudit(ctx, { action: 'post.restored', targetKind: 'post', targetId: id }, tx);
        const marks = await readCancelMarks(tx, found);
        const removed = found.targets.filter(
          (target) => target.state === 'cancelled' && marks.get(target.id)?.by === 'remove',
        );
        await restoreTargets(tx, ctx, found, removed, marks);
        return;
      }
      const targets = pickTargets(found, targetIds, ({ state }) => state === 'cancelled');
      requireEdit(ctx, found, targets);
      requireStates(targets, ({ state }) => state === 'cancelled');
      await restoreTargets(tx, ctx, found, targets, await readCancelMarks(tx, found));
    },
    { withRemoved: true },
  );
  return presentPost(ctx, post);
}

export async function cancelTargets(
  tx: Tx,
  ctx: Ctx,
  post: PostRow,
  targets: TargetRow[],
  by: 'cancel' | 'remove' | 'series',
): Promise<void> {
  await tx.postTarget.updateMany({
    where: { id: { in: targets.map(({ id }) => id) } },
    data: { state: 'cancelled', version: { increment: 1 }, updatedAt: ctx.clock.now() },
  });
  await writeJournal(
    tx,
    ctx,
    targets.map(({ id, state }) => ({
      kind: 'cancelled' as const,
      postId: post.id,
      targetId: id,
      data: { from: state, by },
    })),
  );
}

interface CancelMark {
  from: TargetState;
  by: string | undefined;
}

/** What each target was before it was called off the last time. */
export async function readCancelMarks(tx: Tx, post: PostRow): Promise<Map<string, CancelMark>> {
  const entries = await tx.journalEntry.findMany({
    where: { postId: post.id, kind: 'cancelled', targetId: { not: null } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  return new Map(
    entries.map(({ targetId, data }) => {
      const { from, by } = data as { from?: string; by?: string };
      const state = TargetState.safeParse(from);
      return [targetId ?? '', { from: state.success ? state.data : 'draft', by }];
    }),
  );
}

export async function restoreTargets(
  tx: Tx,
  ctx: Ctx,
  post: PostRow,
  targets: TargetRow[],
  marks: Map<string, CancelMark>,
): Promise<void> {
  const agreement = await readAgreement(ctx, tx, post);
  const { isAgreed, isRequired } = agreement;
  let isAsked = false;
  for (const target of targets) {
    const wanted = stateAfterRestore(ctx, post, target, marks.get(target.id)?.from ?? 'draft');
    // It may have been changed while it was called off: agreed to is only what was read.
    const needsIt = wanted === 'approved' || (wanted === 'scheduled' && isRequired);
    const isKept = !needsIt || isAgreed(target);
    const state = isKept ? wanted : 'draft';
    isAsked ||= state === 'in_review';
    await tx.postTarget.update({
      where: { id: target.id },
      data: { state, version: { increment: 1 }, updatedAt: ctx.clock.now() },
    });
  }
  await writeJournal(
    tx,
    ctx,
    targets.map(({ id }) => ({ kind: 'restored' as const, postId: post.id, targetId: id })),
  );
  // The round ended when it was called off: who agrees is asked from the start.
  if (isAsked) await openRound(tx, ctx, { post, agreement, submittedById: userIdOf(ctx.actor) });
}

/** Scheduled again only while its time is ahead and nothing blocks it; otherwise it waits as a draft. */
function stateAfterRestore(ctx: Ctx, post: PostRow, target: TargetRow, from: TargetState): TargetState {
  if (!canMove('cancelled', from)) return 'draft';
  if (from !== 'scheduled') return from;
  const isAhead = target.dueAt !== null && secondsPast(target.dueAt, ctx.clock.now()) === 0;
  const isFree = mayDo(ctx.actor, 'posts.schedule', post, [target]) && !isBlocked(rulesOf(ctx, post, target));
  return isAhead && isFree ? 'scheduled' : 'draft';
}
