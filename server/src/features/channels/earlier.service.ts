// Reading the posts that a channel already has: asked for once at connecting, and again by a person. Asking while a
// reading runs changes nothing, so two presses are one reading.
import type { EarlierReading } from '@rupor/shared/channels/contract';
import { DAY_MS } from '@rupor/shared/lib/durations';
import type { Ctx } from '../../context.ts';
import type { Channel, EarlierReading as ReadingRow } from '../../generated/prisma/client.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import { capabilitiesOf } from '../../networks/capabilities-of.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { getManagedRow, getRowOrThrow } from './channels.service.ts';

/** As far back as numbers are asked for. */
export const EARLIER_DAYS = 90;

export async function readEarlierState(ctx: Ctx, { id }: { id: string }): Promise<EarlierReading> {
  const channel = await getRowOrThrow(ctx, id);
  return present(ctx, channel, await readRow(ctx, id));
}

export async function requestEarlier(ctx: Ctx, { id }: { id: string }): Promise<EarlierReading> {
  const channel = await getManagedRow(ctx, id);
  if (channel.removedAt) throw apiError('state_conflict', { reason: 'channel_removed' });
  if (!canList(ctx, channel)) throw apiError('state_conflict', { reason: 'cannot_list' });
  await ctx.db.$transaction(async (tx) => {
    const isBegun = await begin(tx, ctx, channel, ['done', 'stopped']);
    const { name, network } = channel;
    if (isBegun)
      await recordAudit(
        ctx,
        { action: 'channel.earlier', targetKind: 'channel', targetId: id, data: { name, network } },
        tx,
      );
  });
  return present(ctx, channel, await readRow(ctx, id));
}

/** Part of connecting: what was read to its end is not read again. */
export async function beginEarlier(tx: Tx, ctx: Ctx, channel: Channel): Promise<void> {
  if (canList(ctx, channel)) await begin(tx, ctx, channel, ['stopped']);
}

/** True when a reading began. `after`: the states of an earlier reading that make room for this one. */
async function begin(
  tx: Tx,
  ctx: Ctx,
  { id, organizationId }: Channel,
  after: ('done' | 'stopped')[],
): Promise<boolean> {
  const now = ctx.clock.now();
  const since = new Date(now.getTime() - EARLIER_DAYS * DAY_MS);
  const begun = await tx.$executeRaw`
    INSERT INTO earlier_reading AS r (channel_id, organization_id, since, requested_at, next_at)
    VALUES (${id}::uuid, ${organizationId}::uuid, ${since}, ${now}, ${now})
    ON CONFLICT (channel_id) DO UPDATE SET state = 'reading', since = excluded.since, cursor = NULL,
      is_listed = false, is_cut = false, page_count = 0, added_count = 0, known_count = 0,
      requested_at = excluded.requested_at, next_at = excluded.next_at, lease_token = NULL, lease_until = NULL,
      failures = 0, problem = NULL, finished_at = NULL
    WHERE r.state::text = ANY(${after})`;
  return begun > 0;
}

function canList(ctx: Ctx, channel: Channel): boolean {
  const lists = capabilitiesOf(ctx.networks, channel)?.listsPosts ?? false;
  return lists && ctx.networks.get(channel.network)?.listEarlier !== undefined;
}

function readRow(ctx: Ctx, channelId: string): Promise<ReadingRow | null> {
  return ctx.db.earlierReading.findFirst({ where: { channelId, organizationId: ctx.organizationId } });
}

function present(ctx: Ctx, channel: Channel, row: ReadingRow | null): EarlierReading {
  return {
    canRead: canList(ctx, channel) && !channel.removedAt,
    state: row?.state ?? 'none',
    since: row?.since.toISOString() ?? null,
    addedCount: row?.addedCount ?? 0,
    knownCount: row?.knownCount ?? 0,
    isCut: row?.isCut ?? false,
    problem: row?.problem ?? null,
    nextAt: row?.nextAt?.toISOString() ?? null,
    finishedAt: row?.finishedAt?.toISOString() ?? null,
  };
}
