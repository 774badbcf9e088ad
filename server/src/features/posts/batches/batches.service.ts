// Acts on many posts, told and undone as one. Whoever began one goes on with it and undoes it; whoever plans or
// agrees in the whole organization may too. Undo never takes what somebody has done since: such posts stay and are counted.
import { ORPCError } from '@orpc/server';
import type { Permission } from '@rupor/shared/organization/permissions';
import type { Batch, BatchProblem, Undone } from '@rupor/shared/posts/batches-contract';
import { PlanProblem, PlanResult } from '@rupor/shared/posts/plan-file';
import type { Ctx } from '../../../context.ts';
import type { PostBatch } from '../../../generated/prisma/client.ts';
import { reachFor } from '../../../http/require-branch.ts';
import type { Tx } from '../../../lib/db.ts';
import { apiError } from '../../../lib/errors.ts';
import { recordAudit } from '../../organization/audit.service.ts';
import { writeJournal } from '../journal.ts';
import { userIdOf } from '../post.policy.ts';
import { savePost } from '../posts-save.service.ts';
import { readPeople } from '../present-post.ts';
import { BatchBefore } from './batch-before.ts';

const SHOWN = 30;
const SHOWN_PROBLEMS = 500;
/** Saves of one request of undo: the browser asks again until nothing is left. */
const UNDO_PART = 200;

export async function listBatches(ctx: Ctx): Promise<Batch[]> {
  const rows = await ctx.db.postBatch.findMany({
    where: { organizationId: ctx.organizationId, state: { not: 'read' } },
    orderBy: { createdAt: 'desc' },
    take: SHOWN,
    omit: { rows: true, mapping: true },
  });
  return presentBatches(ctx, rows);
}

export async function listProblems(ctx: Ctx, id: string): Promise<BatchProblem[]> {
  await getBatchOrThrow(ctx, id);
  const items = await ctx.db.postBatchItem.findMany({
    where: { organizationId: ctx.organizationId, batchId: id, result: 'refused' },
    orderBy: { line: 'asc' },
    take: SHOWN_PROBLEMS,
  });
  return items.map(({ line, postId, problem }) => ({ line, postId, problem: PlanProblem.parse(problem) }));
}

export type BatchHead = Omit<PostBatch, 'rows' | 'mapping'>;

export async function getBatchOrThrow(ctx: Ctx, id: string): Promise<BatchHead> {
  const batch = await ctx.db.postBatch.findFirst({
    where: { id, organizationId: ctx.organizationId },
    omit: { rows: true, mapping: true },
  });
  if (!batch) throw apiError('not_found');
  return batch;
}

export function requireMine(ctx: Ctx, batch: BatchHead): void {
  if (!isMine(ctx, batch)) throw apiError('forbidden', { reason: 'not_author' });
}

export async function presentBatch(ctx: Ctx, id: string): Promise<Batch> {
  const [batch] = await presentBatches(ctx, [await getBatchOrThrow(ctx, id)]);
  if (!batch) throw apiError('not_found');
  return batch;
}

async function presentBatches(ctx: Ctx, rows: BatchHead[]): Promise<Batch[]> {
  const [people, counted] = await Promise.all([
    readPeople(
      ctx.db,
      rows.map(({ createdById }) => createdById),
    ),
    ctx.db.postBatchItem.groupBy({
      by: ['batchId', 'result'],
      where: { organizationId: ctx.organizationId, batchId: { in: rows.map(({ id }) => id) } },
      _count: true,
    }),
  ]);
  return rows.map((row) => {
    const count = (result: PlanResult) =>
      counted.find((one) => one.batchId === row.id && one.result === result)?._count ?? 0;
    const [made, changed, same, refused] = PlanResult.options.map(count);
    return {
      id: row.id,
      kind: row.kind as Batch['kind'],
      state: row.state as Batch['state'],
      title: row.title,
      createdBy: people.get(row.createdById ?? '') ?? null,
      createdAt: row.createdAt.toISOString(),
      undoneAt: row.undoneAt?.toISOString() ?? null,
      total: row.total,
      done: row.done,
      counts: { made: made ?? 0, changed: changed ?? 0, same: same ?? 0, refused: refused ?? 0 },
      isMine: isMine(ctx, row),
    };
  });
}

export async function undoBatch(ctx: Ctx, id: string): Promise<Undone> {
  const batch = await getBatchOrThrow(ctx, id);
  requireMine(ctx, batch);
  if (batch.state !== 'done' && batch.state !== 'running')
    throw apiError('state_conflict', { reason: batch.state === 'undone' ? 'undone' : 'not_done' });
  const kept = (await removeMade(ctx, batch)) + (await putBackSome(ctx, batch));
  const left = await ctx.db.postBatchItem.count({
    where: { ...ownItems(ctx, id), result: 'changed', version: { not: null } },
  });
  if (left === 0)
    await ctx.db.$transaction(async (tx) => {
      await tx.postBatch.update({ where: { id }, data: { state: 'undone', undoneAt: ctx.clock.now() } });
      await recordAudit(ctx, { action: `posts.${batch.kind}_undone`, data: { name: batch.title } }, tx);
    });
  return { batch: await presentBatch(ctx, id), kept };
}

/** New drafts that nobody has touched leave together. Answers how many stay. */
function removeMade(ctx: Ctx, { id }: BatchHead): Promise<number> {
  return ctx.db.$transaction(
    async (tx) => {
      const items = await tx.postBatchItem.findMany({
        where: { ...ownItems(ctx, id), result: 'made', version: { not: null } },
        select: { postId: true },
      });
      const ids = items.flatMap(({ postId }) => (postId ? [postId] : []));
      const removed = await removeUntouched(tx, ctx, ids);
      await writeJournal(
        tx,
        ctx,
        removed.map((postId) => ({ kind: 'removed' as const, postId, data: { batchId: id } })),
      );
      await tx.postBatchItem.updateMany({
        where: { ...ownItems(ctx, id), result: 'made' },
        data: { version: null },
      });
      return ids.length - removed.length;
    },
    { timeout: 60_000 },
  );
}

async function removeUntouched(tx: Tx, ctx: Ctx, ids: string[]): Promise<string[]> {
  const now = ctx.clock.now();
  const rows = await tx.$queryRaw<{ id: string }[]>`UPDATE post p SET deleted_at = ${now}, updated_at = ${now}
    WHERE p.id = ANY(${ids}::uuid[]) AND p.organization_id = ${ctx.organizationId}::uuid
      AND p.version = 1 AND p.deleted_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM post_target t WHERE t.post_id = p.id AND t.state <> 'draft')
    RETURNING p.id`;
  return rows.map(({ id }) => id);
}

async function putBackSome(ctx: Ctx, { id }: BatchHead): Promise<number> {
  const items = await ctx.db.postBatchItem.findMany({
    where: { ...ownItems(ctx, id), result: 'changed', version: { not: null } },
    orderBy: { line: 'asc' },
    take: UNDO_PART,
  });
  let kept = 0;
  for (const item of items) {
    const isBack = await putBack(ctx, item);
    if (!isBack) kept += 1;
    await ctx.db.postBatchItem.update({ where: { id: item.id }, data: { version: null } });
  }
  return kept;
}

async function putBack(
  ctx: Ctx,
  { postId, version, before }: { postId: string | null; version: number | null; before: unknown },
): Promise<boolean> {
  if (!postId || version === null) return false;
  try {
    await savePost(ctx, { id: postId, version, ...BatchBefore.parse(before) });
    return true;
  } catch (error) {
    // Changed since, removed, or out: it stays as it is.
    if (error instanceof ORPCError) return false;
    throw error;
  }
}

function ownItems({ organizationId }: Ctx, batchId: string) {
  return { organizationId, batchId };
}

function isMine(ctx: Ctx, { createdById }: BatchHead): boolean {
  const isAuthor = createdById !== null && createdById === userIdOf(ctx.actor);
  const isWhole = (permission: Permission) => reachFor(ctx.actor, permission) === null;
  return isAuthor || isWhole('posts.schedule') || isWhole('posts.approve');
}
