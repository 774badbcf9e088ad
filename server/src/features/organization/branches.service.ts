// The tree of branches. Changes of one organization's tree run one after another (its row is locked), so two moves at
// once cannot close a circle. To rename a branch one manages it; to move it or put it away one manages the branch above
// it too.
import type {
  Branch,
  CreateBranchInput,
  UpdateBranchInput,
} from '@rupor/shared/organization/branches-contract';
import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { requireBranch } from '../../http/require-branch.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError, fieldError } from '../../lib/errors.ts';
import { recordAudit } from './audit.service.ts';

export async function listBranches(ctx: Ctx): Promise<Branch[]> {
  const rows = await ctx.db.branch.findMany({
    where: { organizationId: ctx.organizationId },
    include: { roles: { where: { member: { deactivatedAt: null } }, select: { memberId: true } } },
    orderBy: [{ name: 'asc' }],
  });
  const children = new Map<string | null, typeof rows>();
  for (const row of rows) children.set(row.parentId, [...(children.get(row.parentId) ?? []), row]);
  const inOrder = (parentId: string | null): typeof rows =>
    (children.get(parentId) ?? []).flatMap((row) => [row, ...inOrder(row.id)]);
  return inOrder(null).map((row) => ({
    id: row.id,
    parentId: row.parentId,
    name: row.name,
    archivedAt: row.archivedAt?.toISOString() ?? null,
    memberCount: new Set(row.roles.map((role) => role.memberId)).size,
  }));
}

export async function createBranch(
  ctx: Ctx,
  input: z.infer<typeof CreateBranchInput>,
): Promise<{ id: string }> {
  return changeTree(ctx, async (tx) => {
    const parent = await branchOrThrow(tx, ctx, input.parentId);
    requireBranch(ctx, 'branches.manage', parent.id);
    if (parent.archivedAt) throw apiError('state_conflict');
    const data = { ...input, organizationId: ctx.organizationId, createdAt: ctx.clock.now() };
    const { id } = await tx.branch.create({ data });
    await record(ctx, tx, 'branch.created', { id, name: input.name });
    return { id };
  });
}

export async function updateBranch(
  ctx: Ctx,
  { id, name, parentId }: z.infer<typeof UpdateBranchInput>,
): Promise<{ ok: true }> {
  return changeTree(ctx, async (tx) => {
    const branch = await branchOrThrow(tx, ctx, id);
    requireBranch(ctx, 'branches.manage', id);
    if (parentId !== undefined && parentId !== branch.parentId) {
      await branchOrThrow(tx, ctx, parentId);
      requireBranch(ctx, 'branches.manage', branch.parentId, parentId);
      if (branch.parentId === null) throw apiError('state_conflict');
      if (await isBelow(tx, ctx, { branchId: parentId, ancestorId: id }))
        throw fieldError({ path: 'parentId', code: 'own_child' });
    }
    await tx.branch.update({ where: { id }, data: { name, parentId } });
    await record(ctx, tx, 'branch.changed', { id, name: name ?? branch.name });
    return { ok: true };
  });
}

export async function archiveBranch(ctx: Ctx, id: string): Promise<{ ok: true }> {
  return changeTree(ctx, async (tx) => {
    const branch = await branchOrThrow(tx, ctx, id);
    requireBranch(ctx, 'branches.manage', branch.parentId);
    const living = await tx.branch.count({ where: { parentId: id, archivedAt: null } });
    if (branch.parentId === null || living > 0) throw apiError('state_conflict', { livingChildren: living });
    await tx.branch.update({ where: { id }, data: { archivedAt: ctx.clock.now() } });
    await record(ctx, tx, 'branch.archived', branch);
    return { ok: true };
  });
}

export async function restoreBranch(ctx: Ctx, id: string): Promise<{ ok: true }> {
  return changeTree(ctx, async (tx) => {
    const branch = await branchOrThrow(tx, ctx, id);
    requireBranch(ctx, 'branches.manage', branch.parentId);
    const parent = branch.parentId ? await branchOrThrow(tx, ctx, branch.parentId) : null;
    if (parent?.archivedAt) throw apiError('state_conflict');
    await tx.branch.update({ where: { id }, data: { archivedAt: null } });
    await record(ctx, tx, 'branch.restored', branch);
    return { ok: true };
  });
}

/** A living branch of this organization; anything else is not found. */
export async function assertBranch(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  if ((await branchOrThrow(tx, ctx, id)).archivedAt) throw apiError('state_conflict');
}

async function changeTree<T>(ctx: Ctx, change: (tx: Tx) => Promise<T>): Promise<T> {
  return ctx.db.$transaction(async (tx) => {
    await lockOrganization(tx, ctx);
    return change(tx);
  });
}

/** Serialises changes whose rule spans several rows: the tree, the last owner. */
export async function lockOrganization(tx: Tx, ctx: Ctx): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM organization WHERE id = ${ctx.organizationId}::uuid FOR UPDATE`;
}

async function branchOrThrow(tx: Tx, ctx: Ctx, id: string) {
  const branch = await tx.branch.findFirst({ where: { id, organizationId: ctx.organizationId } });
  if (!branch) throw apiError('not_found');
  return branch;
}

interface Kinship {
  branchId: string;
  ancestorId: string;
}

async function isBelow(tx: Tx, ctx: Ctx, { branchId, ancestorId }: Kinship): Promise<boolean> {
  const rows = await tx.branch.findMany({
    where: { organizationId: ctx.organizationId },
    select: { id: true, parentId: true },
  });
  const parents = new Map(rows.map((row) => [row.id, row.parentId]));
  for (let at: string | null | undefined = branchId; at; at = parents.get(at))
    if (at === ancestorId) return true;
  return false;
}

async function record(
  ctx: Ctx,
  tx: Tx,
  action: string,
  { id, name }: { id: string; name: string },
): Promise<void> {
  await recordAudit(ctx, { action, targetKind: 'branch', targetId: id, data: { name } }, tx);
}
