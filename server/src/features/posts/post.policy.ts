// Who may change which post. The contract's permission has been checked; this is what depends on the post itself.
// Somebody who may neither schedule nor approve works on their own posts only, and only until they are approved.
import { can, type Permission } from '@rupor/shared/organization/permissions';
import type { Actor, Ctx } from '../../context.ts';
import { apiError } from '../../lib/errors.ts';
import type { PostRow, TargetRow } from './load-post.ts';

/** API keys are bound by their scopes, which the contract names; the system may do everything. */
export function mayDo(actor: Actor, permission: Permission): boolean {
  return actor.kind === 'user' ? can(actor.roles, permission) : permission !== 'posts.approve';
}

export function userIdOf(actor: Actor): string | null {
  return actor.kind === 'user' ? actor.userId : null;
}

export function requireEdit({ actor }: Ctx, post: Pick<PostRow, 'authorId'>): void {
  if (mayDo(actor, 'posts.schedule') || mayDo(actor, 'posts.approve')) return;
  if (post.authorId === null || post.authorId !== userIdOf(actor)) throw apiError('forbidden');
}

/** What has been approved or planned is changed only by those who may plan. */
export function requireStep(
  ctx: Ctx,
  post: Pick<PostRow, 'authorId'>,
  targets: Pick<TargetRow, 'state'>[],
): void {
  requireEdit(ctx, post);
  if (mayDo(ctx.actor, 'posts.schedule')) return;
  if (targets.some(({ state }) => state !== 'draft' && state !== 'in_review' && state !== 'cancelled'))
    throw apiError('forbidden', { reason: 'already_approved' });
}

/** Four eyes: who wrote it or changed it last does not approve it, unless the organization allows that. */
export function isSelfApproval(
  actor: Actor,
  post: Pick<PostRow, 'authorId' | 'editedById'>,
  { allowSelfApproval }: { allowSelfApproval: boolean },
): boolean {
  const userId = userIdOf(actor);
  return !allowSelfApproval && userId !== null && (post.authorId === userId || post.editedById === userId);
}
