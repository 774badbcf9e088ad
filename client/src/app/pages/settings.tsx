import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './settings.module.css';

const TABS = [
  { to: '/settings/organization', key: 'common:settings.organization' },
  { to: '/settings/branches', key: 'common:settings.branches' },
  { to: '/settings/members', key: 'common:settings.members' },
  { to: '/settings/api-keys', key: 'common:settings.apiKeys' },
  { to: '/settings/audit', key: 'common:settings.audit' },
  { to: '/settings/profile', key: 'common:settings.profile' },
] as const;

/** The frame of every page under /settings: its own row of places, then the page. */
export function SettingsPage() {
  const { t } = useTranslation();
  return (
    <>
      <nav className={classes.tabs} aria-label={t('common:nav.settings')}>
        {TABS.map((tab) => (
          <Link key={tab.to} to={tab.to} className={classes.tab}>
            {t(tab.key)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  );
}
