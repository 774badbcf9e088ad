import { Button, Group, NumberInput, Select, Stack, Switch, TextInput } from '@mantine/core';
import { type Organization, UpdateOrganizationInput } from '@rupor/shared/organization/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../components/form-problem.tsx';
import { ZoneSelect } from '../../components/zone-select.tsx';
import { offerUndo } from '../../lib/undo.ts';
import { useApiForm } from '../../lib/use-api-form.ts';
import { sessionQuery } from '../auth/api.ts';
import { organizationCalls, organizationKey } from './api.ts';

interface Values extends Record<string, unknown> {
  name: string;
  timeZone: string;
  locale: 'ru' | 'en';
  allowSelfApproval: boolean;
  lateLimitMinutes: number | string;
  checksLinks: boolean;
  shortensLinks: boolean;
}

const inputOf = (values: Values) => ({ ...values, lateLimitMinutes: Number(values.lateLimitMinutes || 0) });

export function OrganizationForm({ organization }: { organization: Organization }) {
  const { t } = useTranslation('organization');
  const queries = useQueryClient();
  const { name, timeZone, locale, allowSelfApproval, lateLimitMinutes, checksLinks, shortensLinks } =
    organization;
  const { form, submit, isSending, problem } = useApiForm<Values, unknown>({
    initialValues: {
      ...{ name, timeZone, locale, allowSelfApproval, lateLimitMinutes, checksLinks, shortensLinks },
    },
    schema: UpdateOrganizationInput,
    toInput: inputOf,
    send: (values) => organizationCalls.update(inputOf(values)),
    onDone: async () => {
      await queries.invalidateQueries({ queryKey: organizationKey() });
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      offerUndo(t('form.saved'));
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput label={t('form.name')} maxLength={120} {...form.getInputProps('name')} />
        <ZoneSelect
          label={t('form.zone')}
          description={t('form.zoneHint')}
          {...form.getInputProps('timeZone')}
        />
        <Select
          label={t('form.language')}
          description={t('form.languageHint')}
          data={[
            { value: 'ru', label: 'Русский' },
            { value: 'en', label: 'English' },
          ]}
          allowDeselect={false}
          {...form.getInputProps('locale')}
        />
        <NumberInput
          label={t('form.late')}
          description={t('form.lateHint')}
          allowDecimal={false}
          hideControls
          {...form.getInputProps('lateLimitMinutes')}
        />
        <Switch
          label={t('form.selfApproval')}
          description={t('form.selfApprovalHint')}
          {...form.getToggleProps('allowSelfApproval')}
        />
        <Switch
          label={t('form.links')}
          description={t('form.linksHint')}
          {...form.getToggleProps('checksLinks')}
        />
        <Switch
          label={t('form.shortLinks')}
          description={t('form.shortLinksHint')}
          {...form.getToggleProps('shortensLinks')}
        />
        <FormProblem>{problem}</FormProblem>
        <Group>
          <Button type="submit" variant="filled" loading={isSending}>
            {t('auth:act.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
