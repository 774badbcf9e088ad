import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { ChangePasswordInput } from '@rupor/shared/auth/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../components/form-problem.tsx';
import { offerUndo } from '../../lib/undo.ts';
import { useApiForm } from '../../lib/use-api-form.ts';
import { authCalls, ownSessionsQuery } from './api.ts';
import { NewPasswordInput } from './new-password-input.tsx';

export function PasswordForm({ login }: { login: string }) {
  const { t } = useTranslation('auth');
  const queries = useQueryClient();
  const { form, submit, isSending, problem } = useApiForm({
    initialValues: { currentPassword: '', newPassword: '' },
    schema: ChangePasswordInput,
    send: (values) => authCalls.changePassword(values),
    onDone: async () => {
      form.reset();
      await queries.invalidateQueries({ queryKey: ownSessionsQuery().queryKey });
      offerUndo(t('password.changed'));
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <input type="text" hidden readOnly autoComplete="username" value={login} />
        <PasswordInput
          label={t('password.current')}
          autoComplete="current-password"
          maxLength={128}
          visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
          {...form.getInputProps('currentPassword')}
        />
        <NewPasswordInput {...form.getInputProps('newPassword')} />
        <FormProblem>{problem}</FormProblem>
        <Group>
          <Button type="submit" loading={isSending}>
            {t('password.change')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
