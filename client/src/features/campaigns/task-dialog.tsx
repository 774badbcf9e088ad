import { TextInput } from '@mantine/core';
import { DecisionItem, type Task, TaskItem } from '@rupor/shared/campaigns/plan';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../lib/new-id.ts';
import { useApiForm } from '../../lib/use-api-form.ts';
import { OwnerSelect } from './owner-select.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { taskItem } from './plan-items.ts';
import type { PlanActs } from './use-plan-acts.ts';

interface Props {
  of: 'task' | 'decision';
  /** null = a new one. */
  task: Task | null;
  acts: PlanActs;
  onClose: () => void;
}

export function TaskDialog({ of, task, acts, onClose }: Props) {
  const { t } = useTranslation('campaignPlan');
  const [id] = useState(() => task?.id ?? newId());
  const { form, submit, isSending, problem } = useApiForm({
    initialValues: { title: task?.title ?? '', ownerId: task?.owner?.id ?? null, dueOn: task?.dueOn ?? '' },
    schema: of === 'task' ? TaskItem : DecisionItem,
    toInput: (values) => ({ of, id, ...values, dueOn: values.dueOn || null }),
    send: ({ title, ownerId, dueOn }) => acts.put({ of, id, title, ownerId, dueOn: dueOn || null }),
    onDone: onClose,
  });
  const words = of === 'task' ? 'tasks' : 'decisions';
  return (
    <PlanDialog
      title={t(task ? `${words}.change` : `${words}.new`)}
      onRemove={
        task ? () => void acts.remove(taskItem(of, task), t('removed', { name: task.title })) : undefined
      }
      {...{ submit, isSending, problem, onClose }}
    >
      <TextInput
        label={t(`${words}.title`)}
        placeholder={t(`${words}.placeholder`)}
        maxLength={300}
        data-autofocus
        {...form.getInputProps('title')}
      />
      <OwnerSelect {...form.getInputProps('ownerId')} />
      <TextInput type="date" label={t('tasks.due')} {...form.getInputProps('dueOn')} />
    </PlanDialog>
  );
}
