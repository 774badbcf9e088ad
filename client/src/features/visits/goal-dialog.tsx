import { TextInput } from '@mantine/core';
import type { VisitGoal } from '@rupor/shared/visits/answers';
import { NewGoal } from '@rupor/shared/visits/contract';
import type { VisitStep } from '@rupor/shared/visits/questions';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useApiForm } from '../../lib/use-api-form.ts';
import { useGoalActs } from './api.ts';
import { StepFields } from './step-fields.tsx';

interface Props {
  siteId: string;
  /** Absent: a new one. */
  goal?: VisitGoal;
  onClose(): void;
}

type Values = VisitStep & { name: string };

/** A goal counts the past as well: it is a rule, not a count. */
export function GoalDialog({ siteId, goal, onClose }: Props) {
  const { t } = useTranslation('visitSetup');
  const { createGoal, updateGoal } = useGoalActs();
  const { form, submit, isSending, problem } = useApiForm<Values, unknown>({
    initialValues: {
      name: goal?.name ?? '',
      kind: goal?.kind ?? 'page',
      pattern: goal?.pattern ?? '',
    },
    schema: NewGoal,
    toInput: (values) => ({ siteId, ...values }),
    send: (values) =>
      goal
        ? updateGoal.mutateAsync({ id: goal.id, ...values })
        : createGoal.mutateAsync({ siteId, ...values }),
    onDone: onClose,
  });
  const { kind, pattern } = form.values;
  return (
    <FormDialog
      title={goal ? t('goal.changeTitle') : t('goal.newTitle')}
      verb={t('goal.save')}
      {...{ submit, isSending, problem, onClose }}
    >
      <TextInput
        label={t('goal.name')}
        placeholder={t('goal.nameExample')}
        maxLength={120}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <StepFields
        value={{ kind, pattern }}
        error={form.errors.pattern}
        onChange={(step) => form.setValues(step)}
      />
    </FormDialog>
  );
}
