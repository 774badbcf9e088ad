import type { Channel } from '@rupor/shared/channels/contract';
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { apiError } from '../../lib/errors.ts';
import { askCheck } from './ask-network.ts';
import { getManagedRow, getRowOrThrow, present } from './channels.service.ts';
import { ChannelUnavailable, openChannel, toSettings } from './credentials.service.ts';
import { reportChannel } from './health.service.ts';

/** Asks the network now and stores what it said. The name stays: a person may have chosen it. */
export async function checkChannel(ctx: Ctx, { id }: { id: string }): Promise<Channel> {
  await getManagedRow(ctx, id);
  try {
    const { network, call, channel } = await openChannel(ctx, id);
    const result = await askCheck(ctx, network, call);
    if (result.kind !== 'works') {
      await reportChannel(ctx, id, { health: result.kind, problem: result.problem });
    } else {
      const settings = { ...toSettings(channel.settings), ...result.settings } as Prisma.InputJsonObject;
      const facts = { settings, ...(result.handle ? { handle: result.handle } : {}) };
      await ctx.db.channel.update({ where: { id }, data: facts });
      await reportChannel(ctx, id, { health: 'works' });
    }
  } catch (error) {
    if (!(error instanceof ChannelUnavailable)) throw error;
    if (error.problem === 'channel_removed') throw apiError('state_conflict', { reason: 'channel_removed' });
    await reportChannel(ctx, id, { health: 'reconnect', problem: error.problem });
  }
  return present(ctx, await getRowOrThrow(ctx, id));
}
