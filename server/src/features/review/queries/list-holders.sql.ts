// User ids of active members who hold one of these roles at the place: at a branch or above it, or everywhere. The
// place of a post is every branch of its channels in review; no branch = only roles in the whole organization.
// Indexes: member_role (member_id), member (organization_id, user_id), post_target (post_id, channel_id, position).
import { Prisma } from '../../../generated/prisma/client.ts';
import type { Tx } from '../../../lib/db.ts';

interface Wanted {
  organizationId: string;
  roles: readonly string[];
  postId: string;
  /** null = where the post is. */
  branchId: string | null;
}

export async function listHolders(
  tx: Tx,
  { organizationId, roles, postId, branchId }: Wanted,
): Promise<string[]> {
  const places =
    branchId === null
      ? Prisma.sql`SELECT DISTINCT c.branch_id AS id FROM post_target t JOIN channel c ON c.id = t.channel_id
          WHERE t.post_id = ${postId}::uuid AND t.state = 'in_review' AND t.position = 0`
      : Prisma.sql`SELECT ${branchId}::uuid AS id`;
  const rows = await tx.$queryRaw<{ user_id: string }[]>`
    WITH RECURSIVE place AS (${places}),
    above AS (
      SELECT place.id AS place_id, b.id, b.parent_id FROM place JOIN branch b ON b.id = place.id
      UNION
      SELECT above.place_id, b.id, b.parent_id FROM above JOIN branch b ON b.id = above.parent_id
    )
    SELECT DISTINCT m.user_id FROM member_role r
    JOIN member m ON m.id = r.member_id AND m.deactivated_at IS NULL
    WHERE r.organization_id = ${organizationId}::uuid AND r.role::text = ANY(${[...roles]}::text[])
      AND (r.branch_id IS NULL OR NOT EXISTS (
        SELECT 1 FROM place WHERE NOT EXISTS (
          SELECT 1 FROM above WHERE above.place_id = place.id AND above.id = r.branch_id)))`;
  return rows.map((row) => row.user_id);
}
