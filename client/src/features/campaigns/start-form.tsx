import { Button, MultiSelect, Radio, TextInput } from '@mantine/core';
import { StartCampaign } from '@rupor/shared/campaigns/plan-contract';
import { TemplateKey } from '@rupor/shared/campaigns/templates/template';
import { lengthOf, TEMPLATES, templateOf } from '@rupor/shared/campaigns/templates/templates';
import { addDays } from '@rupor/shared/insights/period';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../components/form-problem.tsx';
import { formatPeriod } from '../../lib/format.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { newId } from '../../lib/new-id.ts';
import { useApiForm } from '../../lib/use-api-form.ts';
import { channelsQuery } from '../channels/api.ts';
import { campaignsKey, startCampaignMutation } from './api.ts';
import classes from './campaigns.module.css';

interface Props {
  today: string;
  onStarted(started: { id: string; drafts: number }): void;
}

const BLANK = 'blank';

/** A template, a name, the first day, the channels of its drafts. */
export function StartForm({ today, onStarted }: Props) {
  const { t } = useTranslation('campaignPlan');
  const queries = useQueryClient();
  const channels = useQuery(channelsQuery()).data ?? [];
  const [id] = useState(() => newId());
  // What is shown is what the campaign will say.
  const language = currentLanguage();
  const templates = TEMPLATES[language];
  const start = useMutation(startCampaignMutation());
  const toInput = (values: { template: string; name: string; startsOn: string; channelIds: string[] }) => {
    const key = TemplateKey.safeParse(values.template);
    return {
      ...{ id, name: values.name, startsOn: values.startsOn, channelIds: values.channelIds },
      from: key.success
        ? { kind: 'template' as const, template: key.data, language }
        : { kind: 'blank' as const },
    };
  };
  const { form, submit, isSending, problem } = useApiForm({
    initialValues: { template: '', name: '', startsOn: today, channelIds: [] as string[] },
    schema: StartCampaign,
    toInput,
    send: (values) => start.mutateAsync(toInput(values)),
    onDone: async (started) => {
      await queries.invalidateQueries({ queryKey: campaignsKey() });
      onStarted(started);
    },
  });
  const { template, startsOn, name } = form.values;
  const choose = (key: string) => {
    const known = TemplateKey.safeParse(key);
    const isUntouched = name === '' || templates.some((one) => one.name === name);
    form.setFieldValue('template', key);
    if (isUntouched) form.setFieldValue('name', known.success ? templateOf(known.data, language).name : '');
  };
  const chosen = templates.find(({ key }) => key === template);
  return (
    <form onSubmit={submit} className={classes.startForm} noValidate>
      <Radio.Group label={t('start.from')} value={template} onChange={choose}>
        <div className={classes.templates}>
          {templates.map((one) => (
            <Radio.Card key={one.key} value={one.key} className={classes.template}>
              <b>{one.name}</b>
              <span className="small muted">{one.what}</span>
              <span className="tiny faint">
                {[
                  t('start.weeks', { count: Math.ceil(lengthOf(one) / 7) }),
                  t('start.tasks', { count: one.tasks.length }),
                  t('start.drafts', { count: one.drafts.length }),
                ].join(' · ')}
              </span>
            </Radio.Card>
          ))}
          <Radio.Card value={BLANK} className={classes.template}>
            <b>{t('start.blank')}</b>
            <span className="small muted">{t('start.blankWhat')}</span>
          </Radio.Card>
        </div>
      </Radio.Group>
      <div className={`card ${classes.startFields}`}>
        <TextInput label={t('start.name')} maxLength={120} {...form.getInputProps('name')} />
        <TextInput
          type="date"
          label={t('start.day')}
          description={
            chosen && startsOn
              ? t('start.lasts', { period: formatPeriod(startsOn, addDays(startsOn, lengthOf(chosen) - 1)) })
              : undefined
          }
          {...form.getInputProps('startsOn')}
        />
        <MultiSelect
          label={t('start.channels')}
          description={t('start.channelsHint')}
          data={channels.map((channel) => ({ value: channel.id, label: channel.name }))}
          searchable
          hidePickedOptions
          {...form.getInputProps('channelIds')}
        />
        <FormProblem>{template === '' && problem ? t('start.choose') : problem}</FormProblem>
        <Button type="submit" variant="filled" loading={isSending}>
          {t('start.go')}
        </Button>
        <p className="small muted">{t('start.safe')}</p>
      </div>
    </form>
  );
}
