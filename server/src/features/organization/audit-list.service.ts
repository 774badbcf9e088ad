import { AUDIT_PAGE_SIZE, AuditEntry, type AuditQuery } from '@rupor/shared/organization/audit-contract';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';

const Data = z.record(z.string(), z.unknown());

/** Days of the filter begin and end at midnight of the organization's zone. */
export async function listAudit(ctx: Ctx, { action, actorId, from, to, page }: z.infer<typeof AuditQuery>) {
  const organization = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { timeZone: true },
  });
  const startOf = (day: string, plus: number) =>
    new Date(
      Temporal.PlainDate.from(day).add({ days: plus }).toZonedDateTime(organization.timeZone)
        .epochMilliseconds,
    );
  const where = {
    organizationId: ctx.organizationId,
    ...(actorId ? { actorId } : {}),
    ...(action ? { OR: [{ action }, { action: { startsWith: `${action}.` } }] } : {}),
    at: { ...(from ? { gte: startOf(from, 0) } : {}), ...(to ? { lt: startOf(to, 1) } : {}) },
  };
  const [rows, total] = await Promise.all([
    ctx.db.auditEntry.findMany({
      where,
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * AUDIT_PAGE_SIZE,
      take: AUDIT_PAGE_SIZE,
    }),
    ctx.db.auditEntry.count({ where }),
  ]);
  const entries = rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actorKind: AuditEntry.shape.actorKind.parse(row.actorKind),
    actorId: row.actorId,
    actorName: row.actorName,
    action: row.action,
    targetKind: row.targetKind,
    targetId: row.targetId,
    data: Data.parse(row.data),
    ip: row.ip,
  }));
  return { entries, total, pageSize: AUDIT_PAGE_SIZE };
}
