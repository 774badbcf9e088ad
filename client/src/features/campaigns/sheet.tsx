import type { CampaignNumbers } from '@rupor/shared/campaigns/numbers';
import type { CampaignPlan } from '@rupor/shared/campaigns/plan-contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format.ts';
import { BudgetSums } from './budget-card.tsx';
import classes from './campaigns.module.css';
import { DoubtsList } from './doubts-list.tsx';
import { LookBackTexts, SnapshotCard } from './look-back.tsx';
import { PhaseLines } from './phases-card.tsx';
import { TreeLayers } from './tree-card.tsx';

export interface SheetPart {
  id: string;
  title: string;
  body: ReactNode;
}

interface Given {
  plan: CampaignPlan;
  numbers: CampaignNumbers;
  zone: string;
  /** From a view to a member. */
  chain: ReactNode;
  /** On a big screen names of living people stay out. */
  hasNames: boolean;
}

/** The campaign as a row of parts, one idea each: for paper all at once, for a screen one at a time. */
export function useSheetParts({ plan, numbers, zone, chain, hasNames }: Given): SheetPart[] {
  const { t } = useTranslation('campaignPlan');
  const { retrospective } = plan;
  const parts: (SheetPart | false)[] = [
    { id: 'chain', title: t('sheet.chain'), body: chain },
    plan.goal !== '' && {
      id: 'goal',
      title: t('about.goal'),
      body: (
        <>
          <p className={classes.goal}>{plan.goal}</p>
          <ol className={classes.messages}>
            {plan.messages.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ol>
        </>
      ),
    },
    plan.indicators.length > 0 && {
      id: 'tree',
      title: t('tree.head'),
      body: <TreeLayers plan={plan} numbers={numbers} hasOwners={hasNames} />,
    },
    plan.phases.length > 0 && { id: 'phases', title: t('phases.head'), body: <PhaseLines plan={plan} /> },
    plan.tasks.length > 0 && {
      id: 'tasks',
      title: t('tasks.head'),
      body: <SheetTasks plan={plan} hasNames={hasNames} of="tasks" />,
    },
    plan.budget.length > 0 && {
      id: 'budget',
      title: t('budget.head'),
      body: <BudgetSums budget={plan.budget} />,
    },
    { id: 'doubts', title: t('doubts.head'), body: <DoubtsList numbers={numbers} /> },
    retrospective !== null && {
      id: 'lookBack',
      title: t('lookBack.head'),
      body: <LookBackTexts plan={plan} />,
    },
    retrospective?.snapshot != null &&
      retrospective.frozenAt !== null && {
        id: 'snapshot',
        title: t('lookBack.number'),
        body: (
          <SnapshotCard
            snapshot={retrospective.snapshot}
            frozen={{ at: retrospective.frozenAt, by: hasNames ? (retrospective.frozenBy ?? '') : '', zone }}
          />
        ),
      },
    plan.decisions.length > 0 && {
      id: 'decisions',
      title: t('decisions.head'),
      body: <SheetTasks plan={plan} hasNames={hasNames} of="decisions" />,
    },
  ];
  return parts.filter((part) => part !== false);
}

function SheetTasks({
  plan,
  hasNames,
  of,
}: {
  plan: CampaignPlan;
  hasNames: boolean;
  of: 'tasks' | 'decisions';
}) {
  const { t } = useTranslation('campaignPlan');
  return (
    <ul className={classes.sheetTasks}>
      {plan[of].map((task) => (
        <li key={task.id}>
          {task.title}
          <span className="small muted">
            {[
              task.doneAt ? t('tasks.done') : task.dueOn && t('tasks.until', { day: formatDay(task.dueOn) }),
              hasNames && task.owner?.name,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
