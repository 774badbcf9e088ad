import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { type SessionInfo, UpdateProfileInput } from '@rupor/shared/auth/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../components/form-problem.tsx';
import { ZoneSelect } from '../../components/zone-select.tsx';
import { zoneLabel } from '../../lib/format.ts';
import { isLanguage, setLanguage } from '../../lib/i18n.ts';
import { offerUndo } from '../../lib/undo.ts';
import { useApiForm } from '../../lib/use-api-form.ts';
import { authCalls, sessionQuery } from './api.ts';
import { NameInput, UsernameInput } from './person-inputs.tsx';

interface Props {
  person: NonNullable<SessionInfo['person']>;
  organization: SessionInfo['organization'];
}

interface Values extends Record<string, unknown> {
  name: string;
  username: string;
  locale: string | null;
  timeZone: string | null;
}

const inputOf = ({ name, username, locale, timeZone }: Values) => ({
  name,
  username: username.trim() === '' ? null : username,
  locale: isLanguage(locale) ? locale : null,
  timeZone,
});

export function ProfileForm({ person, organization }: Props) {
  const { t } = useTranslation('auth');
  const queries = useQueryClient();
  const { form, submit, isSending, problem } = useApiForm<Values, unknown>({
    initialValues: {
      name: person.name,
      username: person.username ?? '',
      locale: person.locale,
      timeZone: person.timeZone,
    },
    schema: UpdateProfileInput,
    toInput: inputOf,
    send: (values) => authCalls.updateProfile(inputOf(values)),
    onDone: async () => {
      const { locale } = inputOf(form.values);
      if (locale) await setLanguage(locale);
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      offerUndo(t('profile.saved'));
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <NameInput {...form.getInputProps('name')} />
        <UsernameInput {...form.getInputProps('username')} />
        <TextInput label={t('profile.email')} value={person.email} readOnly />
        <Select
          label={t('profile.language')}
          data={[
            { value: 'ru', label: 'Русский' },
            { value: 'en', label: 'English' },
          ]}
          placeholder={t('profile.asOrganization')}
          clearable
          {...form.getInputProps('locale')}
        />
        <ZoneSelect
          label={t('profile.zone')}
          description={
            organization ? t('profile.zoneHint', { zone: zoneLabel(organization.timeZone) }) : undefined
          }
          unset={t('profile.asOrganization')}
          {...form.getInputProps('timeZone')}
        />
        <FormProblem>{problem}</FormProblem>
        <Group>
          <Button type="submit" variant="filled" loading={isSending}>
            {t('act.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
