// Who may change whose roles: owners are made and unmade by owners only, and only roles at branches within the own reach
// are given and taken. What stays as it was is nobody's business.
import type { RoleAtBranch } from '@rupor/shared/organization/fields';
import { isWithin, type Reach } from '@rupor/shared/organization/permissions';

interface Change {
  /** Where the person who changes manages people. */
  reach: Reach;
  isOwner: boolean;
  before: readonly RoleAtBranch[];
  after: readonly RoleAtBranch[];
}

export type RoleRefusal = 'owner_only' | 'other_branch';

/** Why these roles may not be given and taken; null = they may. */
export function refuseRoles({ reach, isOwner, before, after }: Change): RoleRefusal | null {
  if (!isOwner && [...before, ...after].some(({ role }) => role === 'owner')) return 'owner_only';
  const changed = [...without(before, after), ...without(after, before)];
  return changed.every(({ branchId }) => isWithin(reach, branchId)) ? null : 'other_branch';
}

/** Shutting out and letting in touches every role of a person; a person without any belongs to the whole organization. */
export function refuseWhole(change: Omit<Change, 'after'>): RoleRefusal | null {
  if (change.before.length === 0 && change.reach !== null) return 'other_branch';
  return refuseRoles({ ...change, after: [] });
}

function without(roles: readonly RoleAtBranch[], others: readonly RoleAtBranch[]): RoleAtBranch[] {
  return roles.filter(
    ({ role, branchId }) => !others.some((other) => other.role === role && other.branchId === branchId),
  );
}
