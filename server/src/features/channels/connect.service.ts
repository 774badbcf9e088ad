// A place is in an organization once (unique network + remoteId). Connecting it again renews the same row: its id,
// name, posts and numbers stay.

import { findConnectProblems } from '@rupor/shared/channels/connect-fields';
import type { ConnectAnswer, ConnectInput } from '@rupor/shared/channels/contract';
import type { Ctx } from '../../context.ts';
import type { Channel as ChannelRow, Prisma } from '../../generated/prisma/client.ts';
import { requireBranch } from '../../http/require-branch.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError, fieldError } from '../../lib/errors.ts';
import type { Network } from '../../networks/network.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { askConnect, type Connected, type NextStep } from './ask-network.ts';
import { getManagedRow, getRowOrThrow, present, requireNewBranch } from './channels.service.ts';
import { openCarry, sealCarry } from './connect-carry.ts';
import { fillGaps, openPart, readTyped, trimFields } from './connect-form.ts';
import {
  type Credentials,
  lockCredentials,
  readStoredValues,
  sealFirst,
  sealNext,
  toSettings,
} from './credentials.service.ts';
import { beginEarlier } from './earlier.service.ts';
import { reportChannel } from './health.service.ts';

export async function connectChannel(ctx: Ctx, input: ConnectInput): Promise<ConnectAnswer> {
  const network = ctx.networks.get(input.network);
  if (!network) throw fieldError({ path: 'network', code: 'unknown_network' });
  await requireNewBranch(ctx, input.branchId ?? null);
  const fields = trimFields(input.fields);
  const problems = findFormProblems(network, fields, input.carry);
  if (problems.length > 0) throw fieldError(...problems);
  const carried = input.carry ? openCarry(ctx, input.network, input.carry) : {};
  const found = await askConnect(ctx, network, { ...fields, ...carried });
  if (found.kind === 'next') return presentNext(ctx, network, found);
  const { row, isNew } = await ctx.db.$transaction(async (tx) => {
    const stored = await store(tx, ctx, { network, found, fields, branchId: input.branchId ?? null });
    await audit(tx, ctx, stored.row, stored.isNew ? 'channel.connected' : 'channel.reconnected');
    await beginEarlier(tx, ctx, stored.row);
    return stored;
  });
  await reportChannel(ctx, row.id, { health: 'works' });
  const fresh = await getRowOrThrow(ctx, row.id);
  return { channel: await present(ctx, fresh), outcome: isNew ? 'connected' : 'renewed' };
}

export async function reconnectChannel(
  ctx: Ctx,
  { id, fields: typedNow, carry }: { id: string; fields: Credentials; carry?: string },
): Promise<ConnectAnswer> {
  const before = await getManagedRow(ctx, id);
  if (before.removedAt) throw apiError('state_conflict', { reason: 'channel_removed' });
  const network = ctx.networks.get(before.network);
  if (!network) throw apiError('state_conflict', { reason: 'network_gone' });
  const { capabilities } = network;
  const fields = fillGaps(capabilities, {
    fields: trimFields(typedNow),
    typed: readTyped(before.settings),
    stored: readStoredValues(ctx, before),
  });
  const problems = findFormProblems(network, { ...trimFields(typedNow), ...fields }, carry);
  if (problems.length > 0) throw fieldError(...problems);
  const carried = carry ? openCarry(ctx, before.network, carry) : {};
  const answers = { ...trimFields(typedNow), ...fields, ...carried };
  const found = await askConnect(ctx, network, answers);
  if (found.kind === 'next') return presentNext(ctx, network, found);
  if (found.remoteId !== before.remoteId)
    throw apiError('state_conflict', { reason: 'another_place', name: found.name });
  await ctx.db.$transaction(async (tx) => {
    const renewed = await renew(tx, ctx, { id, network, found, fields });
    await audit(tx, ctx, before, 'channel.reconnected');
    await beginEarlier(tx, ctx, renewed);
  });
  await reportChannel(ctx, id, { health: 'works' });
  return { outcome: 'renewed', channel: await present(ctx, await getRowOrThrow(ctx, id)) };
}

/** A later step brings fields of its own, which only the network knows: they are its to check. */
function findFormProblems({ capabilities }: Network, fields: Credentials, carry: string | undefined) {
  const problems = findConnectProblems(capabilities.connectFields, fields);
  return carry ? problems.filter(({ code }) => code !== 'unknown_field') : problems;
}

function presentNext(ctx: Ctx, network: Network, { step, link, fields, carry }: NextStep): ConnectAnswer {
  return { outcome: 'next', step, link, fields, carry: sealCarry(ctx, network.capabilities.id, carry) };
}

interface Arrival {
  network: Network;
  found: Connected;
  fields: Credentials;
}

async function store(
  tx: Tx,
  ctx: Ctx,
  { branchId, ...arrival }: Arrival & { branchId: string | null },
): Promise<{ row: ChannelRow; isNew: boolean }> {
  const { network, found, fields } = arrival;
  const place = {
    organizationId: ctx.organizationId,
    network: network.capabilities.id,
    remoteId: found.remoteId,
  };
  // Two people connecting one place at once: the second finds the row of the first.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${JSON.stringify(place)}, 0))`;
  const known = await tx.channel.findUnique({ where: { organizationId_network_remoteId: place } });
  if (known) requireBranch(ctx, 'channels.manage', known.branchId);
  if (known) return { row: await renew(tx, ctx, { ...arrival, id: known.id, branchId }), isNew: false };
  const { id } = await tx.channel.create({
    data: {
      ...place,
      branchId,
      name: found.name.slice(0, 120),
      handle: found.handle,
      url: found.url,
      settings: { ...found.settings, ...openPart(network.capabilities, fields) } as Prisma.InputJsonObject,
      createdAt: ctx.clock.now(),
    },
  });
  const credentials = sealFirst(ctx, id, found.credentials);
  return { row: await tx.channel.update({ where: { id }, data: { credentials } }), isNew: true };
}

/** Keeps id, name, posts and every stored value that came empty. A removed channel comes back. */
async function renew(
  tx: Tx,
  ctx: Ctx,
  { id, network, found, fields, branchId }: Arrival & { id: string; branchId?: string | null },
): Promise<ChannelRow> {
  const locked = await lockCredentials(tx, ctx, id);
  if (!locked) throw apiError('not_found');
  const before = await tx.channel.findUniqueOrThrow({ where: { id } });
  return tx.channel.update({
    where: { id },
    data: {
      handle: found.handle ?? before.handle,
      url: found.url ?? before.url,
      ...(branchId ? { branchId } : {}),
      settings: {
        ...toSettings(before.settings),
        ...found.settings,
        ...openPart(network.capabilities, fields),
      } as Prisma.InputJsonObject,
      credentials: sealNext(ctx, locked, found.credentials),
      removedAt: null,
    },
  });
}

function audit(tx: Tx, ctx: Ctx, { id, name, network }: ChannelRow, action: string): Promise<void> {
  return recordAudit(ctx, { action, targetKind: 'channel', targetId: id, data: { name, network } }, tx);
}
