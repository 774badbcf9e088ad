import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './settings.module.css';

/** «Страницы и ссылки»: what people are led to, and by what. */
export function PagesFrame() {
  const { t } = useTranslation();
  return (
    <>
      <nav className={classes.tabs} aria-label={t('common:nav.pagesAndLinks')}>
        <Link to="/links" className={classes.tab} activeOptions={{ includeSearch: false }}>
          {t('common:nav.linksTab')}
        </Link>
        <Link to="/pages" className={classes.tab}>
          {t('common:nav.pagesTab')}
        </Link>
      </nav>
      <Outlet />
    </>
  );
}
