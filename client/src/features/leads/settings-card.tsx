import { Button, NumberInput, TextInput } from '@mantine/core';
import type { LeadSettings } from '@rupor/shared/leads/forms-contract';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../components/form-problem.tsx';
import { CardSection } from '../../components/section.tsx';
import { offerUndo } from '../../lib/undo.ts';
import { useApiForm } from '../../lib/use-api-form.ts';
import { leadCalls, leadsKey } from './api.ts';
import classes from './leads.module.css';

/** Who answers for the data: until it is said forms take nothing. */
export function SettingsCard({ settings }: { settings: LeadSettings }) {
  const { t } = useTranslation('leads');
  const queries = useQueryClient();
  const { operator, withdrawAt, keepDays, isReady } = settings;
  const { form, submit, isSending, problem } = useApiForm({
    initialValues: { operator, withdrawAt, keepDays },
    send: (values) => leadCalls.forms.saveSettings(values),
    onDone: async () => {
      offerUndo(t('settings.saved'));
      await queries.invalidateQueries({ queryKey: leadsKey() });
    },
  });
  return (
    <CardSection title={t('settings.head')}>
      <form onSubmit={submit} noValidate className={classes.stack}>
        {!isReady && <p role="status">{t('settings.notReady')}</p>}
        <TextInput
          label={t('settings.operator')}
          description={t('settings.operatorHint')}
          maxLength={300}
          {...form.getInputProps('operator')}
        />
        <TextInput
          label={t('settings.withdrawAt')}
          description={t('settings.withdrawHint')}
          maxLength={200}
          {...form.getInputProps('withdrawAt')}
        />
        <NumberInput label={t('settings.keepDays')} min={1} max={90} {...form.getInputProps('keepDays')} />
        <FormProblem>{problem}</FormProblem>
        <div className={classes.acts}>
          <Button type="submit" variant={isReady ? 'default' : 'filled'} loading={isSending}>
            {t('settings.save')}
          </Button>
        </div>
      </form>
    </CardSection>
  );
}
