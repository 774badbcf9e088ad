import type { Ctx } from '../../context.ts';
import type { MediaAsset } from '../../generated/prisma/client.ts';
import type { Db, Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';

export async function getAssetOrThrow(ctx: Ctx, id: string, db: Db | Tx = ctx.db): Promise<MediaAsset> {
  const asset = await db.mediaAsset.findFirst({
    where: { id, organizationId: ctx.organizationId, deletedAt: null },
  });
  if (!asset) throw apiError('not_found');
  return asset;
}

/** Each of them, or not_found; locked until the transaction ends, in one order. */
export async function lockAssetsOrThrow(ctx: Ctx, ids: string[], tx: Tx): Promise<MediaAsset[]> {
  const unique = [...new Set(ids)];
  await tx.$queryRaw`SELECT 1 FROM media_asset WHERE id = ANY(${unique}::uuid[])
    AND organization_id = ${ctx.organizationId}::uuid ORDER BY id FOR NO KEY UPDATE`;
  const rows = await tx.mediaAsset.findMany({
    where: { id: { in: unique }, organizationId: ctx.organizationId, deletedAt: null },
  });
  if (rows.length < unique.length) throw apiError('not_found');
  return rows;
}
