import { Group, TextInput } from '@mantine/core';
import { type Phase, PhaseItem } from '@rupor/shared/campaigns/plan';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../lib/new-id.ts';
import { useApiForm } from '../../lib/use-api-form.ts';
import { PlanDialog } from './plan-dialog.tsx';
import { phaseItem } from './plan-items.ts';
import type { PlanActs } from './use-plan-acts.ts';

interface Props {
  phase: Phase | null;
  /** First day of a new one. */
  startsOn: string;
  acts: PlanActs;
  onClose: () => void;
}

export function PhaseDialog({ phase, startsOn, acts, onClose }: Props) {
  const { t } = useTranslation('campaignPlan');
  const [id] = useState(() => phase?.id ?? newId());
  const { form, submit, isSending, problem } = useApiForm({
    initialValues: {
      name: phase?.name ?? '',
      startsOn: phase?.startsOn ?? startsOn,
      endsOn: phase?.endsOn ?? startsOn,
    },
    schema: PhaseItem,
    toInput: (values) => ({ of: 'phase', id, ...values }),
    send: (values) => acts.put({ of: 'phase', id, ...values }),
    onDone: onClose,
  });
  return (
    <PlanDialog
      title={t(phase ? 'phases.change' : 'phases.new')}
      onRemove={
        phase ? () => void acts.remove(phaseItem(phase), t('removed', { name: phase.name })) : undefined
      }
      {...{ submit, isSending, problem, onClose }}
    >
      <TextInput
        label={t('phases.name')}
        placeholder={t('phases.placeholder')}
        maxLength={300}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Group grow align="start">
        <TextInput type="date" label={t('phases.from')} {...form.getInputProps('startsOn')} />
        <TextInput type="date" label={t('phases.to')} {...form.getInputProps('endsOn')} />
      </Group>
    </PlanDialog>
  );
}
