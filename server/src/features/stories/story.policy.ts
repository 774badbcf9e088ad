// Everybody reads stories. Whoever writes posts at its branch changes the own ones; the rest is for those who may plan
// there.
import { isWithin } from '@rupor/shared/organization/permissions';
import type { Ctx } from '../../context.ts';
import type { Story } from '../../generated/prisma/client.ts';
import { reachFor, requireBranch } from '../../http/require-branch.ts';
import { apiError } from '../../lib/errors.ts';

export function requireStory(ctx: Ctx, { branchId, authorId }: Pick<Story, 'branchId' | 'authorId'>): void {
  requireBranch(ctx, 'posts.write', branchId);
  if (isWithin(reachFor(ctx.actor, 'posts.schedule'), branchId)) return;
  const isOwn = ctx.actor.kind === 'user' && authorId === ctx.actor.userId;
  if (!isOwn) throw apiError('forbidden');
}
