import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../../components/brand-mark.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import classes from './shell.module.css';

export function Brand() {
  const { t } = useTranslation();
  const { data } = useQuery(sessionQuery);
  return (
    <Link to="/" className={classes.brand}>
      <BrandMark className={classes.mark} />
      <span className={classes.brandWords}>
        <b>{t('common:name')}</b>
        <small>{data?.organization?.name}</small>
      </span>
    </Link>
  );
}
