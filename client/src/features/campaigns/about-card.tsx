import { Button, MultiSelect, Textarea, TextInput } from '@mantine/core';
import { Messages } from '@rupor/shared/campaigns/plan';
import type { CampaignPlan } from '@rupor/shared/campaigns/plan-contract';
import { campaignTag, readCampaignTag } from '@rupor/shared/campaigns/utm-tags';
import { toUtmWord } from '@rupor/shared/campaigns/utm-words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { NetworkSign } from '../../components/network-sign.tsx';
import { CardSection } from '../../components/section.tsx';
import { useApiForm } from '../../lib/use-api-form.ts';
import { channelsQuery } from '../channels/api.ts';
import classes from './campaigns.module.css';
import { PlanDialog } from './plan-dialog.tsx';
import type { PlanActs } from './use-plan-acts.ts';

interface Props {
  plan: CampaignPlan;
  canManage: boolean;
  acts: PlanActs;
}

/** Why, with which words, and where. */
export function AboutCard({ plan, canManage, acts }: Props) {
  const { t } = useTranslation(['campaignPlan', 'networks']);
  const [isOpen, setOpen] = useState(false);
  return (
    <CardSection
      title={t('about.goal')}
      tail={
        canManage && (
          <Button size="sm" variant="subtle" onClick={() => setOpen(true)}>
            {t('act.change')}
          </Button>
        )
      }
    >
      <p className={plan.goal ? classes.goal : 'muted'}>{plan.goal || t('about.noGoal')}</p>
      <h3 className={classes.small}>{t('about.messages')}</h3>
      {plan.messages.length === 0 && <p className="muted">{t('about.noMessages')}</p>}
      <ol className={classes.messages}>
        {plan.messages.map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ol>
      <h3 className={classes.small}>{t('about.channels')}</h3>
      {plan.channels.length === 0 && <p className="muted">{t('about.noChannels')}</p>}
      <ul className={classes.chips}>
        {plan.channels.map(({ id, name, network }) => (
          <li key={id}>
            <NetworkSign network={network} name={t(`networks:${network}.name`, { defaultValue: network })} />{' '}
            {name}
          </li>
        ))}
      </ul>
      {isOpen && <AboutDialog plan={plan} acts={acts} onClose={() => setOpen(false)} />}
    </CardSection>
  );
}

const Values = z.object({
  goal: z.string().trim().max(2_000),
  messages: Messages,
  channelIds: z.array(z.string()),
  utmCampaign: z
    .string()
    .refine((tag) => readCampaignTag(tag) !== null, { params: { code: 'campaign_tag' } })
    .nullable(),
});

function AboutDialog({ plan, acts, onClose }: Omit<Props, 'canManage'> & { onClose: () => void }) {
  const { t } = useTranslation('campaignPlan');
  const channels = useQuery(channelsQuery()).data ?? [];
  const { form, submit, isSending, problem } = useApiForm({
    initialValues: {
      goal: plan.goal,
      messages: plan.messages.join('\n'),
      channelIds: plan.channels.map(({ id }) => id),
      utmCampaign: plan.utmCampaign ?? '',
    },
    schema: Values,
    toInput: (values) => ({
      ...values,
      messages: lines(values.messages),
      utmCampaign: toUtmWord(values.utmCampaign) || null,
    }),
    send: ({ goal, messages, channelIds, utmCampaign }) =>
      acts.act({
        ...{ kind: 'about', goal, messages: lines(messages), channelIds },
        utmCampaign: toUtmWord(utmCampaign) || null,
      }),
    onDone: onClose,
  });
  const { name, startsOn } = plan.campaign;
  const made = startsOn ? campaignTag({ startsOn, name }) : '';
  return (
    <PlanDialog title={t('about.title')} {...{ submit, isSending, problem, onClose }}>
      <Textarea
        label={t('about.goal')}
        description={t('about.goalHint')}
        autosize
        minRows={2}
        maxLength={2000}
        data-autofocus
        {...form.getInputProps('goal')}
      />
      <Textarea
        label={t('about.messages')}
        description={t('about.messagesHint')}
        autosize
        minRows={3}
        {...form.getInputProps('messages')}
      />
      <MultiSelect
        label={t('about.channels')}
        data={channels.map(({ id, name }) => ({ value: id, label: name }))}
        searchable
        hidePickedOptions
        {...form.getInputProps('channelIds')}
      />
      <TextInput
        label={t('about.tag')}
        description={made ? t('about.tagMade', { tag: made }) : t('about.tagHint')}
        maxLength={60}
        {...form.getInputProps('utmCampaign')}
      />
    </PlanDialog>
  );
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
