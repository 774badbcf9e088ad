// Accepting an invitation. The token is burnt by a conditional update in the transaction that lets the person in, so
// one link lets in one person.
import { Locale } from '@rupor/shared/lib/fields';
import type { AcceptInvitationInput, OpenInvitation } from '@rupor/shared/organization/invitations-contract';
import type { z } from 'zod';
import type { App } from '../../context.ts';
import type { Invitation } from '../../generated/prisma/client.ts';
import type { RequestContext } from '../../http/base.ts';
import { hashToken } from '../../lib/crypto.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError, fieldError } from '../../lib/errors.ts';
import { rememberDevice } from '../auth/device.service.ts';
import { personOf } from '../auth/own-sessions.service.ts';
import { checkNewPassword, hashNewPassword } from '../auth/password.service.ts';
import { createSession } from '../auth/session.service.ts';
import { recordAudit } from './audit.service.ts';
import { createUser, joinOrganization } from './person.service.ts';

export async function readOpenInvitation(app: App, token: string): Promise<OpenInvitation> {
  const invitation = await openInvitation(app, token);
  const branch = invitation.branchId
    ? await app.db.branch.findUnique({ where: { id: invitation.branchId } })
    : null;
  return {
    organizationName: invitation.organization.name,
    locale: Locale.parse(invitation.organization.locale),
    roles: invitation.roles,
    branchName: branch?.name ?? null,
    email: invitation.email,
    expiresAt: invitation.expiresAt.toISOString(),
  };
}

export async function acceptInvitation(
  request: RequestContext,
  input: z.infer<typeof AcceptInvitationInput>,
): Promise<{ ok: true }> {
  const { app } = request;
  const { token, password, ...person } = input;
  const invitation = await openInvitation(app, token);
  if (invitation.email && invitation.email !== person.email.toLowerCase())
    throw fieldError({ path: 'email', code: 'not_invited' });
  const words = [person.email, person.username, invitation.organization.name];
  checkNewPassword({ password, words, path: 'password' });
  const passwordHash = await hashNewPassword(password);
  const { userId, cookie } = await app.db.$transaction(async (tx) => {
    const userId = await createUser(tx, { ...person, passwordHash });
    await letIn(request, tx, { invitation, userId, name: person.name });
    const userAgent = request.headers.get('user-agent');
    const session = { userId, organizationId: invitation.organizationId, ip: request.ip, userAgent };
    return { userId, cookie: await createSession(app, session, tx) };
  });
  request.resHeaders?.append('set-cookie', cookie);
  await rememberDevice(request, userId);
  return { ok: true };
}

/** As the signed-in person. An invitation that names an address is for that address. */
export async function joinByInvitation(request: RequestContext, token: string): Promise<{ ok: true }> {
  const { app } = request;
  const { userId, name, email, sessionId } = personOf(request);
  const invitation = await openInvitation(app, token);
  if (invitation.email && invitation.email !== email) throw apiError('forbidden');
  await app.db.$transaction(async (tx) => {
    await letIn(request, tx, { invitation, userId, name });
    await tx.session.update({
      where: { id: sessionId },
      data: { activeOrganizationId: invitation.organizationId },
    });
  });
  return { ok: true };
}

async function openInvitation(app: App, token: string) {
  const invitation = await app.db.invitation.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { organization: { select: { name: true, locale: true } } },
  });
  if (!invitation) throw apiError('not_found');
  if (invitation.acceptedAt || invitation.revokedAt || invitation.expiresAt <= app.clock.now())
    throw apiError('link_expired');
  return invitation;
}

interface Guest {
  invitation: Invitation;
  userId: string;
  name: string;
}

async function letIn(request: RequestContext, tx: Tx, { invitation, userId, name }: Guest): Promise<void> {
  const { app, requestId, ip } = request;
  const { organizationId, branchId, roles } = invitation;
  const now = app.clock.now();
  const { count } = await tx.invitation.updateMany({
    where: { id: invitation.id, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    data: { acceptedAt: now, acceptedById: userId },
  });
  if (count !== 1) throw apiError('link_expired');
  const memberId = await joinOrganization(tx, { organizationId, userId, roles, branchId, now });
  const actor = { kind: 'user' as const, userId, memberId, organizationId, name, grants: [] };
  const event = { action: 'member.joined', targetKind: 'member', targetId: memberId, data: { name, roles } };
  await recordAudit({ ...app, actor, organizationId, requestId, ip }, event, tx);
}
