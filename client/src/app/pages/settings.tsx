import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../features/auth/api.ts';
import classes from './settings.module.css';

const TABS = [
  { to: '/settings/organization', key: 'common:settings.organization', needs: 'organization.read' },
  { to: '/settings/branches', key: 'common:settings.branches', needs: 'organization.read' },
  { to: '/settings/slots', key: 'common:settings.slots', needs: 'posts.schedule' },
  { to: '/settings/utm', key: 'common:settings.linkTags', needs: 'campaigns.manage' },
  { to: '/settings/law', key: 'common:settings.law', needs: 'posts.read' },
  { to: '/settings/review', key: 'common:settings.review', needs: 'posts.write' },
  { to: '/settings/members', key: 'common:settings.members', needs: 'members.read' },
  { to: '/settings/api-keys', key: 'common:settings.apiKeys', needs: 'apiKeys.manage' },
  { to: '/settings/audit', key: 'common:settings.audit', needs: 'audit.read' },
  { to: '/settings/profile', key: 'common:settings.profile', needs: null },
] as const;

/** The frame of every page under /settings: its own row of places, then the page. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const tabs = TABS.filter(({ needs }) => needs === null || session.permissions.includes(needs));
  const row = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // Where the row does not fit, the current place would be out of sight.
  useEffect(() => {
    const current = row.current?.querySelector<HTMLElement>(`[href="${pathname}"]`);
    if (!row.current || !current) return;
    row.current.scrollLeft = current.offsetLeft - (row.current.clientWidth - current.clientWidth) / 2;
  }, [pathname]);
  return (
    <>
      <nav ref={row} className={classes.tabs} aria-label={t('common:nav.settings')}>
        {tabs.map((tab) => (
          <Link key={tab.to} to={tab.to} className={classes.tab}>
            {t(tab.key)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  );
}
