import type { BudgetLine, Indicator, Task } from '@rupor/shared/campaigns/plan';
import type { Retrospective } from '@rupor/shared/campaigns/plan-contract';
import { CampaignSnapshot } from '@rupor/shared/campaigns/plan-contract';
import type { Ctx } from '../../context.ts';
import type {
  CampaignBudgetLine,
  CampaignIndicator,
  CampaignRetrospective,
  CampaignTask,
  IndicatorReading,
} from '../../generated/prisma/client.ts';
import { toDay } from '../../lib/date-column.ts';

/** Names of members by id; whoever has left keeps theirs. */
export type MemberNames = ReadonlyMap<string, string>;

export function presentTask(ctx: Ctx, row: Omit<CampaignTask, 'doneById'>, names: MemberNames): Task {
  return {
    id: row.id,
    title: row.title,
    dueOn: row.dueOn && toDay(row.dueOn),
    doneAt: row.doneAt?.toISOString() ?? null,
    ...presentOwner(ctx, row.ownerId, names),
  };
}

export function presentIndicator(
  ctx: Ctx,
  row: CampaignIndicator & { readings: IndicatorReading[] },
  names: MemberNames,
): Indicator {
  const { id, layer, name, definition, leadsToId, source, unit, baseline, target, cadence, rule } = row;
  return {
    ...{ id, layer, name, definition, leadsToId, source, unit, baseline, target, cadence, rule },
    counted: row.counted as Indicator['counted'],
    readings: row.readings.map((reading) => ({
      id: reading.id,
      value: reading.value,
      takenOn: toDay(reading.takenOn),
      note: reading.note,
      enteredBy: reading.enteredByName,
      enteredAt: reading.enteredAt.toISOString(),
    })),
    ...presentOwner(ctx, row.ownerId, names),
  };
}

export function presentBudgetLine(row: CampaignBudgetLine): BudgetLine {
  const { id, name, hoursPlanned, hoursSpent, roublesPlanned, roublesSpent } = row;
  return { id, name, hoursPlanned, hoursSpent, roublesPlanned, roublesSpent };
}

export function presentRetrospective(row: CampaignRetrospective): Retrospective {
  const { done, changed, doubts, decide, version } = row;
  return {
    ...{ done, changed, doubts, decide, version },
    snapshot: row.snapshot === null ? null : CampaignSnapshot.parse(row.snapshot),
    frozenAt: row.frozenAt?.toISOString() ?? null,
    frozenBy: row.frozenByName,
  };
}

function presentOwner(ctx: Ctx, ownerId: string | null, names: MemberNames) {
  return {
    owner: ownerId === null ? null : { id: ownerId, name: names.get(ownerId) ?? '' },
    isMine: ctx.actor.kind === 'user' && ctx.actor.memberId === ownerId,
  };
}
