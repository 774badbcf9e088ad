import type { Channel } from '@rupor/shared/channels/contract';
import type { Ctx } from '../../context.ts';
import type { Channel as ChannelRow } from '../../generated/prisma/client.ts';

/** A row as the API shows it: no credentials, no settings. */
export function presentChannel(ctx: Ctx, row: ChannelRow, plannedCount: number): Channel {
  return {
    id: row.id,
    network: row.network,
    simulated: ctx.networks.get(row.network)?.capabilities.simulated ?? false,
    name: row.name,
    handle: row.handle,
    url: row.url,
    branchId: row.branchId,
    health: row.health,
    healthProblem: row.healthProblem,
    healthSince: row.healthSince?.toISOString() ?? null,
    checkedAt: row.checkedAt?.toISOString() ?? null,
    plannedCount,
    removedAt: row.removedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
