import type { Channel } from '@rupor/shared/channels/contract';
import type { Ctx } from '../../context.ts';
import type { Channel as ChannelRow } from '../../generated/prisma/client.ts';
import { capabilitiesOf } from '../../networks/capabilities-of.ts';

/** A row as the API shows it: no credentials, no settings. */
export function presentChannel(ctx: Ctx, row: ChannelRow, plannedCount: number): Channel {
  const capabilities = ctx.networks.get(row.network)?.capabilities;
  const own = capabilitiesOf(ctx.networks, row);
  return {
    id: row.id,
    network: row.network,
    simulated: capabilities?.simulated ?? false,
    ownCapabilities: own === capabilities ? null : own,
    name: row.name,
    handle: row.handle,
    url: row.url,
    branchId: row.branchId,
    responsibleId: row.responsibleId,
    health: row.health,
    healthProblem: row.healthProblem,
    healthSince: row.healthSince?.toISOString() ?? null,
    checkedAt: row.checkedAt?.toISOString() ?? null,
    plannedCount,
    removedAt: row.removedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
