import { useTranslation } from 'react-i18next';
import classes from './auth.module.css';

/** Shown once, right after they were made. */
export function BackupCodes({ codes }: { codes: string[] }) {
  const { t } = useTranslation('account');
  return (
    <div className={classes.body} role="status">
      <p>{t('totp.codesWhat')}</p>
      <ul className={classes.codes} aria-label={t('totp.codes')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </div>
  );
}
