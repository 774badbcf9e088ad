// Who is told of an application: those who may read it and hold their role nearest to its branch, at the branch itself
// or at the next one above that has somebody. Without a branch: those of the whole organization.
// Index: branch primary key, member_role_branch_id_idx.
import { PERMISSIONS } from '@rupor/shared/organization/permissions';
import type { Db, Tx } from '../../../lib/db.ts';

/** User ids. */
export async function nearestChairs(
  db: Db | Tx,
  organizationId: string,
  branchId: string | null,
): Promise<string[]> {
  const roles: string[] = [...PERMISSIONS['leads.read']];
  const rows = await db.$queryRaw<{ user_id: string }[]>`
    WITH RECURSIVE up AS (
      SELECT id, parent_id, 0 AS far FROM branch WHERE id = ${branchId}::uuid AND organization_id = ${organizationId}::uuid
      UNION ALL SELECT b.id, b.parent_id, up.far + 1 FROM branch b JOIN up ON b.id = up.parent_id),
    holders AS (
      SELECT m.user_id, coalesce(up.far, 1000) AS far FROM member_role r
      JOIN member m ON m.id = r.member_id AND m.deactivated_at IS NULL
      LEFT JOIN up ON up.id = r.branch_id
      LEFT JOIN branch root ON root.id = r.branch_id
      WHERE m.organization_id = ${organizationId}::uuid AND r.role::text = ANY(${roles})
        AND (r.branch_id IS NULL OR up.id IS NOT NULL OR root.parent_id IS NULL))
    SELECT DISTINCT user_id FROM holders WHERE far = (SELECT min(far) FROM holders)`;
  return rows.map((row) => row.user_id);
}
