import { useTranslation } from 'react-i18next';
import classes from './source-tag.module.css';

/** Where a number comes from, beside it: written in by hand, simulated by the practice network,
 * rounded by the network itself; or where a post comes from: read from the network. */
export function SourceTag({ kind }: { kind: 'manual' | 'simulated' | 'rounded' | 'live' | 'imported' }) {
  const { t } = useTranslation();
  return (
    <span className={classes.tag} data-kind={kind}>
      <span>{t(`common:source.${kind}`)}</span>
    </span>
  );
}
