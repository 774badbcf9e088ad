import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './settings.module.css';

/** «Рубрики и люди»: what we write about, and for whom. */
export function RubricsFrame() {
  const { t } = useTranslation();
  return (
    <>
      <nav className={classes.tabs} aria-label={t('common:nav.rubrics')}>
        <Link to="/rubrics" className={classes.tab}>
          {t('common:nav.rubricsTab')}
        </Link>
        <Link to="/audiences" className={classes.tab}>
          {t('common:nav.audiencesTab')}
        </Link>
      </nav>
      <Outlet />
    </>
  );
}
