// A campaign from nothing, a template or another campaign. The plan is made in one transaction; then each draft whole
// or not at all. The id comes from the browser: the same request again makes nothing more.
import type { StartCampaign } from '@rupor/shared/campaigns/plan-contract';
import { daysBetween } from '@rupor/shared/campaigns/progress';
import { lengthOf, templateOf } from '@rupor/shared/campaigns/templates/templates';
import { addDays } from '@rupor/shared/insights/period';
import type { Ctx } from '../../context.ts';
import { toDate, toDay } from '../../lib/date-column.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import { unlessTaken } from '../../lib/unless-taken.ts';
import { newId } from '../../lib/uuid.ts';
import { note } from './plan-change.service.ts';
import { getPlanOrThrow, type PlanRow } from './plan-read.service.ts';
import { writeCopiedDrafts, writeTemplateDrafts } from './start-drafts.ts';

/** Everything of a plan that a new campaign begins with. */
interface PlanStart {
  about: { goal: string; messages: string[]; endsOn: Date | null };
  phases: { name: string; startsOn: Date; endsOn: Date }[];
  tasks: { title: string; ownerId: string | null; dueOn: Date | null }[];
  indicators: IndicatorStart[];
  budget: { name: string; hoursPlanned: number | null; roublesPlanned: number | null }[];
}

type IndicatorStart = Omit<
  PlanRow['indicators'][number],
  'organizationId' | 'campaignId' | 'position' | 'removedAt' | 'readings'
>;

export async function startCampaign(ctx: Ctx, input: StartCampaign): Promise<{ id: string; drafts: number }> {
  const { from } = input;
  const source = from.kind === 'copy' ? await getPlanOrThrow(ctx, from.campaignId) : null;
  const plan = source ? copyOf(source, input.startsOn) : planOf(input);
  const isNew = await unlessTaken(() => ctx.db.$transaction((tx) => insertPlan(tx, ctx, input, plan)));
  if (!isNew) return { id: input.id, drafts: 0 };
  if (from.kind === 'template')
    return {
      id: input.id,
      drafts: await writeTemplateDrafts(ctx, input, templateOf(from.template, from.language)),
    };
  if (from.kind === 'copy' && source && from.posts !== 'none') {
    const days = shiftOf(source, input.startsOn);
    const drafts = await writeCopiedDrafts(ctx, { from: source.id, to: input.id, which: from.posts, days });
    return { id: input.id, drafts };
  }
  return { id: input.id, drafts: 0 };
}

/** false: it is there already, of this organization. */
async function insertPlan(tx: Tx, ctx: Ctx, input: StartCampaign, plan: PlanStart): Promise<boolean> {
  const { organizationId } = ctx;
  const { id, name, startsOn, channelIds } = input;
  const known = await tx.campaign.findUnique({ where: { id }, select: { organizationId: true } });
  if (known && known.organizationId !== organizationId) throw apiError('not_found');
  if (known) return false;
  const wanted = [...new Set(channelIds)];
  if (
    (await tx.channel.count({ where: { organizationId, removedAt: null, id: { in: wanted } } })) <
    wanted.length
  )
    throw apiError('not_found');
  await tx.campaign.create({
    data: {
      ...{ id, organizationId, name, ...plan.about },
      startsOn: toDate(startsOn),
      channelIds: wanted,
      createdAt: ctx.clock.now(),
    },
  });
  const of = { organizationId, campaignId: id };
  await tx.campaignPhase.createMany({ data: plan.phases.map((row) => ({ ...row, ...of })) });
  await tx.campaignTask.createMany({
    data: plan.tasks.map((row) => ({ ...row, ...of, createdAt: ctx.clock.now() })),
  });
  await tx.campaignBudgetLine.createMany({
    data: plan.budget.map((row, position) => ({ ...row, ...of, position })),
  });
  await tx.campaignIndicator.createMany({
    data: plan.indicators.map((row, position) => ({ ...row, ...of, position })),
  });
  await note(tx, ctx, 'campaign.started', { id, name });
  return true;
}

function planOf({ from, startsOn }: StartCampaign): PlanStart {
  if (from.kind !== 'template')
    return {
      about: { goal: '', messages: [], endsOn: null },
      phases: [],
      tasks: [],
      indicators: [],
      budget: [],
    };
  const template = templateOf(from.template, from.language);
  const day = (days: number) => toDate(addDays(startsOn, days));
  const ids = new Map(template.indicators.map(({ key }) => [key, newId()]));
  return {
    about: {
      goal: template.goal,
      messages: [...template.messages],
      endsOn: day(lengthOf(template) - 1),
    },
    phases: template.phases.map(({ name, from: first, to }) => ({
      name,
      startsOn: day(first),
      endsOn: day(to),
    })),
    tasks: template.tasks.map(({ title, due }) => ({ title, ownerId: null, dueOn: day(due) })),
    indicators: template.indicators.map(({ key, leadsTo, ...indicator }) => ({
      ...indicator,
      id: ids.get(key) ?? newId(),
      leadsToId: leadsTo === null ? null : (ids.get(leadsTo) ?? null),
      ownerId: null,
      baseline: null,
      target: null,
    })),
    budget: template.budget.map((name) => ({ name, hoursPlanned: null, roublesPlanned: null })),
  };
}

/** Plan and targets; nothing of what came of it: no readings, no money spent, no ticks, no decisions. */
function copyOf(source: PlanRow, startsOn: string): PlanStart {
  const days = shiftOf(source, startsOn);
  const shift = (date: Date) => toDate(addDays(toDay(date), days));
  const ids = new Map(source.indicators.map(({ id }) => [id, newId()]));
  return {
    about: {
      goal: source.goal,
      messages: source.messages,
      endsOn: source.endsOn && shift(source.endsOn),
    },
    phases: source.phases.map((phase) => ({
      name: phase.name,
      startsOn: shift(phase.startsOn),
      endsOn: shift(phase.endsOn),
    })),
    tasks: source.tasks.map(({ title, ownerId, dueOn }) => ({
      title,
      ownerId,
      dueOn: dueOn && shift(dueOn),
    })),
    indicators: source.indicators.map(
      ({
        organizationId: _,
        campaignId: __,
        position: ___,
        removedAt: ____,
        readings: _____,
        ...indicator
      }) => ({
        ...indicator,
        id: ids.get(indicator.id) ?? newId(),
        leadsToId: indicator.leadsToId === null ? null : (ids.get(indicator.leadsToId) ?? null),
        // What it began with then is not what it begins with now.
        baseline: null,
      }),
    ),
    budget: source.budget.map(({ name, hoursPlanned, roublesPlanned }) => ({
      name,
      hoursPlanned,
      roublesPlanned,
    })),
  };
}

/** By how many days a copy is later. Without a first day its first phase counts; without any nothing moves. */
function shiftOf(source: PlanRow, startsOn: string): number {
  const first = source.startsOn ?? source.phases[0]?.startsOn ?? null;
  return first === null ? 0 : daysBetween(toDay(first), startsOn);
}
