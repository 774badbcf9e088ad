import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';
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
    <FormDialog title={title} verb={act} {...{ submit, isSending, problem, onClose }}>
      <p>{what}</p>
      <PasswordInput
        label={t('password.current')}
        autoComplete="current-password"
        maxLength={128}
        data-autofocus
        visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
        {...form.getInputProps('password')}
      />
    </FormDialog>
  );
}
