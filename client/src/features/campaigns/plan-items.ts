// What was read as what is sent: for changing a thing, and for putting it back.
import type { BudgetLine, Indicator, Phase, PlanItem, Task } from '@rupor/shared/campaigns/plan';

type Item<Of extends PlanItem['of']> = Extract<PlanItem, { of: Of }>;

export function phaseItem(phase: Phase): Item<'phase'> {
  return { of: 'phase', ...phase };
}

export function taskItem(of: 'task' | 'decision', task: Task): Item<'task'> | Item<'decision'> {
  const { id, title, owner, dueOn, doneAt } = task;
  return { of, id, title, ownerId: owner?.id ?? null, dueOn, isDone: doneAt !== null };
}

export function indicatorItem({ readings: _, isMine: __, owner, ...rest }: Indicator): Item<'indicator'> {
  return { of: 'indicator', ...rest, ownerId: owner?.id ?? null };
}

export function budgetItem(line: BudgetLine): Item<'budget'> {
  return { of: 'budget', ...line };
}

/** What somebody typed: «1 200,5» is 1200.5, nothing is null, anything else is no number. */
export function toAmount(typed: string): number | null {
  const bare = typed
    .replace(/[\s\u202f\u00a0]/g, '')
    .replace(',', '.')
    .replace('\u2212', '-');
  return bare === '' ? null : Number(bare);
}

/** A number as a person would type it. */
export function fromAmount(value: number | null): string {
  return value === null ? '' : String(value).replace('.', ',');
}
