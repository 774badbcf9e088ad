import { TextInput, type TextInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** First and last name of whoever sits here. */
export function NameInput(props: TextInputProps) {
  const { t } = useTranslation('auth');
  return <TextInput label={t('profile.name')} autoComplete="name" maxLength={120} {...props} />;
}

export function EmailInput(props: TextInputProps) {
  const { t } = useTranslation('auth');
  return (
    <TextInput label={t('profile.email')} type="email" autoComplete="email" maxLength={254} {...props} />
  );
}

/** The name to sign in with: small Latin letters, so a phone corrects nothing. */
export function UsernameInput(props: TextInputProps) {
  const { t } = useTranslation('auth');
  return (
    <TextInput
      label={t('profile.username')}
      description={t('profile.usernameHint')}
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={30}
      {...props}
    />
  );
}
