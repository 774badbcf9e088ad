// Entries of the organization's lists that a text may name: those that share a key with it. Whether it really names
// them is told by namesEntry. Index: law_list_entry (keys), GIN.
import type { Db, Tx } from '../../../lib/db.ts';

const FOUND_MAX = 200;

export interface FoundEntry {
  name: string;
  kind: 'extremist' | 'foreign_agent' | 'undesirable' | 'other';
}

export async function findEntries(
  db: Db | Tx,
  { organizationId, keys }: { organizationId: string; keys: string[] },
): Promise<FoundEntry[]> {
  if (keys.length === 0) return [];
  return db.$queryRaw<FoundEntry[]>`
    SELECT e.name, l.kind::text AS kind
    FROM law_list_entry e JOIN law_list l ON l.id = e.list_id AND l.removed_at IS NULL
    WHERE e.organization_id = ${organizationId}::uuid AND e.keys && ${keys}::text[]
    ORDER BY e.name LIMIT ${FOUND_MAX}::int`;
}
