// Plans of the three demo campaigns. One runs, one has begun, one is over and looked back on. Everything is invented.
import { addDays } from '@rupor/shared/insights/period';
import type { Role } from '@rupor/shared/organization/permissions';
import type { Tx } from '../../lib/db.ts';
import { newId } from './demo-numbers.ts';
import { dayOf } from './demo-rows.ts';
import { DEMO_ORGANIZATION_ID, PEOPLE_OF_ROLES } from './demo-world.ts';
import { type DemoPlan, PLANS } from './texts/campaigns.ts';

const organizationId = DEMO_ORGANIZATION_ID;

/** `campaignIds` in the order of CAMPAIGNS. */
export async function insertCampaignPlans(
  tx: Tx,
  { campaignIds, now }: { campaignIds: string[]; now: Date },
): Promise<void> {
  const members = await tx.member.findMany({ where: { organizationId }, include: { user: true } });
  const memberOf = (role: Role | null) =>
    members.find(({ user }) => role !== null && user.name === PEOPLE_OF_ROLES[role])?.id ?? null;
  for (const [index, plan] of PLANS.entries()) {
    const campaignId = campaignIds[index];
    if (campaignId) await insertPlan(tx, { plan, campaignId, now, memberOf });
  }
}

interface Given {
  plan: DemoPlan;
  campaignId: string;
  now: Date;
  memberOf(role: Role | null): string | null;
}

async function insertPlan(tx: Tx, { plan, campaignId, now, memberOf }: Given): Promise<void> {
  const of = { organizationId, campaignId };
  const date = (days: number) => new Date(`${addDays(dayOf(now), days)}T00:00:00Z`);
  await tx.campaign.update({
    where: { id: campaignId },
    data: { goal: plan.goal, messages: [...plan.messages] },
  });
  await tx.campaignPhase.createMany({
    data: plan.phases.map(({ name, from, to }) => ({ ...of, name, startsOn: date(from), endsOn: date(to) })),
  });
  const dated = plan.tasks.map(({ title, due, owner, isDone }) => ({
    ...{ ...of, title, ownerId: memberOf(owner), dueOn: date(due) },
    doneAt: isDone ? date(due) : null,
  }));
  await tx.campaignTask.createMany({ data: dated });
  await tx.campaignBudgetLine.createMany({
    data: plan.budget.map((line, position) => ({ ...of, ...line, position })),
  });
  const ids = new Map(plan.indicators.map(({ key }) => [key, newId()]));
  await tx.campaignIndicator.createMany({
    data: plan.indicators.map(({ key, leadsTo, owner, readings: _, ...rest }, position) => ({
      ...{ ...of, ...rest, position, id: ids.get(key) },
      leadsToId: leadsTo === null ? null : (ids.get(leadsTo) ?? null),
      ownerId: memberOf(owner),
    })),
  });
  await tx.indicatorReading.createMany({
    data: plan.indicators.flatMap(({ key, owner, readings }) =>
      readings.map(({ day, value, note }) => ({
        ...{ organizationId, indicatorId: ids.get(key) ?? '', value, note, takenOn: date(day) },
        enteredByName: PEOPLE_OF_ROLES[owner ?? 'editor'],
        enteredAt: date(day),
      })),
    ),
  });
  await tx.campaignDecision.createMany({
    data: plan.decisions.map(({ title, due, owner }) => ({
      ...{ ...of, title, ownerId: memberOf(owner), dueOn: date(due) },
    })),
  });
  // Numbers are frozen by a person who looks at them: the seed freezes none.
  if (plan.lookBack) await tx.campaignRetrospective.create({ data: { ...of, ...plan.lookBack } });
}
