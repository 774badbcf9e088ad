import { shownAt } from '@rupor/shared/landing/state';
import type { MediaUse, PageUse, RemovalTask } from '@rupor/shared/media/library-contract';
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { requireBranch } from '../../http/require-branch.ts';
import { apiError, fieldError } from '../../lib/errors.ts';
import { listPageUses } from '../landing/page-uses.ts';
import { addressOf } from '../landing/present-page.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { presentUse } from './library.service.ts';
import { tellWithdrawn } from './tell-withdrawn.ts';

const WITH_TARGET = {
  target: { include: { post: true, channel: { select: { name: true, branchId: true } } } },
} as const satisfies Prisma.RemovalTaskInclude;

type TaskRow = Prisma.RemovalTaskGetPayload<{ include: typeof WITH_TARGET }>;

/** Open ones first, oldest first; then the last hundred that are done. */
export async function listRemovals(ctx: Ctx): Promise<RemovalTask[]> {
  const { organizationId } = ctx;
  const [open, done] = await Promise.all([
    ctx.db.removalTask.findMany({
      where: { organizationId, doneAt: null },
      include: WITH_TARGET,
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: 500,
    }),
    ctx.db.removalTask.findMany({
      where: { organizationId, doneAt: { not: null } },
      include: WITH_TARGET,
      orderBy: { doneAt: 'desc' },
      take: 100,
    }),
  ]);
  return present(ctx, [...open, ...done]);
}

interface Change {
  id: string;
  responsibleId?: string | null;
  isDone?: boolean;
}

export async function setRemoval(ctx: Ctx, { id, responsibleId, isDone }: Change): Promise<RemovalTask> {
  const where = { id, organizationId: ctx.organizationId };
  const task = await ctx.db.removalTask.findFirst({ where, include: WITH_TARGET });
  if (!task) throw apiError('not_found');
  requireBranch(ctx, 'media.write', task.target?.channel.branchId ?? null);
  if (responsibleId) {
    const member = { userId: responsibleId, organizationId: ctx.organizationId, deactivatedAt: null };
    if (!(await ctx.db.member.findFirst({ where: member })))
      throw fieldError({ path: 'responsibleId', code: 'not_found' });
  }
  await ctx.db.$transaction(async (tx) => {
    await tx.removalTask.update({
      where: { id },
      data: { responsibleId, ...(isDone === undefined ? {} : doneColumns(ctx, isDone)) },
    });
    if (responsibleId) await tellWithdrawn(tx, ctx, [{ ...task, responsibleId }]);
    if (isDone === undefined) return;
    const action = isDone ? 'media.removal_done' : 'media.removal_reopened';
    const what = task.target
      ? { targetKind: 'post', targetId: task.target.postId }
      : { targetKind: 'landing_page', targetId: task.pageId ?? undefined };
    await recordAudit(ctx, { action, ...what }, tx);
  });
  const [changed] = await present(ctx, await ctx.db.removalTask.findMany({ where, include: WITH_TARGET }));
  if (!changed) throw apiError('not_found');
  return changed;
}

function doneColumns({ actor, clock }: Ctx, isDone: boolean) {
  if (!isDone) return { doneAt: null, doneById: null };
  return { doneAt: clock.now(), doneById: actor.kind === 'user' ? actor.userId : null };
}

async function present(ctx: Ctx, rows: TaskRow[]): Promise<RemovalTask[]> {
  const ids = rows
    .flatMap(({ responsibleId, doneById }) => [responsibleId, doneById])
    .filter((id) => id !== null);
  const people = await ctx.db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const pages = await readPagesOf(ctx, rows);
  return rows.map(
    ({ id, assetId, pageId, personName, responsibleId, createdAt, doneAt, doneById, target }) => ({
      id,
      assetId,
      personName,
      use: target && useOf({ assetId, responsibleId, target }),
      page: pageId === null ? null : (pages.get(pageId) ?? null),
      responsible:
        responsibleId === null ? null : { id: responsibleId, name: names.get(responsibleId) ?? '' },
      createdAt: createdAt.toISOString(),
      doneAt: doneAt?.toISOString() ?? null,
      doneBy: doneById === null ? null : (names.get(doneById) ?? ''),
    }),
  );
}

function useOf({
  assetId,
  responsibleId,
  target,
}: Pick<TaskRow, 'assetId' | 'responsibleId'> & { target: NonNullable<TaskRow['target']> }): MediaUse {
  return presentUse({
    ...target,
    assetId,
    targetId: target.id,
    title: target.post.title,
    text: target.text ?? target.post.baseText,
    channelName: target.channel.name,
    branchId: target.channel.branchId,
    responsibleId,
  });
}

/** Pages as they are now; one whose picture was exchanged is still named, as one that does not show it. */
async function readPagesOf(ctx: Ctx, rows: readonly TaskRow[]): Promise<Map<string, PageUse>> {
  const ids = rows.map(({ pageId }) => pageId).filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const pages = await ctx.db.landingPage.findMany({
    where: { organizationId: ctx.organizationId, id: { in: ids } },
  });
  const uses = await listPageUses(ctx, ctx.db, {
    assetIds: [...new Set(rows.map(({ assetId }) => assetId))],
  });
  const isShown = (pageId: string) => uses.some((use) => use.pageId === pageId && use.isShown);
  return new Map(
    pages.map((page) => [
      page.id,
      {
        pageId: page.id,
        name: page.name,
        state: shownAt(page, ctx.clock.now()).state,
        isShown: isShown(page.id),
        address: addressOf(ctx, page),
      },
    ]),
  );
}
