// Pictures belong to the whole organization: everybody who writes may use each of them. Whoever writes at branches only
// leaves alone what others rely on: a picture that waits to go out elsewhere, and an unused one of somebody else.
import type { Ctx } from '../../context.ts';
import type { MediaAsset } from '../../generated/prisma/client.ts';
import { reachFor, requireBranch } from '../../http/require-branch.ts';

/** The alternative text goes out with every post that shows the picture. */
export async function requireDescribing(ctx: Ctx, { id }: Pick<MediaAsset, 'id'>): Promise<void> {
  if (reachFor(ctx.actor, 'media.write') === null) return;
  const shown = { some: { assetId: id } };
  const targets = await ctx.db.postTarget.findMany({
    where: {
      organizationId: ctx.organizationId,
      state: { notIn: ['published', 'cancelled'] },
      OR: [{ media: shown }, { hasOwnMedia: false, post: { media: shown } }],
    },
    select: { channel: { select: { branchId: true } } },
  });
  requireBranch(ctx, 'media.write', ...targets.map(({ channel }) => channel.branchId));
}

export function requireRemoving(ctx: Ctx, { createdById }: Pick<MediaAsset, 'createdById'>): void {
  const isOwn = ctx.actor.kind === 'user' && createdById === ctx.actor.userId;
  if (!isOwn) requireBranch(ctx, 'media.write', null);
}
