// Who may change which post. The contract's permission has been checked; this is what depends on the post itself.
// Somebody who may neither schedule nor approve works on their own posts only, and only until they are approved.
// A post is where its channels are; while it has none, at the branch it was written in, or just its author's.
import { isWithin, type Permission } from '@rupor/shared/organization/permissions';
import type { Actor, Ctx } from '../../context.ts';
import { reachFor, requireBranch } from '../../http/require-branch.ts';
import { apiError } from '../../lib/errors.ts';
import type { PostRow, TargetRow } from './load-post.ts';

type Located = Pick<PostRow, 'authorId' | 'branchId'>;
type LocatedTarget = { channel: Pick<TargetRow['channel'], 'branchId'> };

/** API keys are bound by their scopes, which the contract names; the system may do everything. */
export function mayDo(
  actor: Actor,
  permission: Permission,
  post: Located,
  targets: readonly LocatedTarget[],
): boolean {
  if (actor.kind !== 'user') return permission !== 'posts.approve';
  const reach = reachFor(actor, permission);
  const places = placesOf(post, targets);
  return places.length === 0 ? reach === null : places.every((branchId) => isWithin(reach, branchId));
}

/** For acts that the contract's permission is enough for, at the branches of what is acted on. */
export function requirePlaces(
  ctx: Ctx,
  permission: Permission,
  post: Located,
  targets: readonly LocatedTarget[],
): void {
  requireBranch(ctx, permission, ...placesOf(post, targets));
}

function placesOf(post: Located, targets: readonly LocatedTarget[]): (string | null)[] {
  if (targets.length > 0) return targets.map(({ channel }) => channel.branchId);
  return post.branchId === null ? [] : [post.branchId];
}

/** The branch a new post belongs to when nobody says: of whoever writes at branches only, their first one. */
export function homeBranch(actor: Actor): string | null {
  return reachFor(actor, 'posts.write')?.[0] ?? null;
}

export function userIdOf(actor: Actor): string | null {
  return actor.kind === 'user' ? actor.userId : null;
}

/** May they change the post as far as these targets go? Without targets: as far as the post itself goes. */
export function requireEdit(ctx: Ctx, post: Located, targets: readonly LocatedTarget[]): void {
  const { actor } = ctx;
  requirePlaces(ctx, 'posts.write', post, targets);
  if (mayDo(actor, 'posts.schedule', post, targets) || mayDo(actor, 'posts.approve', post, targets)) return;
  if (post.authorId === null || post.authorId !== userIdOf(actor)) throw apiError('forbidden');
}

/** What has been approved or planned is changed only by those who may plan; `changed` = those whose state counts. */
export function requireStep(
  ctx: Ctx,
  post: Located,
  targets: readonly (LocatedTarget & Pick<TargetRow, 'state' | 'isImported'>)[],
  changed = targets,
): void {
  requireEdit(ctx, post, targets);
  // It stands in the network as somebody put it there: what we keep of it is a copy.
  if (targets.some(({ isImported }) => isImported)) throw apiError('state_conflict', { reason: 'imported' });
  if (mayDo(ctx.actor, 'posts.schedule', post, targets)) return;
  if (changed.some(({ state }) => state !== 'draft' && state !== 'in_review' && state !== 'cancelled'))
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
