import type { Channel, ChannelDetails } from '@rupor/shared/channels/contract';
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';
import type { Ctx } from '../../context.ts';
import type { Channel as ChannelRow } from '../../generated/prisma/client.ts';
import { requireBranch } from '../../http/require-branch.ts';
import { apiError } from '../../lib/errors.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { countPlannedTargets } from '../posts/channel-targets.service.ts';
import { readTyped } from './connect-form.ts';
import { readStoredValues } from './credentials.service.ts';
import { presentChannel } from './present-channel.ts';

export function listNetworks(ctx: Ctx): NetworkCapabilities[] {
  return ctx.networks.all().map((network) => network.capabilities);
}

export async function listChannels(
  ctx: Ctx,
  { branchId, includeRemoved }: { branchId?: string; includeRemoved: boolean },
): Promise<Channel[]> {
  const rows = await ctx.db.channel.findMany({
    where: {
      organizationId: ctx.organizationId,
      ...(branchId ? { branchId } : {}),
      ...(includeRemoved ? {} : { removedAt: null }),
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const planned = await countPlannedTargets(
    ctx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => presentChannel(ctx, row, planned.get(row.id) ?? 0));
}

export async function getChannel(ctx: Ctx, { id }: { id: string }): Promise<ChannelDetails> {
  const row = await getRowOrThrow(ctx, id);
  const secrets = ctx.networks
    .get(row.network)
    ?.capabilities.connectFields.filter((field) => field.kind === 'secret');
  const stored = readStoredValues(ctx, row);
  return {
    ...(await present(ctx, row)),
    typed: readTyped(row.settings),
    keptSecrets: (secrets ?? []).map((field) => field.name).filter((name) => name in stored),
  };
}

export async function renameChannel(ctx: Ctx, { id, name }: { id: string; name: string }): Promise<Channel> {
  const before = await getManagedRow(ctx, id);
  const data = { from: before.name, to: name };
  const row = await ctx.db.$transaction(async (tx) => {
    await recordAudit(ctx, { action: 'channel.renamed', targetKind: 'channel', targetId: id, data }, tx);
    return tx.channel.update({ where: { id }, data: { name } });
  });
  return present(ctx, row);
}

export async function setChannelBranch(
  ctx: Ctx,
  { id, branchId }: { id: string; branchId: string | null },
): Promise<Channel> {
  const { name } = await getManagedRow(ctx, id);
  await requireNewBranch(ctx, branchId);
  const data = { name, branchId };
  const row = await ctx.db.$transaction(async (tx) => {
    await recordAudit(ctx, { action: 'channel.moved', targetKind: 'channel', targetId: id, data }, tx);
    return tx.channel.update({ where: { id }, data: { branchId } });
  });
  return present(ctx, row);
}

export async function setResponsible(
  ctx: Ctx,
  { id, memberId }: { id: string; memberId: string | null },
): Promise<Channel> {
  const { name } = await getManagedRow(ctx, id);
  const member = memberId && {
    where: { id: memberId, organizationId: ctx.organizationId, deactivatedAt: null },
    select: { user: { select: { name: true } } },
  };
  const known = member ? await ctx.db.member.findFirst(member) : null;
  if (memberId && !known) throw apiError('not_found');
  const data = { name, responsible: known?.user.name ?? null };
  const row = await ctx.db.$transaction(async (tx) => {
    await recordAudit(ctx, { action: 'channel.responsible', targetKind: 'channel', targetId: id, data }, tx);
    return tx.channel.update({ where: { id }, data: { responsibleId: memberId } });
  });
  return present(ctx, row);
}

export async function getRowOrThrow(ctx: Ctx, id: string): Promise<ChannelRow> {
  const row = await ctx.db.channel.findFirst({ where: { id, organizationId: ctx.organizationId } });
  if (!row) throw apiError('not_found');
  return row;
}

/** The channel of an act that changes it: of a branch whose channels this person manages. */
export async function getManagedRow(ctx: Ctx, id: string): Promise<ChannelRow> {
  const row = await getRowOrThrow(ctx, id);
  requireBranch(ctx, 'channels.manage', row.branchId);
  return row;
}

export async function present(ctx: Ctx, row: ChannelRow): Promise<Channel> {
  const planned = await countPlannedTargets(ctx, [row.id]);
  return presentChannel(ctx, row, planned.get(row.id) ?? 0);
}

/** Where a channel may be put: a branch of this organization, and one whose channels this person manages. */
export async function requireNewBranch(ctx: Ctx, branchId: string | null): Promise<void> {
  const isKnown =
    branchId === null ||
    (await ctx.db.branch.count({ where: { id: branchId, organizationId: ctx.organizationId } })) > 0;
  if (!isKnown) throw apiError('not_found');
  requireBranch(ctx, 'channels.manage', branchId);
}
