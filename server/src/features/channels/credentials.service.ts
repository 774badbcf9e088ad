// Credentials leave the database only through openChannel, for one call. They are sealed to their row, an empty
// value never overwrites a stored one, and a call that began before a person reconnected cannot write old tokens back.
import type { Ctx } from '../../context.ts';
import type { Channel } from '../../generated/prisma/client.ts';
import { createBatcher, perOwner } from '../../lib/batch.ts';
import type { Db, Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import type { Network, NetworkCall } from '../../networks/network.ts';

export type Credentials = Record<string, string>;

/** `generation` grows with each reconnect by a person. */
interface Stored {
  generation: number;
  values: Credentials;
}

/** The channel cannot be called at all. `problem` is a code for the target, the journal and the health line. */
export class ChannelUnavailable extends Error {
  constructor(readonly problem: 'channel_removed' | 'network_gone' | 'credentials_unreadable') {
    super(problem);
    this.name = 'ChannelUnavailable';
  }
}

export interface OpenChannel {
  network: Network;
  channel: Channel;
  call: Omit<NetworkCall, 'signal' | 'onSend'>;
}

/** Throws ChannelUnavailable, or not_found for a channel of another organization. */
export async function openChannel(ctx: Ctx, channelId: string): Promise<OpenChannel> {
  const channel = await channelsOf(ctx.db)(channelId);
  if (channel?.organizationId !== ctx.organizationId) throw apiError('not_found');
  if (channel.removedAt) throw new ChannelUnavailable('channel_removed');
  const network = ctx.networks.get(channel.network);
  if (!network) throw new ChannelUnavailable('network_gone');
  const stored = openStored(ctx, channel);
  if (channel.credentials && ctx.sealer.isStale(channel.credentials)) await reseal(ctx, channelId);
  return {
    network,
    channel,
    call: {
      channel: {
        remoteId: channel.remoteId,
        settings: toSettings(channel.settings),
        credentials: stored.values,
      },
      saveCredentials: (fresh) => saveCredentials(ctx, { channelId, generation: stored.generation, fresh }),
    },
  };
}

/** A burst opens many channels in one moment: their rows are read together. */
const channelsOf = perOwner((db: Db) =>
  createBatcher(async (ids: string[]) => {
    const rows = await db.channel.findMany({ where: { id: { in: ids } } });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  }),
);

/** Sealed text of the first connection. */
export function sealFirst(ctx: Ctx, channelId: string, values: Credentials): string {
  return seal(ctx, channelId, { generation: 1, values: withoutEmpty(values) });
}

/** Sealed text after a person reconnected: what came empty is kept, unless the old one cannot be read any more. */
export function sealNext(ctx: Ctx, channel: Pick<Channel, 'id' | 'credentials'>, fresh: Credentials): string {
  const old = tryOpen(ctx, channel);
  const values = { ...old?.values, ...withoutEmpty(fresh) };
  return seal(ctx, channel.id, { generation: (old?.generation ?? ctx.clock.now().getTime()) + 1, values });
}

/** What is stored, or nothing when its key is lost: for the reconnect form, which may fill the gaps. */
export function readStoredValues(ctx: Ctx, channel: Pick<Channel, 'id' | 'credentials'>): Credentials {
  return tryOpen(ctx, channel)?.values ?? {};
}

/** Row lock: taken before the credentials are read, held until they are written. */
export async function lockCredentials(
  tx: Tx,
  ctx: Ctx,
  channelId: string,
): Promise<Pick<Channel, 'id' | 'credentials'> | null> {
  const rows = await tx.$queryRaw<{ id: string; credentials: string | null }[]>`
    SELECT id, credentials FROM channel
    WHERE id = ${channelId}::uuid AND organization_id = ${ctx.organizationId}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

export function withoutEmpty(values: Credentials): Credentials {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

export function toSettings(settings: unknown): Record<string, unknown> {
  return typeof settings === 'object' && settings !== null ? { ...settings } : {};
}

async function saveCredentials(
  ctx: Ctx,
  { channelId, generation, fresh }: { channelId: string; generation: number; fresh: Credentials },
): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const row = await lockCredentials(tx, ctx, channelId);
    if (!row) return;
    const now = openStored(ctx, row);
    if (now.generation !== generation) return;
    const values = { ...now.values, ...withoutEmpty(fresh) };
    await tx.channel.update({
      where: { id: channelId },
      data: { credentials: seal(ctx, channelId, { generation, values }) },
    });
  });
}

async function reseal(ctx: Ctx, channelId: string): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const row = await lockCredentials(tx, ctx, channelId);
    if (!row?.credentials || !ctx.sealer.isStale(row.credentials)) return;
    const credentials = seal(ctx, channelId, openStored(ctx, row));
    await tx.channel.update({ where: { id: channelId }, data: { credentials } });
  });
}

function openStored(ctx: Ctx, channel: Pick<Channel, 'id' | 'credentials'>): Stored {
  if (!channel.credentials) return { generation: 0, values: {} };
  try {
    return JSON.parse(ctx.sealer.open(channel.credentials, bindOf(ctx, channel.id))) as Stored;
  } catch {
    // The error's own text may quote what was decrypted, so it is not logged.
    ctx.logger.error({ channelId: channel.id }, 'channel credentials cannot be opened');
    throw new ChannelUnavailable('credentials_unreadable');
  }
}

function tryOpen(ctx: Ctx, channel: Pick<Channel, 'id' | 'credentials'>): Stored | null {
  try {
    return openStored(ctx, channel);
  } catch (error) {
    if (error instanceof ChannelUnavailable) return null;
    throw error;
  }
}

function seal(ctx: Ctx, channelId: string, stored: Stored): string {
  return ctx.sealer.seal(JSON.stringify(stored), bindOf(ctx, channelId));
}

function bindOf(ctx: Ctx, channelId: string): string {
  return `channel|${channelId}|credentials|${ctx.organizationId}`;
}
