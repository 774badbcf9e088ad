import { Group, TextInput } from '@mantine/core';
import type { CampaignPlan } from '@rupor/shared/campaigns/plan-contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApiForm } from '../../lib/use-api-form.ts';
import { campaignsKey, updateCampaignMutation } from './api.ts';
import { PlanDialog } from './plan-dialog.tsx';

const Values = z.object({
  name: z.string().trim().min(1).max(120),
  startsOn: z.iso.date().nullable(),
  endsOn: z.iso.date().nullable(),
});

export function RenameDialog({ plan, onClose }: { plan: CampaignPlan; onClose: () => void }) {
  const { t } = useTranslation('campaignPlan');
  const queries = useQueryClient();
  const update = useMutation(updateCampaignMutation());
  const { id, name, startsOn, endsOn } = plan.campaign;
  const toInput = (values: { name: string; startsOn: string; endsOn: string }) => ({
    name: values.name,
    startsOn: values.startsOn || null,
    endsOn: values.endsOn || null,
  });
  const { form, submit, isSending, problem } = useApiForm({
    initialValues: { name, startsOn: startsOn ?? '', endsOn: endsOn ?? '' },
    schema: Values,
    toInput,
    send: (values) => update.mutateAsync({ id, ...toInput(values) }),
    onDone: async () => {
      await queries.invalidateQueries({ queryKey: campaignsKey() });
      onClose();
    },
  });
  return (
    <PlanDialog title={t('rename.title')} {...{ submit, isSending, problem, onClose }}>
      <TextInput label={t('start.name')} maxLength={120} data-autofocus {...form.getInputProps('name')} />
      <Group grow align="start">
        <TextInput type="date" label={t('phases.from')} {...form.getInputProps('startsOn')} />
        <TextInput type="date" label={t('phases.to')} {...form.getInputProps('endsOn')} />
      </Group>
    </PlanDialog>
  );
}
