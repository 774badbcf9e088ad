import type { Branch } from '@rupor/shared/organization/branches-contract';
import { isWithin, type Reach } from '@rupor/shared/organization/permissions';

export interface TreeRow extends Branch {
  /** 0 = the root. */
  depth: number;
}

/** The list comes parents first; here each row gets its depth. Archived ones only where wanted. */
export function treeRows(branches: readonly Branch[], withArchived: boolean): TreeRow[] {
  const depths = new Map<string, number>();
  return branches.flatMap((branch) => {
    const depth = branch.parentId === null ? 0 : (depths.get(branch.parentId) ?? 0) + 1;
    depths.set(branch.id, depth);
    return branch.archivedAt && !withArchived ? [] : [{ ...branch, depth }];
  });
}

/** Where a branch may be moved: every living one but itself and those below it. */
export function possibleParents(branches: readonly Branch[], id: string): Branch[] {
  const below = new Set([id]);
  for (const branch of branches) if (branch.parentId && below.has(branch.parentId)) below.add(branch.id);
  return branches.filter((branch) => !below.has(branch.id) && !branch.archivedAt);
}

interface BranchChoice {
  value: string;
  label: string;
  disabled: boolean;
}

/** Choices of a select, indented by depth with wide spaces; those out of reach are shown and cannot be chosen. */
export function branchChoices(branches: readonly Branch[], reach: Reach): BranchChoice[] {
  return treeRows(branches, false).map(({ id, name, depth }) => ({
    value: id,
    label: `${'\u2003'.repeat(depth)}${name}`,
    disabled: !isWithin(reach, id),
  }));
}
