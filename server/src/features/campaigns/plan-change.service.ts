// One thing of a plan at a time. Ids come from the browser: the same request again changes nothing more, and a thing
// that was removed is put back under its id. An id of another campaign or organization answers not_found.
import type { PlanAct, PlanItem } from '@rupor/shared/campaigns/plan';
import type { CampaignPlan } from '@rupor/shared/campaigns/plan-contract';
import { mayLeadTo } from '@rupor/shared/campaigns/tree';
import { isSomewhere } from '@rupor/shared/organization/permissions';
import type { Ctx } from '../../context.ts';
import { reachFor } from '../../http/require-branch.ts';
import { toDate } from '../../lib/date-column.ts';
import type { Tx } from '../../lib/db.ts';
import { isUniqueViolation } from '../../lib/db-errors.ts';
import { apiError, fieldError } from '../../lib/errors.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { getPlanOrThrow, type PlanRow, readMemberNames, readPlan, readToday } from './plan-read.service.ts';
import { tellGiven } from './tell-given.ts';

export async function changePlan(ctx: Ctx, { id, act }: { id: string; act: PlanAct }): Promise<CampaignPlan> {
  const plan = await getPlanOrThrow(ctx, id);
  await ctx.db.$transaction(async (tx) => {
    if (act.kind === 'about') await saveAbout(tx, ctx, plan, act);
    else if (act.kind === 'put') await putItem(tx, ctx, plan, act.item);
    else if (act.kind === 'remove') await removeItem(tx, ctx, plan, act);
    else await removeReading(tx, ctx, plan, act);
  });
  return readPlan(ctx, id);
}

type Act<Kind extends PlanAct['kind']> = Extract<PlanAct, { kind: Kind }>;

async function saveAbout(tx: Tx, ctx: Ctx, plan: PlanRow, act: Act<'about'>): Promise<void> {
  const { kind: _, ...fields } = act;
  if (fields.channelIds) {
    const wanted = [...new Set(fields.channelIds)];
    const where = { organizationId: ctx.organizationId, id: { in: wanted } };
    if ((await tx.channel.count({ where })) < wanted.length) throw apiError('not_found');
  }
  await tx.campaign.update({ where: { id: plan.id }, data: fields });
}

async function putItem(tx: Tx, ctx: Ctx, plan: PlanRow, item: PlanItem): Promise<void> {
  if ('ownerId' in item && item.ownerId !== null && !(await readMemberNames(ctx)).has(item.ownerId))
    throw apiError('not_found');
  if (item.of === 'indicator') requirePlace(plan, item);
  try {
    await saveItem(tx, ctx, plan, item);
  } catch (error) {
    // The id is taken by a thing of another campaign.
    if (isUniqueViolation(error)) throw apiError('not_found');
    throw error;
  }
}

/** Changed where it is there, else made. */
async function saveItem(tx: Tx, ctx: Ctx, plan: PlanRow, item: PlanItem): Promise<void> {
  const where = { id: item.id, organizationId: ctx.organizationId, campaignId: plan.id };
  if (item.of === 'phase') {
    const data = { name: item.name, startsOn: toDate(item.startsOn), endsOn: toDate(item.endsOn) };
    const { count } = await tx.campaignPhase.updateMany({ where, data });
    if (count === 0) await tx.campaignPhase.create({ data: { ...where, ...data } });
  } else if (item.of === 'task' || item.of === 'decision') {
    const data = {
      title: item.title,
      ownerId: item.ownerId,
      dueOn: item.dueOn === null ? null : toDate(item.dueOn),
      ...(item.isDone === undefined ? {} : { doneAt: item.isDone ? ctx.clock.now() : null }),
    };
    const created = { ...where, ...data, createdAt: ctx.clock.now() };
    if (item.of === 'task') {
      const { count } = await tx.campaignTask.updateMany({ where, data });
      if (count === 0) await tx.campaignTask.create({ data: created });
    } else {
      const { count } = await tx.campaignDecision.updateMany({ where, data });
      if (count === 0) await tx.campaignDecision.create({ data: created });
    }
    if (!item.isDone) await tellGiven(tx, ctx, plan.id, item);
  } else if (item.of === 'indicator') {
    const { of: _, id: __, ...data } = item;
    const { count } = await tx.campaignIndicator.updateMany({ where, data: { ...data, removedAt: null } });
    const position = nextPosition(plan.indicators);
    if (count === 0) await tx.campaignIndicator.create({ data: { ...where, ...data, position } });
  } else {
    const { of: _, id: __, ...data } = item;
    const { count } = await tx.campaignBudgetLine.updateMany({ where, data });
    const position = nextPosition(plan.budget);
    if (count === 0) await tx.campaignBudgetLine.create({ data: { ...where, ...data, position } });
  }
}

function requirePlace(plan: PlanRow, item: Extract<PlanItem, { of: 'indicator' }>): void {
  if (item.leadsToId === null) return;
  if (!plan.indicators.some(({ id }) => id === item.leadsToId)) throw apiError('not_found');
  if (!mayLeadTo(plan.indicators, item)) throw fieldError({ path: 'leadsToId', code: 'own_child' });
}

function nextPosition(rows: readonly { position: number }[]): number {
  return Math.max(-1, ...rows.map(({ position }) => position)) + 1;
}

/** What is not there any more is removed already. */
async function removeItem(tx: Tx, ctx: Ctx, plan: PlanRow, { of, itemId }: Act<'remove'>): Promise<void> {
  const where = { id: itemId, organizationId: ctx.organizationId, campaignId: plan.id };
  if (of === 'phase') await tx.campaignPhase.deleteMany({ where });
  else if (of === 'task') await tx.campaignTask.deleteMany({ where });
  else if (of === 'decision') await tx.campaignDecision.deleteMany({ where });
  else if (of === 'budget') await tx.campaignBudgetLine.deleteMany({ where });
  else {
    // Its readings stay, so that it can be put back whole.
    const { count } = await tx.campaignIndicator.updateMany({
      where: { ...where, removedAt: null },
      data: { removedAt: ctx.clock.now() },
    });
    const name = plan.indicators.find(({ id }) => id === itemId)?.name ?? '';
    if (count > 0) {
      await tx.campaignIndicator.updateMany({
        where: { leadsToId: itemId, campaignId: plan.id },
        data: { leadsToId: null },
      });
      await note(tx, ctx, 'campaign.indicator_removed', { id: plan.id, name });
    }
  }
}

async function removeReading(
  tx: Tx,
  ctx: Ctx,
  plan: PlanRow,
  { indicatorId, readingId }: Act<'removeReading'>,
): Promise<void> {
  if (!plan.indicators.some(({ id }) => id === indicatorId)) throw apiError('not_found');
  await tx.indicatorReading.deleteMany({
    where: { id: readingId, indicatorId, organizationId: ctx.organizationId },
  });
}

interface Finish {
  id: string;
  of: 'task' | 'decision';
  itemId: string;
  isDone: boolean;
}

export async function finishItem(ctx: Ctx, { id, of, itemId, isDone }: Finish): Promise<CampaignPlan> {
  const plan = await getPlanOrThrow(ctx, id);
  const item = (of === 'task' ? plan.tasks : plan.decisions).find((one) => one.id === itemId);
  if (!item) throw apiError('not_found');
  requireOwner(ctx, item.ownerId);
  const where = { id: itemId, organizationId: ctx.organizationId };
  const doneAt = isDone ? (item.doneAt ?? ctx.clock.now()) : null;
  if (of === 'task') {
    const doneById = isDone && ctx.actor.kind === 'user' ? ctx.actor.memberId : null;
    await ctx.db.campaignTask.updateMany({ where, data: { doneAt, doneById } });
  } else await ctx.db.campaignDecision.updateMany({ where, data: { doneAt } });
  return readPlan(ctx, id);
}

interface NewReading {
  id: string;
  indicatorId: string;
  readingId: string;
  value: number;
  takenOn: string;
  note: string;
}

export async function enterReading(ctx: Ctx, input: NewReading): Promise<CampaignPlan> {
  const { id, indicatorId, readingId, value, takenOn, note: words } = input;
  const plan = await getPlanOrThrow(ctx, id);
  const indicator = plan.indicators.find((one) => one.id === indicatorId);
  if (!indicator) throw apiError('not_found');
  requireOwner(ctx, indicator.ownerId);
  if (indicator.counted !== null) throw apiError('state_conflict', { reason: 'counted' });
  if (takenOn > (await readToday(ctx))) throw fieldError({ path: 'takenOn', code: 'in_future' });
  await ctx.db.indicatorReading.createMany({
    data: {
      id: readingId,
      organizationId: ctx.organizationId,
      indicatorId,
      value,
      takenOn: toDate(takenOn),
      note: words,
      enteredByName: ctx.actor.name,
      enteredAt: ctx.clock.now(),
    },
    skipDuplicates: true,
  });
  return readPlan(ctx, id);
}

/** Whoever answers for it, and whoever manages campaigns. */
function requireOwner(ctx: Ctx, ownerId: string | null): void {
  const isOwner = ctx.actor.kind === 'user' && ctx.actor.memberId === ownerId;
  const isManager = ctx.actor.kind === 'user' && isSomewhere(reachFor(ctx.actor, 'campaigns.manage'));
  if (!isOwner && !isManager) throw apiError('forbidden', { reason: 'not_owner' });
}

export async function note(
  tx: Tx,
  ctx: Ctx,
  action: string,
  { id, name }: { id: string; name: string },
): Promise<void> {
  await recordAudit(ctx, { action, targetKind: 'campaign', targetId: id, data: { name } }, tx);
}
