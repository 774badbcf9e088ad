// Figures of membership by branch and month, as the union's own register says: the last step of the chain. A number
// stands with its source; what is not known is null. The same branch and month is replaced.
import type {
  Membership,
  MembershipFileAnswer,
  SaveMembership,
} from '@rupor/shared/leads/membership-contract';
import { isWithin } from '@rupor/shared/organization/permissions';
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { reachFor, requireBranch } from '../../http/require-branch.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError, fieldError } from '../../lib/errors.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { readMembershipFile } from './read-membership-file.ts';

const include = { branch: { select: { name: true } } } as const satisfies Prisma.MembershipFigureInclude;
type Row = Prisma.MembershipFigureGetPayload<{ include: typeof include }>;

export async function listMembership(
  ctx: Ctx,
  { from, to }: { from: string; to: string },
): Promise<Membership[]> {
  const rows = await ctx.db.membershipFigure.findMany({
    where: { organizationId: ctx.organizationId, month: { gte: dayOf(from), lte: dayOf(to) } },
    include,
    orderBy: [{ month: 'desc' }, { branch: { name: 'asc' } }, { branchId: 'asc' }],
  });
  return rows.map(present);
}

export async function saveMembership(ctx: Ctx, input: SaveMembership): Promise<Membership> {
  await findBranchOrThrow(ctx, input.branchId);
  requireBranch(ctx, 'membership.write', input.branchId);
  const row = await ctx.db.$transaction(async (tx) => {
    const saved = await write(ctx, tx, input);
    const data = { month: input.month, source: input.source };
    const targetId = input.branchId;
    await recordAudit(ctx, { action: 'membership.saved', targetKind: 'branch', targetId, data }, tx);
    return saved;
  });
  return present(row);
}

/** Every line that is understood, in one transaction; the others are told with their number. */
export async function loadMembership(
  ctx: Ctx,
  { text, source }: { text: string; source: string },
): Promise<MembershipFileAnswer> {
  const branches = await ctx.db.branch.findMany({
    where: { organizationId: ctx.organizationId, archivedAt: null },
    select: { id: true, name: true },
  });
  const read = readMembershipFile(text, branches);
  if (!read) throw fieldError({ path: 'text', code: 'bad_format' });
  const reach = reachFor(ctx.actor, 'membership.write');
  const [own, foreign] = [true, false].map((is) =>
    read.rows.filter(({ branchId }) => isWithin(reach, branchId) === is),
  ) as [typeof read.rows, typeof read.rows];
  await ctx.db.$transaction(async (tx) => {
    for (const { line: _line, branchName: _name, ...row } of own) await write(ctx, tx, { ...row, source });
    if (own.length > 0)
      await recordAudit(ctx, { action: 'membership.loaded', data: { count: own.length, source } }, tx);
  });
  const notYours = foreign.map(({ line, branchName }) => ({
    line,
    code: 'not_yours' as const,
    value: branchName,
  }));
  return {
    saved: own.length,
    problems: [...read.problems, ...notYours].sort((a, b) => a.line - b.line),
  };
}

async function write(ctx: Ctx, tx: Tx, { branchId, month, ...figures }: SaveMembership): Promise<Row> {
  const columns = {
    ...figures,
    authorName: ctx.actor.name,
    at: ctx.clock.now(),
    isSimulated: false,
  };
  return tx.membershipFigure.upsert({
    where: { branchId_month: { branchId, month: dayOf(month) } },
    create: { organizationId: ctx.organizationId, branchId, month: dayOf(month), ...columns },
    update: columns,
    include,
  });
}

async function findBranchOrThrow(ctx: Ctx, id: string): Promise<void> {
  const branch = await ctx.db.branch.findFirst({
    where: { id, organizationId: ctx.organizationId, archivedAt: null },
  });
  if (!branch) throw apiError('not_found');
}

function dayOf(month: string): Date {
  return new Date(`${month}-01T00:00:00.000Z`);
}

function present({ branch, month, at, organizationId: _, ...row }: Row): Membership {
  return {
    ...row,
    branchName: branch.name,
    month: month.toISOString().slice(0, 7),
    at: at.toISOString(),
  };
}
