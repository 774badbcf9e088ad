import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import classes from '../../features/auth/auth.module.css';
import { PasswordForm } from '../../features/auth/password-form.tsx';
import { ProfileForm } from '../../features/auth/profile-form.tsx';
import { SessionsList } from '../../features/auth/sessions-list.tsx';
import { SettingsPart } from '../../features/auth/settings-part.tsx';
import { SignOutButton } from '../../features/auth/sign-out-button.tsx';
import { TotpPart } from '../../features/auth/totp-part.tsx';
import { NoticesPart } from '../../features/notifications/notices-part.tsx';

export function SettingsProfilePage() {
  const { t } = useTranslation(['auth', 'account', 'notifications']);
  const { data } = useSuspenseQuery(sessionQuery);
  const { person, organization, roles } = data;
  if (!person) return null;
  const names = roles.map((role) => t(`roles.${role}.name`)).join(', ');
  return (
    <>
      <PageHead
        title={person.name}
        docTitle={t('common:settings.profile')}
        sub={
          organization
            ? t('profile.who', { organization: organization.name, roles: names })
            : t('profile.nowhere')
        }
        keepActs
        acts={<SignOutButton />}
      />
      <div className={classes.cards}>
        <SettingsPart title={t('profile.title')}>
          <ProfileForm key={person.id} person={person} organization={organization} />
        </SettingsPart>
        {organization && (
          <div id="notices">
            <SettingsPart title={t('notifications:settings.title')} what={t('notifications:settings.what')}>
              <NoticesPart />
            </SettingsPart>
          </div>
        )}
        <SettingsPart title={t('password.title')} what={t('password.what')}>
          <PasswordForm login={person.email} />
        </SettingsPart>
        <SettingsPart
          title={t('account:totp.title')}
          what={t(person.twoFactorEnabled ? 'account:totp.isOn' : 'account:totp.isOff')}
        >
          <TotpPart isEnabled={person.twoFactorEnabled} />
        </SettingsPart>
        <SettingsPart title={t('account:sessions.title')} what={t('account:sessions.what')}>
          <SessionsList />
        </SettingsPart>
      </div>
    </>
  );
}
