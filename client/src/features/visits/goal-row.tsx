import { Button } from '@mantine/core';
import type { VisitGoals } from '@rupor/shared/visits/answers';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';
import { offerUndo } from '../../lib/undo.ts';
import { useGoalActs } from './api.ts';
import { GoalDialog } from './goal-dialog.tsx';
import { useWords } from './use-words.ts';
import classes from './visits.module.css';

interface Props {
  report: VisitGoals;
  one: VisitGoals['goals'][number];
  siteId: string;
  canManage: boolean;
}

/** How often a goal was reached, of how many visits, and where those had come from. */
export function GoalRow({ report, one, siteId, canManage }: Props) {
  const { t } = useTranslation('visitSetup');
  const words = useWords();
  const format = useFormat();
  const { createGoal, removeGoal } = useGoalActs();
  const [isChanging, setChanging] = useState(false);
  const { goal, conversions, visits, rows } = one;
  const share = visits === null || !report.visits ? null : (visits / report.visits) * 1000;
  const remove = () =>
    removeGoal.mutate(
      { id: goal.id },
      {
        onSuccess: () =>
          offerUndo(t('goal.removed', { name: goal.name }), () =>
            createGoal.mutate({ siteId, name: goal.name, kind: goal.kind, pattern: goal.pattern }),
          ),
      },
    );
  return (
    <article className={classes.goal}>
      <div className={classes.goalHead}>
        <h3>{goal.name}</h3>
        <b className="num">
          {conversions === null
            ? t('common:unknown')
            : t('goal.times', { count: conversions, value: format.number(conversions) })}
        </b>
      </div>
      <p className="small muted">
        {t(`goal.kind.${goal.kind}`, { pattern: goal.pattern })}.{' '}
        {share === null
          ? t('goal.noShare')
          : t('goal.share', { count: Math.round(share), value: format.number(share, share < 10 ? 1 : 0) })}
      </p>
      {rows.length > 0 && (
        <p className="small">
          {t('goal.from')}{' '}
          {rows
            .slice(0, 6)
            .map(
              (row) =>
                `${words.value('source', row.value || 'unknown')} — ${row.conversions === null ? t('common:unknown') : format.number(row.conversions)}`,
            )
            .join(', ')}
        </p>
      )}
      {canManage && (
        <div className={classes.acts}>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('goal.changeNamed', { name: goal.name })}
            onClick={() => setChanging(true)}
          >
            {t('goal.change')}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('goal.removeNamed', { name: goal.name })}
            onClick={remove}
          >
            {t('goal.remove')}
          </Button>
        </div>
      )}
      {isChanging && <GoalDialog siteId={siteId} goal={goal} onClose={() => setChanging(false)} />}
    </article>
  );
}
