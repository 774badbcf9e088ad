// Writes what was decided. New posts are drafts and go in together, a few statements for hundreds of rows; posts that
// are changed go the way of every save, so that rights, versions and agreement hold for them too.
import { ORPCError } from '@orpc/server';
import type { PlanProblem, PlanResult } from '@rupor/shared/posts/plan-file';
import { resolveWallTime } from '@rupor/shared/posts/schedule';
import type { Ctx } from '../../../context.ts';
import type { Tx } from '../../../lib/db.ts';
import { newId } from '../../../lib/uuid.ts';
import { type BatchBefore, beforeOf } from '../batches/batch-before.ts';
import { writeJournal } from '../journal.ts';
import { homeBranch, userIdOf } from '../post.policy.ts';
import { savePost } from '../posts-save.service.ts';
import { insertDrafts } from '../queries/insert-drafts.sql.ts';
import type { Decision } from './decide-rows.ts';
import { problem } from './read-plan-row.ts';

export interface StoredRow {
  line: number;
  result: PlanResult;
  postId: string | null;
  version: number | null;
  before: BatchBefore | null;
  problem: PlanProblem | null;
}

export async function storeRows(
  tx: Tx,
  ctx: Ctx,
  { decisions, timeZone, batchId }: { decisions: Decision[]; timeZone: string; batchId: string },
): Promise<StoredRow[]> {
  const made = await makePosts(tx, ctx, {
    decisions: decisions.filter(({ result }) => result === 'made'),
    timeZone,
    batchId,
  });
  const rows: StoredRow[] = [];
  for (const decision of decisions) {
    const postId = made.get(decision.line) ?? decision.post?.id ?? null;
    const base = { line: decision.line, result: decision.result, postId, version: null, before: null };
    if (decision.result === 'made') rows.push({ ...base, version: 1, problem: null });
    else if (decision.result === 'changed') rows.push(await changeOne(ctx, decision));
    else rows.push({ ...base, problem: decision.problems[0] ?? null });
  }
  return rows;
}

async function makePosts(
  tx: Tx,
  ctx: Ctx,
  { decisions, timeZone, batchId }: { decisions: Decision[]; timeZone: string; batchId: string },
): Promise<Map<number, string>> {
  const drafts = decisions.map(({ line, values }) => ({ ...values, id: newId(), line }));
  if (drafts.length === 0) return new Map();
  await insertDrafts(tx, {
    organizationId: ctx.organizationId,
    now: ctx.clock.now(),
    authorId: userIdOf(ctx.actor),
    branchId: homeBranch(ctx.actor),
    drafts: drafts.map(({ line: _, channelIds, wallTime, ...draft }) => ({
      ...draft,
      targets: channelIds.map((channelId) => ({ id: newId(), channelId })),
      plan:
        wallTime === null
          ? null
          : {
              ...{ wallTime, timeZone },
              dueAt: resolveWallTime({ wallTime, timeZone }).instant.toISOString(),
            },
    })),
  });
  await writeJournal(
    tx,
    ctx,
    drafts.map(({ id }) => ({ kind: 'created' as const, postId: id, data: { batchId } })),
  );
  return new Map(drafts.map(({ line, id }) => [line, id]));
}

async function changeOne(ctx: Ctx, { line, post, patch }: Decision): Promise<StoredRow> {
  const id = post?.id ?? '';
  const base = { line, postId: id, version: null, before: null };
  try {
    const saved = await savePost(ctx, { id, version: post?.version ?? 1, ...patch });
    const before = post ? beforeOf(post, patch) : null;
    return { ...base, result: 'changed', version: saved.version, before, problem: null };
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    return { ...base, result: 'refused', problem: problem(REASONS[error.code] ?? 'not_allowed') };
  }
}

const REASONS: Record<string, string> = {
  version_conflict: 'changed_meanwhile',
  blocked_by_rules: 'blocked_by_rules',
};
