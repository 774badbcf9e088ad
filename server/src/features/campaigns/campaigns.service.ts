// Campaigns. They are archived, never deleted: old posts and charts keep their names and colours.
import type { Campaign } from '@rupor/shared/campaigns/campaign';
import type { Ctx } from '../../context.ts';
import type { Campaign as CampaignRow } from '../../generated/prisma/client.ts';
import { toDate, toDay } from '../../lib/date-column.ts';
import { apiError, fieldError } from '../../lib/errors.ts';
import { unlessTaken } from '../../lib/unless-taken.ts';

export async function listCampaigns(ctx: Ctx): Promise<Campaign[]> {
  const rows = await ctx.db.campaign.findMany({
    where: { organizationId: ctx.organizationId },
    orderBy: [{ startsOn: { sort: 'desc', nulls: 'last' } }, { createdAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map(presentCampaign);
}

interface NewCampaign {
  name: string;
  startsOn: string | null;
  endsOn: string | null;
}

export async function createCampaign(ctx: Ctx, { name, startsOn, endsOn }: NewCampaign): Promise<Campaign> {
  return presentCampaign(
    await unlessTaken(() =>
      ctx.db.campaign.create({
        data: {
          organizationId: ctx.organizationId,
          name,
          startsOn: toDate(startsOn),
          endsOn: toDate(endsOn),
          createdAt: ctx.clock.now(),
        },
      }),
    ),
  );
}

type CampaignChange = { id: string; isArchived?: boolean } & Partial<NewCampaign>;

export async function updateCampaign(ctx: Ctx, change: CampaignChange): Promise<Campaign> {
  const { id, name, isArchived } = change;
  const row = await ctx.db.campaign.findFirst({ where: { id, organizationId: ctx.organizationId } });
  if (!row) throw apiError('not_found');
  const startsOn = change.startsOn === undefined ? row.startsOn : toDate(change.startsOn);
  const endsOn = change.endsOn === undefined ? row.endsOn : toDate(change.endsOn);
  if (startsOn && endsOn && startsOn > endsOn)
    throw fieldError({ path: 'endsOn', code: 'ends_before_start' });
  return presentCampaign(
    await unlessTaken(() =>
      ctx.db.campaign.update({
        where: { id },
        data: { name, startsOn, endsOn, archivedAt: archivedAt(ctx, row.archivedAt, isArchived) },
      }),
    ),
  );
}

export function archivedAt(ctx: Ctx, before: Date | null, isArchived: boolean | undefined): Date | null {
  if (isArchived === undefined) return before;
  return isArchived ? (before ?? ctx.clock.now()) : null;
}

export function presentCampaign({ id, name, startsOn, endsOn, archivedAt: at }: CampaignRow): Campaign {
  return {
    id,
    name,
    startsOn: toDay(startsOn),
    endsOn: toDay(endsOn),
    isArchived: at !== null,
  };
}
