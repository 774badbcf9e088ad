// Who may change which post. The contract's permission has been checked; this is what depends on the post itself.
// Somebody who may neither schedule nor approve works on their own posts only, and only until they are approved.
// A post is where its channels are; while it has none, at the branch it was written in, or just its author's.
import type { ErrorCode } from '@rupor/shared/lib/errors';
import { isWithin, type Permission } from '@rupor/shared/organization/permissions';
import { type ActRefusal, type ReviewAct, type ReviewFacts, refusalOf } from '@rupor/shared/review/acts';
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

export function placesOf(post: Located, targets: readonly LocatedTarget[]): (string | null)[] {
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
  requireAct({ ...handFacts(ctx.actor, post, targets), ...NOTHING_ASKED, states: [] }, 'edit');
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
  const states = changed.map(({ state }) => state);
  requireAct({ ...handFacts(ctx.actor, post, targets), ...NOTHING_ASKED, states }, 'edit');
}

/** What acts of the hand do not depend on. */
const NOTHING_ASKED = {
  isRequired: false,
  isAgreed: false,
  isMyTurn: false,
  isExternalTurn: false,
  isOwnWork: false,
};

/** What does not depend on rounds of agreement: enough for edit, move and cancel. */
export function handFacts(
  actor: Actor,
  post: Located,
  targets: readonly LocatedTarget[],
): Pick<ReviewFacts, 'isAuthor' | 'mayWrite' | 'mayPlan' | 'mayAgree'> {
  return {
    isAuthor: post.authorId !== null && post.authorId === userIdOf(actor),
    mayWrite: mayWrite(actor, post, targets),
    mayPlan: mayDo(actor, 'posts.schedule', post, targets),
    mayAgree: mayDo(actor, 'posts.approve', post, targets),
  };
}

/** A post that is nowhere yet belongs to whoever writes somewhere: requirePlaces asks nothing of it either. */
function mayWrite(actor: Actor, post: Located, targets: readonly LocatedTarget[]): boolean {
  return placesOf(post, targets).every((branchId) => isWithin(reachFor(actor, 'posts.write'), branchId));
}

const CODES: Record<ActRefusal, ErrorCode> = {
  other_branch: 'forbidden',
  not_author: 'forbidden',
  already_approved: 'forbidden',
  not_your_turn: 'forbidden',
  self_approval: 'forbidden',
  needs_approval: 'state_conflict',
  wrong_state: 'state_conflict',
};

/** Throws what the machine «who may move what at which stage» (shared/review/acts) refuses. */
export function requireAct(facts: ReviewFacts, act: ReviewAct): void {
  const reason = refusalOf(facts, act);
  if (reason) throw apiError(CODES[reason], { reason });
}
