// Rubrics and campaigns. They are archived, never deleted: old posts and charts keep their names and colours.
import type { Campaign, Rubric } from '@rupor/shared/campaigns/contract';
import type { Ctx } from '../../context.ts';
import type { Campaign as CampaignRow, Rubric as RubricRow } from '../../generated/prisma/client.ts';
import { isUniqueViolation } from '../../lib/db-errors.ts';
import { apiError, fieldError } from '../../lib/errors.ts';

export async function listRubrics(ctx: Ctx): Promise<Rubric[]> {
  const rows = await ctx.db.rubric.findMany({
    where: { organizationId: ctx.organizationId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(presentRubric);
}

export async function createRubric(ctx: Ctx, input: { name: string; colour: number }): Promise<Rubric> {
  return presentRubric(
    await unlessTaken(() =>
      ctx.db.rubric.create({
        data: { ...input, organizationId: ctx.organizationId, createdAt: ctx.clock.now() },
      }),
    ),
  );
}

interface RubricChange {
  id: string;
  name?: string;
  colour?: number;
  isArchived?: boolean;
}

export async function updateRubric(ctx: Ctx, { id, isArchived, ...change }: RubricChange): Promise<Rubric> {
  const row = await ctx.db.rubric.findFirst({ where: { id, organizationId: ctx.organizationId } });
  if (!row) throw apiError('not_found');
  return presentRubric(
    await unlessTaken(() =>
      ctx.db.rubric.update({
        where: { id },
        data: { ...change, archivedAt: archivedAt(ctx, row.archivedAt, isArchived) },
      }),
    ),
  );
}

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

function archivedAt(ctx: Ctx, before: Date | null, isArchived: boolean | undefined): Date | null {
  if (isArchived === undefined) return before;
  return isArchived ? (before ?? ctx.clock.now()) : null;
}

async function unlessTaken<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error))
      throw apiError('already_exists', { fields: [{ path: 'name', code: 'taken' }] });
    throw error;
  }
}

/** A date column holds midnight UTC. */
function toDate(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00.000Z`);
}

function toDay(date: Date | null): string | null {
  return date === null ? null : date.toISOString().slice(0, 10);
}

function presentRubric({ id, name, colour, archivedAt: at }: RubricRow): Rubric {
  return { id, name, colour, isArchived: at !== null };
}

function presentCampaign({ id, name, startsOn, endsOn, archivedAt: at }: CampaignRow): Campaign {
  return { id, name, startsOn: toDay(startsOn), endsOn: toDay(endsOn), isArchived: at !== null };
}
