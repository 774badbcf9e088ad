// Removing is soft: history, numbers and keys stay, and restoring undoes it, the cancelled posts included.
import type { Channel } from '@rupor/shared/channels/contract';
import type { Ctx } from '../../context.ts';
import { apiError } from '../../lib/errors.ts';
import { recordAudit } from '../organization/audit.service.ts';
import {
  cancelTargetsOfChannel,
  countPlannedTargets,
  planTargetsOfChannelAgain,
} from '../posts/channel-targets.service.ts';
import { getManagedRow, getRowOrThrow, present } from './channels.service.ts';

export async function removeChannel(
  ctx: Ctx,
  { id, evenIfPlanned }: { id: string; evenIfPlanned: boolean },
): Promise<{ channel: Channel; cancelledCount: number }> {
  const row = await getManagedRow(ctx, id);
  if (row.removedAt) return { channel: await present(ctx, row), cancelledCount: 0 };
  const cancelledCount = await ctx.db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT id FROM channel WHERE id = ${id}::uuid FOR UPDATE`;
    const count = (await countPlannedTargets({ ...ctx, db: tx }, [id])).get(id) ?? 0;
    if (count > 0 && !evenIfPlanned) throw apiError('state_conflict', { reason: 'planned_posts', count });
    const now = ctx.clock.now();
    await tx.channel.update({ where: { id }, data: { removedAt: now } });
    const where = { organizationId: ctx.organizationId, channelId: id, kind: 'channel_reconnect' };
    await tx.notification.updateMany({ where: { ...where, resolvedAt: null }, data: { resolvedAt: now } });
    const cancelled = await cancelTargetsOfChannel(tx, ctx, id);
    const data = { name: row.name, network: row.network, cancelledCount: cancelled };
    await recordAudit(ctx, { action: 'channel.removed', targetKind: 'channel', targetId: id, data }, tx);
    return cancelled;
  });
  return { channel: await present(ctx, await getRowOrThrow(ctx, id)), cancelledCount };
}

export async function restoreChannel(
  ctx: Ctx,
  { id }: { id: string },
): Promise<{ channel: Channel; plannedAgainCount: number }> {
  const row = await getManagedRow(ctx, id);
  if (!row.removedAt) return { channel: await present(ctx, row), plannedAgainCount: 0 };
  const planned = await ctx.db.$transaction(async (tx) => {
    await tx.channel.update({ where: { id }, data: { removedAt: null } });
    const data = { name: row.name, network: row.network };
    await recordAudit(ctx, { action: 'channel.restored', targetKind: 'channel', targetId: id, data }, tx);
    return planTargetsOfChannelAgain(tx, ctx, id);
  });
  await ctx.wake.targets(planned);
  const channel = await present(ctx, await getRowOrThrow(ctx, id));
  return { channel, plannedAgainCount: planned.length };
}
