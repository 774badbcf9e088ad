// Credentials leave the database only through openChannel, for one call. They are sealed to their row, an empty
// value never overwrites a stored one, and a call that began before a person reconnected cannot write old tokens back.
// Tokens are exchanged by one call of one process at a time; the others get what it brought.
import { setTimeout as wait } from 'node:timers/promises';
import type { Ctx } from '../../context.ts';
import type { Channel } from '../../generated/prisma/client.ts';
import { underLock } from '../../lib/advisory-lock.ts';
import { createBatcher, perOwner } from '../../lib/batch.ts';
import type { Db, Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import type { Network, NetworkCall } from '../../networks/network.ts';

export type Credentials = Record<string, string>;

/** `generation` grows with each reconnect by a person, `exchange` with each exchange of tokens. */
interface Stored {
  generation: number;
  exchange?: number;
  values: Credentials;
}

/** A database restart is over after this many turns, a few seconds. */
const SAVE_TURNS = 7;

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
      saveCredentials: async (fresh) => {
        await saveCredentials(ctx, { channelId, generation: stored.generation, fresh });
      },
      refreshCredentials: createRefresh(ctx, channelId, stored),
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

interface Saving {
  channelId: string;
  generation: number;
  fresh: Credentials;
  isExchange?: boolean;
}

/** What is stored afterwards: with `fresh`, or without it when a person has reconnected meanwhile. */
async function saveCredentials(
  ctx: Ctx,
  { channelId, generation, fresh, isExchange }: Saving,
): Promise<Stored> {
  return ctx.db.$transaction(async (tx) => {
    const row = await lockCredentials(tx, ctx, channelId);
    if (!row) throw new ChannelUnavailable('channel_removed');
    const now = openStored(ctx, row);
    if (now.generation !== generation) return now;
    const exchange = (now.exchange ?? 0) + (isExchange ? 1 : 0);
    const next = { generation, exchange, values: { ...now.values, ...withoutEmpty(fresh) } };
    await tx.channel.update({
      where: { id: channelId },
      data: { credentials: seal(ctx, channelId, next) },
    });
    return next;
  });
}

/** `opened` is what the call began with; it follows what the call has learnt since. */
function createRefresh(ctx: Ctx, channelId: string, opened: Stored): NetworkCall['refreshCredentials'] {
  let seen = opened;
  const isSeen = (now: Stored) => now.generation === seen.generation && now.exchange === seen.exchange;
  return async (refresh) => {
    const stored = await readStored(ctx, channelId);
    // Whoever comes after the exchange needs no lock to see it.
    seen = isSeen(stored) ? await exchangeUnderLock() : stored;
    return seen.values;

    function exchangeUnderLock(): Promise<Stored> {
      return underLock(ctx.pool, `channel ${channelId} credentials`, async () => {
        const current = await readStored(ctx, channelId);
        if (!isSeen(current)) return current;
        const fresh = withoutEmpty(await refresh({ ...current.values }));
        if (Object.keys(fresh).length === 0) return current;
        return saveExchanged(ctx, { channelId, generation: current.generation, fresh, isExchange: true });
      });
    }
  };
}

/** The old tokens may be dead by now: a database that is away for a moment must not lose the new ones. */
async function saveExchanged(ctx: Ctx, saving: Saving): Promise<Stored> {
  for (let turn = 1; ; turn += 1) {
    try {
      return await saveCredentials(ctx, saving);
    } catch (error) {
      if (turn === SAVE_TURNS || error instanceof ChannelUnavailable) throw error;
      ctx.logger.error({ err: error, channelId: saving.channelId, turn }, 'new tokens could not be stored');
      await wait(200 * turn);
    }
  }
}

async function readStored(ctx: Ctx, channelId: string): Promise<Stored> {
  const row = await ctx.db.channel.findFirst({
    where: { id: channelId, organizationId: ctx.organizationId, removedAt: null },
    select: { id: true, credentials: true },
  });
  if (!row) throw new ChannelUnavailable('channel_removed');
  return openStored(ctx, row);
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
