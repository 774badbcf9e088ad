import type { RequestContext } from '../../http/base.ts';
import { type AuditEvent, recordAudit } from '../organization/audit.service.ts';

/** Tells every organization of a person what happened to their account. */
export async function recordPersonAudit(
  request: RequestContext,
  userId: string,
  event: AuditEvent,
): Promise<void> {
  const { app, requestId, ip } = request;
  const members = await app.db.member.findMany({
    where: { userId, deactivatedAt: null },
    select: { id: true, organizationId: true, user: { select: { name: true } } },
  });
  for (const member of members) {
    const actor = {
      kind: 'user' as const,
      userId,
      memberId: member.id,
      organizationId: member.organizationId,
      name: member.user.name,
      grants: [],
    };
    await recordAudit({ ...app, actor, organizationId: member.organizationId, requestId, ip }, event);
  }
}
