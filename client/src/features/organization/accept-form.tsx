import { Button, Group, Stack } from '@mantine/core';
import { AcceptInvitationInput, type OpenInvitation } from '@rupor/shared/organization/invitations-contract';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../components/form-problem.tsx';
import { useApiForm } from '../../lib/use-api-form.ts';
import { NewPasswordInput } from '../auth/new-password-input.tsx';
import { EmailInput, NameInput, UsernameInput } from '../auth/person-inputs.tsx';
import { organizationCalls } from './api.ts';

interface Values extends Record<string, unknown> {
  name: string;
  email: string;
  username: string;
  password: string;
}

interface Props {
  token: string;
  invitation: OpenInvitation;
  onDone: () => Promise<void>;
}

/** A new account, made by the invited person. */
export function AcceptForm({ token, invitation, onDone }: Props) {
  const { t } = useTranslation(['organization', 'auth']);
  const inputOf = ({ username, ...values }: Values) => ({
    ...values,
    ...(username.trim() ? { username } : {}),
    token,
  });
  const { form, submit, isSending, problem } = useApiForm<Values, unknown>({
    initialValues: { name: '', email: invitation.email ?? '', username: '', password: '' },
    schema: AcceptInvitationInput,
    toInput: inputOf,
    send: (values) => organizationCalls.invitations.accept(inputOf(values)),
    onDone,
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <NameInput {...form.getInputProps('name')} />
        <EmailInput readOnly={invitation.email !== null} {...form.getInputProps('email')} />
        <UsernameInput label={t('organization:setup.username')} {...form.getInputProps('username')} />
        <NewPasswordInput {...form.getInputProps('password')} />
        <FormProblem>{problem}</FormProblem>
        <Group>
          <Button type="submit" variant="filled" loading={isSending}>
            {t('organization:accept.join')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
