import { NativeSelect, TextInput } from '@mantine/core';
import type { CampaignPlan } from '@rupor/shared/campaigns/plan-contract';
import { StartCampaign } from '@rupor/shared/campaigns/plan-contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../lib/new-id.ts';
import { useApiForm } from '../../lib/use-api-form.ts';
import { campaignsKey, startCampaignMutation } from './api.ts';
import { PlanDialog } from './plan-dialog.tsx';

interface Props {
  plan: CampaignPlan;
  onClose: () => void;
  onStarted(started: { id: string; drafts: number }): void;
}

const POSTS = ['drafts', 'all', 'none'] as const;

/** The plan again from another day, without what came of it. */
export function CopyDialog({ plan, onClose, onStarted }: Props) {
  const { t } = useTranslation('campaignPlan');
  const queries = useQueryClient();
  const [id] = useState(() => newId());
  const start = useMutation(startCampaignMutation());
  const { campaign, channels, today } = plan;
  const toInput = (values: { name: string; startsOn: string; posts: string }) => ({
    ...{
      id,
      name: values.name,
      startsOn: values.startsOn,
      channelIds: channels.map((channel) => channel.id),
    },
    from: {
      kind: 'copy' as const,
      campaignId: campaign.id,
      posts: POSTS.find((choice) => choice === values.posts) ?? 'none',
    },
  });
  const { form, submit, isSending, problem } = useApiForm({
    initialValues: { name: t('copy.nameOf', { name: campaign.name }), startsOn: today, posts: 'drafts' },
    schema: StartCampaign,
    toInput,
    send: (values) => start.mutateAsync(toInput(values)),
    onDone: async (started) => {
      await queries.invalidateQueries({ queryKey: campaignsKey() });
      onStarted(started);
    },
  });
  return (
    <PlanDialog title={t('copy.title')} saveWord={t('copy.go')} {...{ submit, isSending, problem, onClose }}>
      <p className="small muted">{t('copy.what')}</p>
      <TextInput label={t('start.name')} maxLength={120} data-autofocus {...form.getInputProps('name')} />
      <TextInput type="date" label={t('start.day')} {...form.getInputProps('startsOn')} />
      <NativeSelect
        label={t('copy.posts')}
        data={POSTS.map((value) => ({ value, label: t(`copy.${value}`) }))}
        {...form.getInputProps('posts')}
      />
    </PlanDialog>
  );
}
