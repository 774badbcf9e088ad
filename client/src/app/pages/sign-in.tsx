import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EntryFrame } from '../../components/entry-frame.tsx';
import { DemoAccounts } from '../../features/auth/demo-accounts.tsx';
import { SignInForm } from '../../features/auth/sign-in-form.tsx';
import { useEntered } from '../../features/auth/use-entered.ts';
import { setupStatusQuery } from '../../features/organization/api.ts';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { t } = useTranslation('auth');
  const { next } = route.useSearch();
  const enter = useEntered(next);
  const { data: setup } = useSuspenseQuery(setupStatusQuery());
  if (setup.isOpen)
    return (
      <EntryFrame title={t('notSetUp.title')}>
        <p>{t('notSetUp.what')}</p>
      </EntryFrame>
    );
  return (
    <EntryFrame title={t('signIn.title')}>
      <div>
        <SignInForm onDone={enter} />
        <DemoAccounts onDone={enter} />
      </div>
    </EntryFrame>
  );
}
