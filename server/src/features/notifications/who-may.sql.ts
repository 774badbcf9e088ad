// Who may do something at a branch: active members whose role gives it there, above it, or everywhere. The same rule as
// reachOf, asked from the other side. Index: member (organization_id, user_id), member_role (member_id).
import { AT_BRANCH, PERMISSIONS, type Permission } from '@rupor/shared/organization/permissions';
import type { Db, Tx } from '../../lib/db.ts';

interface Question {
  organizationId: string;
  permission: Permission;
  /** null = what belongs to the whole organization. */
  branchId: string | null;
}

/** User ids. */
export async function whoMay(
  db: Db | Tx,
  { organizationId, permission, branchId }: Question,
): Promise<string[]> {
  const roles: string[] = [...PERMISSIONS[permission]];
  const countsAtBranch = AT_BRANCH.includes(permission);
  const rows = await db.$queryRaw<{ user_id: string }[]>`
    WITH RECURSIVE up AS (
      SELECT id, parent_id FROM branch WHERE id = ${branchId}::uuid AND organization_id = ${organizationId}::uuid
      UNION SELECT b.id, b.parent_id FROM branch b JOIN up ON b.id = up.parent_id)
    SELECT DISTINCT m.user_id FROM member m
    JOIN member_role r ON r.member_id = m.id LEFT JOIN branch b ON b.id = r.branch_id
    WHERE m.organization_id = ${organizationId}::uuid AND m.deactivated_at IS NULL AND r.role::text = ANY(${roles})
      AND (r.branch_id IS NULL OR b.parent_id IS NULL
           OR (${countsAtBranch} AND r.branch_id IN (SELECT id FROM up)))`;
  return rows.map((row) => row.user_id);
}
