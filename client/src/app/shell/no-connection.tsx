import { useTranslation } from 'react-i18next';
import { useIsAwaiting } from '../../lib/patiently.ts';
import classes from './shell.module.css';

/** Why a page or a part that was asked for does not come, and that nobody need press again. */
export function NoConnection() {
  const { t } = useTranslation();
  const isAwaiting = useIsAwaiting();
  return (
    <div role="status" className={classes.noConnection}>
      {isAwaiting && <p>{t('common:shell.noConnection')}</p>}
    </div>
  );
}
