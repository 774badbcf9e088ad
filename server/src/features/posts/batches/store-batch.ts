import type { PlanProblem, PlanResult } from '@rupor/shared/posts/plan-file';
import type { Ctx } from '../../../context.ts';
import { Prisma } from '../../../generated/prisma/client.ts';
import { newId } from '../../../lib/uuid.ts';
import { recordAudit } from '../../organization/audit.service.ts';
import { userIdOf } from '../post.policy.ts';
import type { BatchBefore } from './batch-before.ts';

export interface BatchItem {
  postId: string;
  result: PlanResult;
  /** Of what was made or changed: the version that the act left. */
  version?: number;
  before?: BatchBefore;
  problem?: PlanProblem;
}

interface Act {
  kind: 'replace' | 'copy_week';
  title: string;
  items: BatchItem[];
}

/** Keeps an act that is over, so that it can be undone. Answers its id. */
export async function storeBatch(ctx: Ctx, { kind, title, items }: Act): Promise<string> {
  const { organizationId } = ctx;
  const id = newId();
  const now = ctx.clock.now();
  await ctx.db.$transaction(async (tx) => {
    await tx.postBatch.create({
      data: {
        ...{ id, organizationId, kind, title, state: 'done' },
        createdById: userIdOf(ctx.actor),
        total: items.length,
        done: items.length,
        createdAt: now,
        finishedAt: now,
      },
    });
    await tx.postBatchItem.createMany({
      data: items.map(({ before, problem, ...item }, index) => ({
        organizationId,
        batchId: id,
        line: index + 1,
        ...item,
        before: before ?? Prisma.DbNull,
        problem: problem ?? Prisma.DbNull,
      })),
    });
    await recordAudit(ctx, { action: `posts.${kind}`, data: { name: title, count: items.length } }, tx);
  });
  return id;
}
