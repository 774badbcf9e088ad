import { PROMISED_STATES } from '@rupor/shared/posts/state-machine';
import type { Ctx } from '../../../context.ts';
import type { Tx } from '../../../lib/db.ts';

interface Wanted {
  channelIds: string[];
  /** Its own times are not in its way. */
  postId: string | undefined;
  from: Date;
  to: Date;
  withDrafts: boolean;
}

/** When something goes out, by channel: milliseconds since 1970. Index: post_target (organization_id, due_at). */
export async function listTakenTimes(
  ctx: Pick<Ctx, 'organizationId'> & { db: Tx },
  { channelIds, postId, from, to, withDrafts }: Wanted,
): Promise<Map<string, number[]>> {
  const rows = await ctx.db.postTarget.findMany({
    where: {
      organizationId: ctx.organizationId,
      channelId: { in: channelIds },
      position: 0,
      dueAt: { gte: from, lt: to },
      state: { in: withDrafts ? ['draft', ...PROMISED_STATES] : [...PROMISED_STATES] },
      post: { deletedAt: null, ...(postId === undefined ? {} : { id: { not: postId } }) },
    },
    select: { channelId: true, dueAt: true },
  });
  const taken = new Map<string, number[]>(channelIds.map((id) => [id, []]));
  for (const { channelId, dueAt } of rows) if (dueAt) taken.get(channelId)?.push(dueAt.getTime());
  return taken;
}
