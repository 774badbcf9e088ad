// Channels and the register of pages of 10,000 followers and more. Followers are the last known ones by day.

import type { LawChannel, SaveListing } from '@rupor/shared/law/contract';
import { REGISTER_FOLLOWERS, SOON_FOLLOWERS } from '@rupor/shared/law/rules/register';
import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { requireBranch } from '../../http/require-branch.ts';
import { toDate, toDay } from '../../lib/date-column.ts';
import { apiError } from '../../lib/errors.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { listAudience } from './queries/list-audience.sql.ts';

export async function listLawChannels(ctx: Ctx): Promise<LawChannel[]> {
  const { organizationId } = ctx;
  const [channels, settings] = await Promise.all([
    ctx.db.channel.findMany({
      where: { organizationId, removedAt: null },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true, network: true, branchId: true, listing: true },
    }),
    ctx.db.lawSettings.findUnique({ where: { organizationId } }),
  ]);
  const days = await listAudience(
    ctx.db,
    channels.map(({ id }) => id),
  );
  const isRussia = (settings?.profile ?? 'ru') === 'ru';
  return channels.map(({ id, name, network, branchId, listing }): LawChannel => {
    const history = days.filter(({ channelId }) => channelId === id);
    const last = history.at(-1);
    return {
      channelId: id,
      name,
      network,
      branchId,
      followers: last?.followers ?? null,
      followersOn: last?.day ?? null,
      source: last?.source ?? null,
      level: isRussia ? levelOf(last?.followers ?? null) : null,
      history: history.map(({ day, followers }) => ({ day, followers })),
      state: listing?.state ?? 'none',
      applicationNumber: listing?.applicationNumber ?? '',
      appliedOn: toDay(listing?.appliedOn ?? null),
      url: listing?.url ?? '',
      savedByName: listing?.savedByName ?? null,
    };
  });
}

export async function saveListing(
  ctx: Ctx,
  { channelId, appliedOn, ...rest }: z.infer<typeof SaveListing>,
): Promise<LawChannel[]> {
  const { organizationId } = ctx;
  const channel = await ctx.db.channel.findFirst({ where: { id: channelId, organizationId } });
  if (!channel) throw apiError('not_found');
  requireBranch(ctx, 'channels.manage', channel.branchId);
  const data = {
    ...rest,
    appliedOn: toDate(appliedOn),
    savedByName: ctx.actor.name,
  };
  await ctx.db.$transaction(async (tx) => {
    await tx.channelListing.upsert({
      where: { channelId },
      create: { channelId, organizationId, ...data },
      update: data,
    });
    const event = { action: 'law.listing_saved', targetKind: 'channel', targetId: channelId };
    await recordAudit(ctx, { ...event, data: { name: channel.name, state: rest.state } }, tx);
  });
  return listLawChannels(ctx);
}

function levelOf(followers: number | null): LawChannel['level'] {
  if (followers === null || followers < SOON_FOLLOWERS) return null;
  return followers < REGISTER_FOLLOWERS ? 'soon' : 'over';
}
