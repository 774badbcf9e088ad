import type { OwnSession } from '@rupor/shared/auth/contract';
import type { RequestContext, SignedIn } from '../../http/base.ts';
import { apiError } from '../../lib/errors.ts';
import { recordPersonAudit } from './person-audit.ts';
import { ABSOLUTE_MS } from './session.service.ts';

export function personOf({ signedIn }: RequestContext): SignedIn {
  if (!signedIn) throw apiError('not_signed_in');
  return signedIn;
}

export async function listOwnSessions(request: RequestContext): Promise<OwnSession[]> {
  const { userId, sessionId } = personOf(request);
  const now = request.app.clock.now();
  const sessions = await request.app.db.session.findMany({
    where: { userId, expiresAt: { gt: now }, createdAt: { gt: new Date(now.getTime() - ABSOLUTE_MS) } },
    orderBy: { updatedAt: 'desc' },
    take: 100,
  });
  return sessions.map((session) => ({
    id: session.id,
    isCurrent: session.id === sessionId,
    ip: session.ipAddress,
    userAgent: session.userAgent,
    createdAt: session.createdAt.toISOString(),
    seenAt: session.updatedAt.toISOString(),
  }));
}

/** From the next request on this session works there. */
export async function chooseOrganization(
  request: RequestContext,
  organizationId: string,
): Promise<{ ok: true }> {
  const { userId, sessionId } = personOf(request);
  const { db } = request.app;
  if ((await db.member.count({ where: { userId, organizationId, deactivatedAt: null } })) === 0)
    throw apiError('not_found');
  await db.session.update({
    where: { id: sessionId },
    data: { activeOrganizationId: organizationId },
  });
  return { ok: true };
}

export async function revokeOwnSession(request: RequestContext, id: string): Promise<{ ok: true }> {
  const { userId } = personOf(request);
  const { count } = await request.app.db.session.deleteMany({ where: { id, userId } });
  if (count === 0) throw apiError('not_found');
  await recordPersonAudit(request, userId, {
    action: 'person.session_revoked',
    targetKind: 'session',
    targetId: id,
  });
  return { ok: true };
}

export async function revokeOtherSessions(request: RequestContext): Promise<{ count: number }> {
  const { userId, sessionId } = personOf(request);
  const { count } = await request.app.db.session.deleteMany({ where: { userId, id: { not: sessionId } } });
  if (count > 0)
    await recordPersonAudit(request, userId, { action: 'person.sessions_revoked', data: { count } });
  return { count };
}
