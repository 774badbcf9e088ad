import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A password being chosen: says how long, can be shown while typing, never asked for twice. */
export function NewPasswordInput(props: PasswordInputProps) {
  const { t } = useTranslation('auth');
  return (
    <PasswordInput
      label={t('password.new')}
      description={t('password.hint')}
      autoComplete="new-password"
      maxLength={128}
      visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
      {...props}
    />
  );
}
