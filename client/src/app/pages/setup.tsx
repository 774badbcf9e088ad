import { Anchor } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EntryFrame } from '../../components/entry-frame.tsx';
import { useEntered } from '../../features/auth/use-entered.ts';
import { setupStatusQuery } from '../../features/organization/api.ts';
import { SetupWizard } from '../../features/organization/setup-wizard.tsx';
import { useLinkToken } from '../../features/organization/use-link-token.ts';

export function SetupPage() {
  const { t } = useTranslation(['organization', 'auth']);
  const token = useLinkToken();
  const enter = useEntered();
  const { data } = useSuspenseQuery(setupStatusQuery());
  if (!data.isOpen)
    return (
      <EntryFrame title={t('organization:setup.closed')} sub={t('organization:setup.closedWhat')}>
        <p>
          <Anchor component={Link} to="/sign-in">
            {t('auth:signIn.title')}
          </Anchor>
        </p>
      </EntryFrame>
    );
  if (!token)
    return (
      <EntryFrame title={t('auth:notSetUp.title')}>
        <p>{t('auth:notSetUp.what')}</p>
      </EntryFrame>
    );
  return (
    <EntryFrame title={t('organization:setup.title')} sub={t('organization:setup.what')}>
      <SetupWizard token={token} onDone={enter} />
    </EntryFrame>
  );
}
