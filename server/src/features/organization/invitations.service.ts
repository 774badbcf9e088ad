// Invitations by link: the token is stored as a hash, works once, and ends by time or by hand.
import { DAY_MS } from '@rupor/shared/lib/durations';
import type { CreateInvitationInput, Invitation } from '@rupor/shared/organization/invitations-contract';
import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { reachFor, requireBranch } from '../../http/require-branch.ts';
import { createToken } from '../../lib/crypto.ts';
import { apiError } from '../../lib/errors.ts';
import { recordAudit } from './audit.service.ts';
import { assertBranch } from './branches.service.ts';
import { invitationLetter } from './invitation-letter.ts';
import { drawQrSvg, secretLink } from './links.ts';

/** Those to the branches whose people this person manages. */
export async function listInvitations(ctx: Ctx): Promise<Invitation[]> {
  const reach = reachFor(ctx.actor, 'members.manage');
  const rows = await ctx.db.invitation.findMany({
    where: {
      organizationId: ctx.organizationId,
      ...(reach === null ? {} : { branchId: { in: [...reach] } }),
    },
    orderBy: { createdAt: 'desc' },
    take: 200,
  });
  const now = ctx.clock.now();
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    note: row.note,
    roles: row.roles,
    branchId: row.branchId,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    state: row.acceptedAt
      ? 'accepted'
      : row.revokedAt
        ? 'revoked'
        : row.expiresAt <= now
          ? 'expired'
          : 'open',
  }));
}

/** The link is in this answer only. Mail is a second way: its failure does not undo the invitation. */
export async function createInvitation(
  ctx: Ctx,
  { days, ...input }: z.infer<typeof CreateInvitationInput>,
  origin: string,
) {
  const { actor } = ctx;
  if (actor.kind !== 'user') throw apiError('forbidden');
  const { token, hash } = createToken();
  const now = ctx.clock.now();
  const expiresAt = new Date(now.getTime() + days * DAY_MS);
  const roles = [...new Set(input.roles)];
  const invitation = await ctx.db.$transaction(async (tx) => {
    if (input.branchId) await assertBranch(tx, ctx, input.branchId);
    requireBranch(ctx, 'members.manage', input.branchId);
    const row = await tx.invitation.create({
      data: {
        ...input,
        email: input.email?.toLowerCase(),
        roles,
        organizationId: ctx.organizationId,
        tokenHash: hash,
        createdById: actor.userId,
        createdAt: now,
        expiresAt,
      },
      include: { organization: { select: { name: true, locale: true } } },
    });
    const event = {
      action: 'invitation.created',
      targetKind: 'invitation',
      targetId: row.id,
      data: { roles },
    };
    await recordAudit(ctx, event, tx);
    return row;
  });
  const url = secretLink(origin, 'invite', token);
  const letter = { url, inviter: actor.name, organization: invitation.organization, expiresAt };
  return {
    id: invitation.id,
    url,
    qrSvg: await drawQrSvg(url),
    expiresAt: expiresAt.toISOString(),
    mail: input.email ? await mailInvitation(ctx, input.email, letter) : ('none' as const),
  };
}

async function mailInvitation(
  ctx: Ctx,
  to: string,
  facts: Parameters<typeof invitationLetter>[0],
): Promise<'sent' | 'failed' | 'none'> {
  if (!ctx.mailer) return 'none';
  try {
    await ctx.mailer.send({ to, ...invitationLetter(facts) });
    return 'sent';
  } catch (error) {
    ctx.logger.warn({ err: error, requestId: ctx.requestId }, 'invitation was not mailed');
    return 'failed';
  }
}

export async function revokeInvitation(ctx: Ctx, id: string): Promise<{ ok: true }> {
  await ctx.db.$transaction(async (tx) => {
    const mine = { id, organizationId: ctx.organizationId };
    const invitation = await tx.invitation.findFirst({ where: mine, select: { branchId: true } });
    if (!invitation) throw apiError('not_found');
    requireBranch(ctx, 'members.manage', invitation.branchId);
    const { count } = await tx.invitation.updateMany({
      where: { ...mine, acceptedAt: null, revokedAt: null },
      data: { revokedAt: ctx.clock.now() },
    });
    if (count === 0) throw apiError('state_conflict');
    await recordAudit(ctx, { action: 'invitation.revoked', targetKind: 'invitation', targetId: id }, tx);
  });
  return { ok: true };
}
