import { Button, Checkbox } from '@mantine/core';
import type { Task } from '@rupor/shared/campaigns/plan';
import { IconPlus } from '@tabler/icons-react';
import { startTransition, useOptimistic, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format.ts';
import classes from './campaigns.module.css';
import { TaskDialog } from './task-dialog.tsx';
import type { PlanActs } from './use-plan-acts.ts';

interface Props {
  of: 'task' | 'decision';
  tasks: readonly Task[];
  today: string;
  canManage: boolean;
  acts: PlanActs;
}

/** Tasks or decisions: ticked in place by whoever answers for them, the open ones first. */
export function TaskList({ of, tasks, today, canManage, acts }: Props) {
  const { t } = useTranslation('campaignPlan');
  const [open, setOpen] = useState<Task | 'new' | null>(null);
  const sorted = [...tasks.filter(({ doneAt }) => !doneAt), ...tasks.filter(({ doneAt }) => doneAt)];
  const words = of === 'task' ? 'tasks' : 'decisions';
  return (
    <>
      {tasks.length === 0 && <p className="muted">{t(`${words}.empty`)}</p>}
      <ul className={classes.lines}>
        {sorted.map((task) => (
          <li key={task.id} className={classes.task}>
            <Tick
              task={task}
              isDisabled={!canManage && !task.isMine}
              onTick={(isDone) => acts.tick(of, task.id, isDone)}
            />
            <div>
              {canManage ? (
                <button type="button" className={classes.name} onClick={() => setOpen(task)}>
                  {task.title}
                </button>
              ) : (
                <span className={classes.plainName}>{task.title}</span>
              )}
              <TaskFacts task={task} today={today} />
            </div>
          </li>
        ))}
      </ul>
      {canManage && (
        <Button
          size="sm"
          leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />}
          onClick={() => setOpen('new')}
        >
          {t(`${words}.add`)}
        </Button>
      )}
      {open && (
        <TaskDialog of={of} task={open === 'new' ? null : open} acts={acts} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

interface TickProps {
  task: Task;
  isDisabled: boolean;
  /** Resolves when it is done or refused. */
  onTick(isDone: boolean): Promise<void>;
}

/** Stands at once; a refusal takes it back. */
function Tick({ task, isDisabled, onTick }: TickProps) {
  const { t } = useTranslation('campaignPlan');
  const [isDone, showDone] = useOptimistic(task.doneAt !== null);
  const tick = (wanted: boolean) =>
    startTransition(async () => {
      showDone(wanted);
      await onTick(wanted);
    });
  return (
    <Checkbox
      checked={isDone}
      disabled={isDisabled}
      onChange={({ currentTarget }) => tick(currentTarget.checked)}
      aria-label={t('tasks.tick', { title: task.title })}
      size="md"
    />
  );
}

function TaskFacts({ task, today }: { task: Task; today: string }) {
  const { t } = useTranslation('campaignPlan');
  const isLate = task.doneAt === null && task.dueOn !== null && task.dueOn < today;
  return (
    <span className="small muted">
      {task.owner?.name ?? t('owner.nobody')}
      {task.dueOn && ` · ${t('tasks.until', { day: formatDay(task.dueOn) })}`}
      {isLate && (
        <>
          {' '}
          <b className={classes.late}>{t('tasks.late')}</b>
        </>
      )}
    </span>
  );
}
