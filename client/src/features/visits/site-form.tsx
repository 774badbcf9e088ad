import { Button, Checkbox, NumberInput, Stack, TextInput } from '@mantine/core';
import { RETENTION_DAYS, type Site, SiteChange, type VisitMode } from '@rupor/shared/visits/site';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { FormProblem } from '../../components/form-problem.tsx';
import { CardSection } from '../../components/section.tsx';
import { useFormat } from '../../lib/format.ts';
import { offerUndo } from '../../lib/undo.ts';
import { useApiForm } from '../../lib/use-api-form.ts';
import { useVisitActs } from './api.ts';
import { ModeChoice } from './mode-choice.tsx';
import { hostsOf } from './site-hosts.ts';
import classes from './visits.module.css';

type Values = {
  name: string;
  allowedHosts: string;
  mode: VisitMode;
  respectsDnt: boolean;
  retentionDays: number;
};

/** What is set of a site. A shorter time of keeping deletes, so it asks first. */
export function SiteForm({ site }: { site: Site }) {
  const { t } = useTranslation('visitSetup');
  const format = useFormat();
  const { updateSite } = useVisitActs();
  const [asked, setAsked] = useState<Values | null>(null);
  const toChange = ({ allowedHosts, ...values }: Values) => ({
    id: site.id,
    ...values,
    ...(site.isOwn ? {} : { allowedHosts: hostsOf(allowedHosts) }),
  });
  const save = async (values: Values) => {
    await updateSite.mutateAsync(toChange(values));
    setAsked(null);
    form.resetDirty();
    offerUndo(t('form.saved'));
  };
  const { form, submit, isSending, problem } = useApiForm<Values, void>({
    initialValues: {
      name: site.name,
      allowedHosts: site.allowedHosts.join(', '),
      mode: site.mode,
      respectsDnt: site.respectsDnt,
      retentionDays: site.retentionDays,
    },
    schema: SiteChange,
    toInput: toChange,
    send: async (values) => {
      if (values.retentionDays < site.retentionDays) setAsked(values);
      else await save(values);
    },
  });
  const hostProblem = Object.entries(form.errors).find(([path]) => path.startsWith('allowedHosts'))?.[1];
  return (
    <CardSection title={t('form.title')}>
      <form onSubmit={submit} noValidate className={classes.form}>
        <TextInput label={t('form.name')} maxLength={120} {...form.getInputProps('name')} />
        {!site.isOwn && (
          <TextInput
            label={t('form.hosts')}
            description={t('form.hostsHint')}
            {...form.getInputProps('allowedHosts')}
            error={hostProblem}
          />
        )}
        <ModeChoice value={form.values.mode} onChange={(mode) => form.setFieldValue('mode', mode)} />
        <Checkbox
          label={t('form.dnt')}
          description={t('form.dntHint')}
          {...form.getToggleProps('respectsDnt')}
        />
        <NumberInput
          label={t('form.retention')}
          description={t('form.retentionHint')}
          min={RETENTION_DAYS.min}
          max={RETENTION_DAYS.max}
          value={form.values.retentionDays}
          error={form.errors.retentionDays}
          onChange={(days) => form.setFieldValue('retentionDays', Number(days))}
        />
        <Stack gap="xs">
          <p className="small muted">{t('form.zone', { zone: format.zone(site.timeZone) })}</p>
          <FormProblem>{problem}</FormProblem>
          <div>
            <Button type="submit" loading={isSending}>
              {t('form.save')}
            </Button>
          </div>
        </Stack>
      </form>
      <ConfirmDialog
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        title={t('form.shorten', { count: asked?.retentionDays ?? 0 })}
        verb={t('form.shortenVerb')}
        isDanger
        isBusy={updateSite.isPending}
        onConfirm={() => asked && void save(asked)}
      >
        {t('form.shortenWhat')}
      </ConfirmDialog>
    </CardSection>
  );
}
