import type { OwnUtm } from '@rupor/shared/campaigns/utm-contract';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../organization/audit.service.ts';

const KINDS = ['source', 'medium'] as const;

export async function readLinkTags(ctx: Ctx): Promise<OwnUtm> {
  const rows = await ctx.db.utmValue.findMany({
    where: { organizationId: ctx.organizationId },
    orderBy: { value: 'asc' },
  });
  const of = (wanted: (typeof KINDS)[number]) =>
    rows.filter(({ kind }) => kind === wanted).map(({ value, aliases }) => ({ value, aliases }));
  return { source: of('source'), medium: of('medium') };
}

/** The whole set: what is not sent is no more. Links that are out keep their tags. */
export async function saveLinkTags(ctx: Ctx, own: OwnUtm): Promise<OwnUtm> {
  const { organizationId } = ctx;
  await ctx.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM organization WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
    await tx.utmValue.deleteMany({ where: { organizationId } });
    await tx.utmValue.createMany({
      data: KINDS.flatMap((kind) => own[kind].map((entry) => ({ organizationId, kind, ...entry }))),
    });
    await recordAudit(
      ctx,
      {
        action: 'organization.link_tags_set',
        targetKind: 'organization',
        targetId: organizationId,
        data: { count: own.source.length + own.medium.length },
      },
      tx,
    );
  });
  return readLinkTags(ctx);
}
