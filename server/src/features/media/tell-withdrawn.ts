// Who has to remove what shows somebody who took the consent back: the person the task is given to, else everybody who
// decides about sending in that channel, or who makes pages. Once a file and person, in the transaction that makes or gives the tasks.
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../lib/db.ts';
import { notify } from '../notifications/notify.ts';
import { whoMay } from '../notifications/who-may.sql.ts';

interface Task {
  assetId: string;
  /** null: on a landing page. */
  targetId: string | null;
  personId: string;
  responsibleId: string | null;
}

export async function tellWithdrawn(tx: Tx, ctx: Ctx, tasks: readonly Task[]): Promise<void> {
  const { organizationId, actor } = ctx;
  const targetIds = tasks.map(({ targetId }) => targetId).filter((id) => id !== null);
  const where = { organizationId, id: { in: targetIds } };
  const select = { id: true, channel: { select: { branchId: true } } } as const;
  const [targets, assets] = [
    await tx.postTarget.findMany({ where, select }),
    await tx.mediaAsset.findMany({
      where: { organizationId, id: { in: tasks.map(({ assetId }) => assetId) } },
      select: { id: true, originalName: true },
    }),
  ];
  const names = new Map(assets.map(({ id, originalName }) => [id, originalName]));
  const branches = new Map(targets.map(({ id, channel }) => [id, channel.branchId]));
  for (const { assetId, targetId, personId, responsibleId } of tasks) {
    const branchId = targetId === null ? null : (branches.get(targetId) ?? null);
    const permission = targetId === null ? 'pages.manage' : 'publishing.resolve';
    await notify(tx, {
      organizationId,
      personIds: responsibleId ? [responsibleId] : await whoMay(tx, { organizationId, permission, branchId }),
      exceptId: actor.kind === 'user' ? actor.userId : null,
      kind: 'consent_withdrawn',
      subjectId: assetId,
      incident: `consent_withdrawn:${assetId}:${personId}`,
      path: '/media/removals',
      data: { title: names.get(assetId) ?? '' },
      at: ctx.clock.now(),
    });
  }
}
