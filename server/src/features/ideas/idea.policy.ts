// Everybody brings ideas and sees them all. The own one is changed while it is only an idea; the rest is for those who
// manage ideas at its branch.
import { isWithin } from '@rupor/shared/organization/permissions';
import type { Actor, Ctx } from '../../context.ts';
import type { Idea } from '../../generated/prisma/client.ts';
import { reachFor, requireBranch } from '../../http/require-branch.ts';
import { apiError } from '../../lib/errors.ts';

/** Of whoever belongs to branches only: their first one; null = the whole organization. */
export function branchOfActor(actor: Actor): string | null {
  if (actor.kind !== 'user' || actor.grants.some(({ branchIds }) => branchIds === null)) return null;
  return actor.grants[0]?.branchIds?.[0] ?? null;
}

export function requireChange(ctx: Ctx, idea: Pick<Idea, 'authorId' | 'branchId' | 'state'>): void {
  const { actor } = ctx;
  if (isWithin(reachFor(actor, 'ideas.manage'), idea.branchId)) return;
  const isOwn = actor.kind === 'user' && idea.authorId === actor.userId;
  if (!isOwn) throw apiError('forbidden');
  if (idea.state !== 'idea') throw apiError('forbidden', { reason: 'already_moved' });
}

export function requireMove(ctx: Ctx, { branchId }: Pick<Idea, 'branchId'>): void {
  requireBranch(ctx, 'ideas.manage', branchId);
}
