import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './settings.module.css';

const TABS = [
  { to: '/visits', key: 'visits:tabs.overview' },
  { to: '/visits/goals', key: 'visits:tabs.goals' },
  { to: '/visits/site', key: 'visits:tabs.site' },
] as const;

/** What came to a site; the site, period and conditions stay from tab to tab. */
export function VisitsFrame() {
  const { t } = useTranslation('visits');
  return (
    <>
      <nav className={classes.tabs} aria-label={t('tabs.label')}>
        {TABS.map(({ to, key }) => (
          <Link
            key={to}
            to={to}
            search={(before: Record<string, unknown>) => before}
            className={classes.tab}
            activeOptions={{ includeSearch: false, exact: true }}
          >
            {t(key)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  );
}
