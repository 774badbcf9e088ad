import type { CampaignPlan, CampaignSummary } from '@rupor/shared/campaigns/plan-contract';
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { toDate, toDay } from '../../lib/date-column.ts';
import { apiError } from '../../lib/errors.ts';
import { dayOf } from '../insights/scope.service.ts';
import { listMembers } from '../organization/members.service.ts';
import { presentCampaign } from './campaigns.service.ts';
import {
  type MemberNames,
  presentBudgetLine,
  presentIndicator,
  presentRetrospective,
  presentTask,
} from './present-plan.ts';
import { countPostsByCampaign } from './queries/campaign-sums.sql.ts';

const READINGS = 60;
const byDue = [{ dueOn: { sort: 'asc', nulls: 'last' } }, { createdAt: 'asc' }, { id: 'asc' }] as const;

export const planInclude = {
  phases: { orderBy: [{ startsOn: 'asc' }, { endsOn: 'asc' }, { id: 'asc' }] },
  tasks: { orderBy: [...byDue] },
  decisions: { orderBy: [...byDue] },
  budget: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
  indicators: {
    where: { removedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    include: {
      readings: { orderBy: [{ takenOn: 'desc' }, { enteredAt: 'desc' }, { id: 'desc' }], take: READINGS },
    },
  },
  retrospective: true,
} as const satisfies Prisma.CampaignInclude;
export type PlanRow = Prisma.CampaignGetPayload<{ include: typeof planInclude }>;

export async function readPlan(ctx: Ctx, id: string): Promise<CampaignPlan> {
  const row = await getPlanOrThrow(ctx, id);
  const [names, today, channels] = await Promise.all([
    readMemberNames(ctx),
    readToday(ctx),
    ctx.db.channel.findMany({
      where: { organizationId: ctx.organizationId, id: { in: row.channelIds }, removedAt: null },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true, network: true },
    }),
  ]);
  return {
    campaign: presentCampaign(row),
    today,
    goal: row.goal,
    messages: row.messages,
    channels,
    utmCampaign: row.utmCampaign,
    phases: row.phases.map(({ id: phaseId, name, startsOn, endsOn }) => ({
      ...{ id: phaseId, name },
      startsOn: toDay(startsOn),
      endsOn: toDay(endsOn),
    })),
    tasks: row.tasks.map((task) => presentTask(ctx, task, names)),
    indicators: row.indicators.map((indicator) => presentIndicator(ctx, indicator, names)),
    budget: row.budget.map(presentBudgetLine),
    decisions: row.decisions.map((decision) => presentTask(ctx, decision, names)),
    retrospective: row.retrospective && presentRetrospective(row.retrospective),
  };
}

export async function getPlanOrThrow(ctx: Ctx, id: string): Promise<PlanRow> {
  const row = await ctx.db.campaign.findFirst({
    where: { id, organizationId: ctx.organizationId },
    include: planInclude,
  });
  if (!row) throw apiError('not_found');
  return row;
}

/** Each campaign with its posts and tasks counted; archived ones too. */
export async function readOverview(ctx: Ctx): Promise<{ today: string; items: CampaignSummary[] }> {
  const { organizationId } = ctx;
  const today = await readToday(ctx);
  const open = { organizationId, doneAt: null };
  const [rows, posts, tasks, overdue] = await Promise.all([
    ctx.db.campaign.findMany({
      where: { organizationId },
      orderBy: [{ startsOn: { sort: 'desc', nulls: 'last' } }, { createdAt: 'desc' }, { id: 'desc' }],
      include: { retrospective: { select: { version: true } } },
    }),
    countPostsByCampaign(ctx.pool, organizationId),
    ctx.db.campaignTask.groupBy({ by: ['campaignId'], where: open, _count: true }),
    ctx.db.campaignTask.groupBy({
      by: ['campaignId'],
      where: { ...open, dueOn: { lt: toDate(today) } },
      _count: true,
    }),
  ]);
  const countOf = (groups: { campaignId: string; _count: number }[]) =>
    new Map(groups.map(({ campaignId, _count }) => [campaignId, _count]));
  const [openOf, overdueOf] = [countOf(tasks), countOf(overdue)];
  const postsOf = new Map(posts.map((count) => [count.campaignId, count]));
  const items = rows.map((row) => ({
    ...presentCampaign(row),
    goal: row.goal,
    posts: { total: postsOf.get(row.id)?.total ?? 0, published: postsOf.get(row.id)?.published ?? 0 },
    tasks: { open: openOf.get(row.id) ?? 0, overdue: overdueOf.get(row.id) ?? 0 },
    hasRetrospective: row.retrospective !== null,
  }));
  return { today, items };
}

export async function readMemberNames(ctx: Ctx): Promise<MemberNames> {
  return new Map((await listMembers(ctx)).map(({ id, name }) => [id, name]));
}

/** Today in the organization's zone. */
export async function readToday(ctx: Ctx): Promise<string> {
  const { timeZone } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { timeZone: true },
  });
  return dayOf(ctx.clock.now(), timeZone);
}
