import type { Ctx } from '../../../context.ts';
import type { Tx } from '../../../lib/db.ts';
import type { PostRow } from '../load-post.ts';

/** Somebody changes this occurrence alone: from now on the series leaves it be. The post must be locked. */
export async function detachOccurrence(
  tx: Tx,
  ctx: Ctx,
  post: Pick<PostRow, 'id' | 'seriesId' | 'detachedAt'>,
): Promise<void> {
  if (post.seriesId === null || post.detachedAt !== null) return;
  await tx.post.update({ where: { id: post.id }, data: { detachedAt: ctx.clock.now() } });
}
