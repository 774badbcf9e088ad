import { Button, Group, Modal, PasswordInput, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../components/form-problem.tsx';
import { useApiForm } from '../../lib/use-api-form.ts';

interface Props {
  title: string;
  what: string;
  act: string;
  /** What the password opens. */
  send: (password: string) => Promise<void>;
  onClose: () => void;
}

/** Asks for the password before an act that would help a thief of the open browser. */
export function PasswordDialog({ title, what, act, send, onClose }: Props) {
  const { t } = useTranslation('auth');
  const { form, submit, isSending, problem } = useApiForm({
    initialValues: { password: '' },
    send: ({ password }) => send(password),
  });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common:act.close') }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <p>{what}</p>
          <PasswordInput
            label={t('password.current')}
            autoComplete="current-password"
            maxLength={128}
            data-autofocus
            visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
            {...form.getInputProps('password')}
          />
          <FormProblem>{problem}</FormProblem>
          <Group gap="xs">
            <Button type="submit" variant="filled" loading={isSending}>
              {act}
            </Button>
            <Button onClick={onClose}>{t('act.cancel')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
