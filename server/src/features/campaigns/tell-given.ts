import type { Ctx } from '../../context.ts';
import type { Tx } from '../../lib/db.ts';
import { notify } from '../notifications/notify.ts';

interface Given {
  id: string;
  title: string;
  /** Member whose task it is now. */
  ownerId: string | null;
}

/** Tells who got a task or a decision of a campaign, once; not who took it themselves. */
export async function tellGiven(
  tx: Tx,
  ctx: Ctx,
  campaignId: string,
  { id, title, ownerId }: Given,
): Promise<void> {
  if (ownerId === null) return;
  const { organizationId, actor } = ctx;
  const owner = await tx.member.findFirst({
    where: { id: ownerId, organizationId },
    select: { userId: true },
  });
  await notify(tx, {
    organizationId,
    personIds: [owner?.userId ?? null],
    exceptId: actor.kind === 'user' ? actor.userId : null,
    kind: 'task_given',
    subjectId: id,
    path: `/campaigns/${campaignId}`,
    data: { title, ...(actor.kind === 'system' ? {} : { by: actor.name }) },
    incident: `task_given:${id}:${ownerId}`,
    at: ctx.clock.now(),
  });
}
