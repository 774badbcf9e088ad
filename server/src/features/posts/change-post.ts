// Every act on a post runs here: one transaction over the locked post and its targets, then the wake. An act either
// happens whole or not at all; a lost wake only delays until the next sweep.
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import { settleRound } from '../review/rounds.service.ts';
import { getPostOrThrow, lockPostOrThrow, type PostRow, type TargetRow } from './load-post.ts';

interface Options {
  /** May the post be a removed one? Default: no. */
  withRemoved?: boolean;
}

export async function changePost(
  ctx: Ctx,
  id: string,
  act: (tx: Tx, post: PostRow) => Promise<void>,
  { withRemoved = false }: Options = {},
): Promise<PostRow> {
  const post = await ctx.db.$transaction(async (tx) => {
    const locked = await lockPostOrThrow(ctx, id, tx);
    if (locked.deletedAt && !withRemoved) throw apiError('state_conflict', { reason: 'removed' });
    await act(tx, locked);
    const changed = await getPostOrThrow(ctx, id, tx);
    await settleRound(tx, ctx, changed);
    return changed;
  });
  await wakeScheduled(ctx, post);
  return post;
}

export async function wakeScheduled(ctx: Ctx, post: PostRow): Promise<void> {
  const due = post.targets.flatMap(({ id, version, dueAt, state }) =>
    state === 'scheduled' && dueAt ? [{ id, version, dueAt }] : [],
  );
  if (due.length === 0) return;
  try {
    await ctx.wake.targets(due);
  } catch (error) {
    ctx.logger.warn({ err: error, postId: post.id }, 'workers could not be woken');
  }
}

/** The named targets (404 when one is not of this post), else those that `byDefault` takes. */
export function pickTargets(
  post: PostRow,
  targetIds: string[] | undefined,
  byDefault: (target: TargetRow) => boolean,
): TargetRow[] {
  if (!targetIds) {
    const targets = post.targets.filter(byDefault);
    if (targets.length === 0) throw apiError('state_conflict', { reason: 'no_targets' });
    return targets;
  }
  const targets = post.targets.filter(({ id }) => targetIds.includes(id));
  if (targets.length !== new Set(targetIds).size) throw apiError('not_found');
  return targets;
}

/** Refuses the whole act when one of the targets stands where the act cannot begin. */
export function requireStates(targets: TargetRow[], isAllowed: (target: TargetRow) => boolean): void {
  const others = targets.filter((target) => !isAllowed(target));
  if (others.length > 0)
    throw apiError('state_conflict', {
      reason: 'wrong_state',
      targets: others.map(({ id, channelId, state }) => ({ targetId: id, channelId, state })),
    });
}

export function requireSeen(post: PostRow, version: number | undefined): void {
  if (version !== undefined && version !== post.version)
    throw apiError('version_conflict', { currentVersion: post.version });
}
