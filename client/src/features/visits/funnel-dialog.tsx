import { Button, Fieldset, Stack, TextInput } from '@mantine/core';
import type { VisitFunnel } from '@rupor/shared/visits/answers';
import { NewFunnel } from '@rupor/shared/visits/contract';
import type { VisitStep } from '@rupor/shared/visits/questions';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useApiForm } from '../../lib/use-api-form.ts';
import { useGoalActs } from './api.ts';
import { StepFields } from './step-fields.tsx';

interface Props {
  siteId: string;
  onClose(): void;
  onDone(id: string): void;
}

const MAX_STEPS = 8;
const EMPTY: VisitStep = { kind: 'page', pattern: '' };
type Values = { name: string; steps: VisitStep[] };

/** Two to eight steps in their order. */
export function FunnelDialog({ siteId, onClose, onDone }: Props) {
  const { t } = useTranslation('visitSetup');
  const { createFunnel } = useGoalActs();
  const { form, submit, isSending, problem } = useApiForm<Values, VisitFunnel>({
    initialValues: { name: '', steps: [EMPTY, { kind: 'form', pattern: '*' }] },
    schema: NewFunnel,
    toInput: (values) => ({ siteId, ...values }),
    send: (values) => createFunnel.mutateAsync({ siteId, ...values }),
    onDone: ({ id }) => {
      onDone(id);
      onClose();
    },
  });
  const { steps } = form.values;
  const setSteps = (next: VisitStep[]) => {
    form.setFieldValue('steps', next);
    form.setErrors({});
  };
  return (
    <FormDialog
      title={t('funnel.newTitle')}
      verb={t('goal.save')}
      {...{ submit, isSending, problem, onClose }}
    >
      <TextInput
        label={t('funnel.name')}
        placeholder={t('funnel.nameExample')}
        maxLength={120}
        data-autofocus
        {...form.getInputProps('name')}
      />
      {steps.map((step, at) => (
        <Fieldset key={at} legend={t('funnel.step', { number: at + 1 })}>
          <Stack gap="xs">
            <StepFields
              value={step}
              error={form.errors[`steps.${at}.pattern`]}
              onChange={(next) => setSteps(steps.map((one, other) => (other === at ? next : one)))}
            />
            {steps.length > 2 && (
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => setSteps(steps.filter((_, other) => other !== at))}
              >
                {t('funnel.removeStep', { number: at + 1 })}
              </Button>
            )}
          </Stack>
        </Fieldset>
      ))}
      {steps.length < MAX_STEPS && (
        <Button onClick={() => setSteps([...steps, EMPTY])}>{t('funnel.addStep')}</Button>
      )}
    </FormDialog>
  );
}
