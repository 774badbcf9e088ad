import type { Ctx } from '../../context.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';

interface References {
  rubricId?: string | null;
  campaignId?: string | null;
  mediaIds?: readonly string[];
}

/** Ids must be of this organization: whatever is not answers 404 and names its field. */
export async function checkOwnReferences(
  tx: Tx,
  { organizationId }: Pick<Ctx, 'organizationId'>,
  { rubricId, campaignId, mediaIds = [] }: References,
): Promise<void> {
  const missing: string[] = [];
  if (rubricId && !(await tx.rubric.findFirst({ where: { id: rubricId, organizationId } })))
    missing.push('rubricId');
  if (campaignId && !(await tx.campaign.findFirst({ where: { id: campaignId, organizationId } })))
    missing.push('campaignId');
  const where = { organizationId, id: { in: [...mediaIds] }, deletedAt: null };
  if (mediaIds.length > 0 && (await tx.mediaAsset.count({ where })) !== mediaIds.length)
    missing.push('mediaIds');
  if (missing.length > 0)
    throw apiError('not_found', { fields: missing.map((path) => ({ path, code: 'not_found' })) });
}
