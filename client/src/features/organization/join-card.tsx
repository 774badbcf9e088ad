import { Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../components/form-problem.tsx';
import { useApiForm } from '../../lib/use-api-form.ts';
import { organizationCalls } from './api.ts';

interface Props {
  token: string;
  name: string;
  onDone: () => Promise<void>;
  onOther: () => void;
}

/** For a person who is signed in already: join as they are, or make another account. */
export function JoinCard({ token, name, onDone, onOther }: Props) {
  const { t } = useTranslation('organization');
  const { submit, isSending, problem } = useApiForm({
    initialValues: {},
    send: () => organizationCalls.invitations.join({ token }),
    onDone,
  });
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <p>{t('accept.signedIn', { name })}</p>
        <FormProblem>{problem}</FormProblem>
        <Group gap="xs">
          <Button type="submit" variant="filled" loading={isSending}>
            {t('accept.joinAs', { name })}
          </Button>
          <Button onClick={onOther}>{t('accept.otherAccount')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
