// Where a permission counts: the base has asked whether the person has it somewhere, a service asks here for the branch
// of what it changes. A role counts at its branch and all below it. API keys and the system act in the whole organization.
import { isWithin, type Permission, type Reach, reachOf } from '@rupor/shared/organization/permissions';
import type { Actor, Ctx } from '../context.ts';
import { apiError } from '../lib/errors.ts';

export function reachFor(actor: Actor, permission: Permission): Reach {
  return actor.kind === 'user' ? reachOf(actor.grants, permission) : null;
}

/** Throws `forbidden` with { reason: 'other_branch' }; branch null = what belongs to the whole organization. */
export function requireBranch(
  { actor }: Pick<Ctx, 'actor'>,
  permission: Permission,
  ...branchIds: (string | null)[]
): void {
  const reach = reachFor(actor, permission);
  if (!branchIds.every((branchId) => isWithin(reach, branchId)))
    throw apiError('forbidden', { reason: 'other_branch' });
}
