// Pairs of pictures that look the same: at most ALIKE_BITS of 64 bits of their hashes differ (shared/media/look-alike).
// Compares the newest `newest` pictures with each other, or one picture with all; a picture of one colour is like none.
// Index: media_asset(organization_id, created_at).
import { ALIKE_BITS } from '@rupor/shared/media/look-alike';
import type { Db } from '../../../lib/db.ts';

const NO_LOOK = '0000000000000000';

export interface Twins {
  oneId: string;
  otherId: string;
}

export function listTwins(db: Db, organizationId: string, newest: number): Promise<Twins[]> {
  return db.$queryRaw<Twins[]>`
    WITH picture AS (
      SELECT id, created_at, ('x' || look_hash)::bit(64) AS look
      FROM media_asset
      WHERE organization_id = ${organizationId}::uuid AND deleted_at IS NULL AND NOT is_proof
        AND look_hash IS NOT NULL AND look_hash <> ${NO_LOOK}
      ORDER BY created_at DESC, id DESC
      LIMIT ${newest}
    )
    SELECT one.id AS "oneId", other.id AS "otherId"
    FROM picture one
    JOIN picture other ON other.id < one.id
    WHERE bit_count(one.look # other.look) <= ${ALIKE_BITS}
    ORDER BY one.created_at DESC, one.id DESC, other.id
    LIMIT 100`;
}

export async function listAlike(db: Db, organizationId: string, assetId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT other.id
    FROM media_asset one
    JOIN media_asset other ON other.organization_id = one.organization_id AND other.id <> one.id
      AND other.deleted_at IS NULL AND NOT other.is_proof AND other.look_hash IS NOT NULL
    WHERE one.id = ${assetId}::uuid AND one.organization_id = ${organizationId}::uuid
      AND one.look_hash IS NOT NULL AND one.look_hash <> ${NO_LOOK}
      AND bit_count(('x' || one.look_hash)::bit(64) # ('x' || other.look_hash)::bit(64)) <= ${ALIKE_BITS}
    ORDER BY other.created_at DESC, other.id DESC
    LIMIT 12`;
  return rows.map(({ id }) => id);
}
