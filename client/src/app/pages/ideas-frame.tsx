import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './settings.module.css';

const TABS = [
  { to: '/ideas', key: 'ideas:tabs.ideas' },
  { to: '/days', key: 'ideas:tabs.days' },
  { to: '/stories', key: 'ideas:tabs.stories' },
] as const;

/** What there is to tell: thoughts, days ahead, wins. */
export function IdeasFrame() {
  const { t } = useTranslation('ideas');
  return (
    <>
      <nav className={classes.tabs} aria-label={t('tabs.label')}>
        {TABS.map(({ to, key }) => (
          <Link key={to} to={to} className={classes.tab} activeOptions={{ includeSearch: false }}>
            {t(key)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  );
}
