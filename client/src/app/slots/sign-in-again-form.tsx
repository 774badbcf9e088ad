import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Inside the dialog over a page whose session ended: signs in, then calls `onDone`. */
export function SignInAgainForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <Text size="sm">{t('common:signInAgain.otherTab')}</Text>
      <Button component="a" href="/sign-in" target="_blank" rel="noopener" variant="filled">
        {t('common:signInAgain.open')}
      </Button>
      <Button onClick={onDone}>{t('common:signInAgain.done')}</Button>
    </Stack>
  );
}
