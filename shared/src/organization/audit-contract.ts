import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Day, Id, Instant, Page } from '../lib/fields.ts';

export const AUDIT_PAGE_SIZE = 50;

export const AuditEntry = z.object({
  id: Id,
  at: Instant,
  actorKind: z.enum(['user', 'api_key', 'system']),
  actorId: Id.nullable(),
  actorName: z.string().nullable(),
  action: z.string(),
  targetKind: z.string().nullable(),
  targetId: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
  ip: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditQuery = z.strictObject({
  /** A thing (`member`) or one action (`member.deactivated`). */
  action: z.string().max(60).optional(),
  actorId: Id.optional(),
  /** Days in the organization's zone, both included. */
  from: Day.optional(),
  to: Day.optional(),
  page: Page,
});

export const auditContract = {
  list: endpoint({ access: 'audit.read' })
    .route({ method: 'GET', path: '/audit', summary: 'Who did what, newest first' })
    .input(AuditQuery)
    .output(z.object({ entries: z.array(AuditEntry), total: z.number().int(), pageSize: z.number().int() })),
};
