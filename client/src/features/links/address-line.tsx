import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/copy-button.tsx';
import { bareUrl } from './link-name.ts';
import classes from './links.module.css';

/** A short address, to be read aloud or copied. */
export function AddressLine({ url }: { url: string }) {
  const { t } = useTranslation('links');
  return (
    <div className={classes['address-line']}>
      <span className={classes.short}>{bareUrl(url)}</span>
      <CopyButton size="sm" text={url} done={t('address.copied')}>
        {t('address.copy')}
      </CopyButton>
    </div>
  );
}
