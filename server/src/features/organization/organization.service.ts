import { Locale } from '@rupor/shared/lib/fields';
import type { Organization, UpdateOrganizationInput } from '@rupor/shared/organization/contract';
import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { recordAudit } from './audit.service.ts';

export async function getOrganization(ctx: Ctx): Promise<Organization> {
  const row = await ctx.db.organization.findUniqueOrThrow({ where: { id: ctx.organizationId } });
  return {
    id: row.id,
    name: row.name,
    timeZone: row.timeZone,
    locale: Locale.parse(row.locale),
    isDemo: row.isDemo,
    allowSelfApproval: row.allowSelfApproval,
    lateLimitMinutes: row.lateLimitMinutes,
    checksLinks: row.checksLinks,
    shortensLinks: row.shortensLinks,
    createdAt: row.createdAt.toISOString(),
  };
}

/** A new zone changes how times are shown and chosen from now on; planned posts keep their instants. */
export async function updateOrganization(
  ctx: Ctx,
  input: z.infer<typeof UpdateOrganizationInput>,
): Promise<{ ok: true }> {
  await ctx.db.$transaction(async (tx) => {
    await tx.organization.update({ where: { id: ctx.organizationId }, data: input });
    await recordAudit(ctx, { action: 'organization.changed', data: input }, tx);
  });
  return { ok: true };
}
