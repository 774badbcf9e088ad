// What happens to planned targets when their channel is taken out, and when that is undone. Only scheduled ones are
// touched, by conditional updates: what is being sent at this moment is left to its process.
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../lib/db.ts';
import { agreedTargets } from '../review/gate.service.ts';
import { getPostOrThrow } from './load-post.ts';

const REASON = 'channel_removed';

/** Targets with a time that still have to go out, per channel. */
export async function countPlannedTargets(
  ctx: Pick<Ctx, 'organizationId'> & { db: Tx },
  channelIds: string[],
): Promise<Map<string, number>> {
  const rows = await ctx.db.postTarget.groupBy({
    by: ['channelId'],
    where: {
      organizationId: ctx.organizationId,
      channelId: { in: channelIds },
      state: 'scheduled',
      position: 0,
      post: { deletedAt: null },
    },
    _count: { _all: true },
  });
  return new Map(rows.map((row) => [row.channelId, row._count._all]));
}

export async function cancelTargetsOfChannel(tx: Tx, ctx: Ctx, channelId: string): Promise<number> {
  const cancelled = await tx.postTarget.updateManyAndReturn({
    where: { organizationId: ctx.organizationId, channelId, state: 'scheduled' },
    data: { state: 'cancelled', problem: REASON, version: { increment: 1 } },
    select: { id: true, postId: true, position: true },
  });
  const firsts = cancelled.filter(({ position }) => position === 0);
  await write(tx, ctx, 'cancelled', firsts);
  return firsts.length;
}

/** Only those that the removal cancelled and whose time is still ahead. The caller wakes the workers after commit. */
export async function planTargetsOfChannelAgain(
  tx: Tx,
  ctx: Ctx,
  channelId: string,
): Promise<{ id: string; version: number; dueAt: Date }[]> {
  const ahead = {
    organizationId: ctx.organizationId,
    channelId,
    state: 'cancelled',
    problem: REASON,
    dueAt: { gt: ctx.clock.now() },
  } as const;
  const changed = await listUnagreed(tx, ctx, ahead);
  const planned = await tx.postTarget.updateManyAndReturn({
    where: { ...ahead, postId: { notIn: changed } },
    data: { state: 'scheduled', problem: null, version: { increment: 1 } },
    select: { id: true, postId: true, version: true, dueAt: true, position: true },
  });
  await write(
    tx,
    ctx,
    'scheduled',
    planned.filter(({ position }) => position === 0),
  );
  return planned.flatMap(({ id, version, dueAt }) => (dueAt ? [{ id, version, dueAt }] : []));
}

/** Posts that were changed meanwhile, so that nobody has agreed to what they say now: they stay called off. */
async function listUnagreed(tx: Tx, ctx: Ctx, where: Prisma.PostTargetWhereInput): Promise<string[]> {
  const rows = await tx.postTarget.findMany({ where: { ...where, position: 0 }, select: { postId: true } });
  const ids: string[] = [];
  for (const { postId } of rows) {
    const post = await getPostOrThrow(ctx, postId, tx);
    const targets = post.targets.filter(({ channelId }) => channelId === where.channelId);
    const agreed = await agreedTargets(tx, ctx, post, targets);
    if (agreed.length < targets.length) ids.push(postId);
  }
  return ids;
}

async function write(
  tx: Tx,
  ctx: Ctx,
  kind: string,
  targets: { id: string; postId: string }[],
): Promise<void> {
  await tx.journalEntry.createMany({
    data: targets.map(({ id, postId }) => ({
      organizationId: ctx.organizationId,
      postId,
      targetId: id,
      at: ctx.clock.now(),
      kind,
      actorName: ctx.actor.name,
      data: { reason: kind === 'cancelled' ? REASON : 'channel_restored' },
    })),
  });
}
