// Which applications a person may read: those of their branches and below; one without a branch needs the whole
// organization. Somebody else's organization is not there at all.
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { reachFor, requireBranch } from '../../http/require-branch.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';

export const lineInclude = {
  branch: { select: { id: true, name: true } },
  assignee: { select: { id: true, name: true } },
} as const satisfies Prisma.LeadInclude;
export type LineRow = Prisma.LeadGetPayload<{ include: typeof lineInclude }>;

const leadInclude = {
  ...lineInclude,
  form: { select: { id: true, title: true, questions: true } },
  campaign: { select: { id: true, name: true } },
  consents: { include: { text: { select: { version: true } } }, orderBy: { purpose: 'asc' } },
  notes: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
  steps: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
  touches: true,
} as const satisfies Prisma.LeadInclude;
export type LeadRow = Prisma.LeadGetPayload<{ include: typeof leadInclude }>;

export function readableLeads(ctx: Ctx): Prisma.LeadWhereInput {
  const reach = reachFor(ctx.actor, 'leads.read');
  return {
    organizationId: ctx.organizationId,
    ...(reach === null ? {} : { branchId: { in: [...reach] } }),
  };
}

export async function getLeadOrThrow(ctx: Ctx, id: string, db: Ctx['db'] | Tx = ctx.db): Promise<LeadRow> {
  const row = await db.lead.findFirst({
    where: { id, organizationId: ctx.organizationId },
    include: leadInclude,
  });
  if (!row) throw apiError('not_found');
  requireBranch(ctx, 'leads.read', row.branchId);
  return row;
}

/** Locked against other changes, and the version is the one the person has read. */
export async function lockLeadOrThrow(
  ctx: Ctx,
  tx: Tx,
  id: string,
  version: number | null,
): Promise<LeadRow> {
  await tx.$queryRaw`SELECT 1 FROM lead WHERE id = ${id}::uuid AND organization_id = ${ctx.organizationId}::uuid FOR UPDATE`;
  const row = await getLeadOrThrow(ctx, id, tx);
  if (version !== null && row.version !== version)
    throw apiError('version_conflict', { currentVersion: row.version });
  return row;
}
