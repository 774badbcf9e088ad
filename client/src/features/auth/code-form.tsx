import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../components/form-problem.tsx';
import { errorCode } from '../../lib/errors.ts';
import { useApiForm } from '../../lib/use-api-form.ts';
import { authCalls } from './api.ts';

interface Props {
  onDone: () => void | Promise<void>;
  onBack: () => void;
}

/** Second step: six digits of the app, or one of the backup codes. */
export function CodeForm({ onDone, onBack }: Props) {
  const { t } = useTranslation('auth');
  const [kind, setKind] = useState<'totp' | 'backup'>('totp');
  const { form, submit, isSending, problem } = useApiForm({
    initialValues: { code: '' },
    send: async ({ code }) => {
      try {
        await authCalls.verifyCode({ kind, code: kind === 'totp' ? code.replace(/\s/g, '') : code.trim() });
      } catch (error) {
        // The challenge is over: the password is asked for again.
        if (errorCode(error) === 'not_signed_in') return onBack();
        throw error;
      }
      await onDone();
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <p>{t(kind === 'totp' ? 'code.what' : 'code.backupWhat')}</p>
        <TextInput
          key={kind}
          label={t(kind === 'totp' ? 'code.label' : 'code.backupLabel')}
          inputMode={kind === 'totp' ? 'numeric' : 'text'}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={20}
          data-autofocus
          ref={(input) => input?.focus()}
          {...form.getInputProps('code')}
        />
        <FormProblem>{problem}</FormProblem>
        <Group gap="xs">
          <Button type="submit" variant="filled" loading={isSending}>
            {t('signIn.send')}
          </Button>
          <Button
            variant="subtle"
            onClick={() => {
              form.reset();
              setKind(kind === 'totp' ? 'backup' : 'totp');
            }}
          >
            {t(kind === 'totp' ? 'code.useBackup' : 'code.useApp')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
