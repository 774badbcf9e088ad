// Planned targets that must not go out any more, for a reason outside of the post. Only scheduled ones are touched, by
// one conditional update: what is being sent at this moment is left to its process.
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../lib/db.ts';

/** They stand as «Не вышло» with this problem until a person mends the post and gives it a time again. */
export async function holdBack(tx: Tx, ctx: Ctx, targetIds: string[], problem: string): Promise<number> {
  const held = await tx.postTarget.updateManyAndReturn({
    where: { organizationId: ctx.organizationId, id: { in: targetIds }, position: 0, state: 'scheduled' },
    data: { state: 'failed', problem, version: { increment: 1 }, updatedAt: ctx.clock.now() },
    select: { id: true, postId: true },
  });
  await tx.journalEntry.createMany({
    data: held.map(({ id, postId }) => ({
      organizationId: ctx.organizationId,
      postId,
      targetId: id,
      at: ctx.clock.now(),
      kind: 'held_back',
      actorName: ctx.actor.kind === 'system' ? null : ctx.actor.name,
      data: { reason: problem },
    })),
  });
  return held.length;
}
