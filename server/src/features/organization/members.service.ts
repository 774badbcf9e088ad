import type { Member, SetRolesInput, TransferInput } from '@rupor/shared/organization/members-contract';
import { isSomewhere, isWithin } from '@rupor/shared/organization/permissions';
import type { z } from 'zod';
import type { Actor, Ctx } from '../../context.ts';
import { reachFor } from '../../http/require-branch.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError, fieldError } from '../../lib/errors.ts';
import { confirmPassword } from '../auth/password.service.ts';
import { recordAudit } from './audit.service.ts';
import { assertBranch, lockOrganization } from './branches.service.ts';
import { type RoleRefusal, refuseRoles, refuseWhole } from './members.policy.ts';

const WITH_ROLES = {
  user: { select: { name: true, email: true, username: true } },
  roles: { select: { role: true, branchId: true } },
} as const;

export async function listMembers(ctx: Ctx): Promise<Member[]> {
  const rows = await ctx.db.member.findMany({
    where: { organizationId: ctx.organizationId },
    include: WITH_ROLES,
    orderBy: [{ createdAt: 'asc' }],
  });
  const reach = ctx.actor.kind === 'user' ? reachFor(ctx.actor, 'members.manage') : [];
  const seesEmail = (roles: { branchId: string | null }[]) =>
    isSomewhere(reach) && (reach === null || roles.some(({ branchId }) => isWithin(reach, branchId)));
  return rows.map((row) => ({
    id: row.id,
    userId: row.userId,
    name: row.user.name,
    email: seesEmail(row.roles) ? row.user.email : null,
    username: row.user.username,
    roles: row.roles,
    deactivatedAt: row.deactivatedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  }));
}

export async function setMemberRoles(
  ctx: Ctx,
  { id, roles }: z.infer<typeof SetRolesInput>,
): Promise<{ ok: true }> {
  if (roles.some(({ role, branchId }) => role === 'owner' && branchId))
    throw fieldError({ path: 'roles', code: 'owner_at_branch' });
  return changeMembers(ctx, async (tx) => {
    const member = await memberOrThrow(tx, ctx, id);
    refuse(refuseRoles({ ...powerOf(ctx.actor), before: member.roles, after: roles }));
    for (const branchId of new Set(roles.map((role) => role.branchId)))
      if (branchId) await assertBranch(tx, ctx, branchId);
    await tx.memberRole.deleteMany({ where: { memberId: id } });
    await tx.memberRole.createMany({
      data: roles.map((role) => ({ ...role, memberId: id, organizationId: ctx.organizationId })),
      skipDuplicates: true,
    });
    await assertOwnerStays(tx, ctx);
    await record(ctx, tx, 'member.roles_set', {
      id,
      name: member.user.name,
      roles: [...new Set(roles.map(({ role }) => role))],
    });
  });
}

/** Shut out at once: sessions end with the change. */
export async function deactivateMember(ctx: Ctx, id: string): Promise<{ ok: true }> {
  return changeMembers(ctx, async (tx) => {
    const member = await memberOrThrow(tx, ctx, id);
    refuse(refuseWhole({ ...powerOf(ctx.actor), before: member.roles }));
    await tx.member.update({
      where: { id },
      data: { deactivatedAt: member.deactivatedAt ?? ctx.clock.now() },
    });
    await assertOwnerStays(tx, ctx);
    await tx.session.deleteMany({ where: { userId: member.userId } });
    await record(ctx, tx, 'member.deactivated', { id, name: member.user.name });
  });
}

export async function reactivateMember(ctx: Ctx, id: string): Promise<{ ok: true }> {
  return changeMembers(ctx, async (tx) => {
    const member = await memberOrThrow(tx, ctx, id);
    refuse(refuseWhole({ ...powerOf(ctx.actor), before: member.roles }));
    await tx.member.update({ where: { id }, data: { deactivatedAt: null } });
    await record(ctx, tx, 'member.reactivated', { id, name: member.user.name });
  });
}

/** The other person becomes owner, the giver stays as admin. Needs the giver's password. */
export async function transferOwnership(
  ctx: Ctx,
  { memberId, password }: z.infer<typeof TransferInput>,
): Promise<{ ok: true }> {
  const { actor } = ctx;
  if (actor.kind !== 'user' || actor.memberId === memberId) throw apiError('state_conflict');
  await confirmPassword(ctx, actor.userId, password);
  return changeMembers(ctx, async (tx) => {
    const giver = await memberOrThrow(tx, ctx, actor.memberId);
    if (!giver.roles.some(({ role }) => role === 'owner')) throw apiError('forbidden');
    const member = await memberOrThrow(tx, ctx, memberId);
    if (member.deactivatedAt) throw apiError('state_conflict');
    await tx.memberRole.deleteMany({ where: { memberId: actor.memberId, role: 'owner' } });
    const whole = { organizationId: ctx.organizationId, branchId: null };
    await tx.memberRole.createMany({
      data: [
        { ...whole, memberId, role: 'owner' },
        { ...whole, memberId: actor.memberId, role: 'admin' },
      ],
      skipDuplicates: true,
    });
    await record(ctx, tx, 'organization.transferred', { id: memberId, name: member.user.name });
  });
}

async function changeMembers(ctx: Ctx, change: (tx: Tx) => Promise<void>): Promise<{ ok: true }> {
  await ctx.db.$transaction(async (tx) => {
    await lockOrganization(tx, ctx);
    await change(tx);
  });
  return { ok: true };
}

async function memberOrThrow(tx: Tx, ctx: Ctx, id: string) {
  const member = await tx.member.findFirst({
    where: { id, organizationId: ctx.organizationId },
    include: WITH_ROLES,
  });
  if (!member) throw apiError('not_found');
  return member;
}

async function assertOwnerStays(tx: Tx, ctx: Ctx): Promise<void> {
  const owners = await tx.member.count({
    where: { organizationId: ctx.organizationId, deactivatedAt: null, roles: { some: { role: 'owner' } } },
  });
  if (owners === 0) throw apiError('state_conflict', { reason: 'last_owner' });
}

function powerOf(actor: Actor) {
  const isOwner = actor.kind === 'user' && actor.grants.some(({ role }) => role === 'owner');
  return { reach: reachFor(actor, 'members.manage'), isOwner };
}

function refuse(refusal: RoleRefusal | null): void {
  if (refusal) throw apiError('forbidden', { reason: refusal });
}

interface Subject {
  id: string;
  name: string;
  roles?: string[];
}

async function record(ctx: Ctx, tx: Tx, action: string, { id, ...data }: Subject): Promise<void> {
  await recordAudit(ctx, { action, targetKind: 'member', targetId: id, data }, tx);
}
