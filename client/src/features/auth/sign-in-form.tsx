import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../components/form-problem.tsx';
import { useApiForm } from '../../lib/use-api-form.ts';
import { authCalls } from './api.ts';
import { CodeForm } from './code-form.tsx';

interface Props {
  /** Known when the person signs in again over their page. */
  login?: string;
  onDone: () => void | Promise<void>;
}

/** Login and password, then the code of the authenticator app where the person has one. */
export function SignInForm({ login = '', onDone }: Props) {
  const { t } = useTranslation('auth');
  const [step, setStep] = useState<'password' | 'code'>('password');
  const { form, submit, isSending, problem } = useApiForm({
    initialValues: { login, password: '' },
    send: (values) => authCalls.signIn(values),
    onDone: async ({ next }) => (next === 'code' ? setStep('code') : await onDone()),
  });
  if (step === 'code') return <CodeForm onDone={onDone} onBack={() => setStep('password')} />;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('signIn.login')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          required
          withAsterisk={false}
          {...form.getInputProps('login')}
        />
        <PasswordInput
          label={t('signIn.password')}
          autoComplete="current-password"
          maxLength={128}
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
          data-autofocus={login ? true : undefined}
          {...form.getInputProps('password')}
        />
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" variant="filled" loading={isSending}>
          {t('signIn.send')}
        </Button>
      </Stack>
    </form>
  );
}
