import { useTranslation } from 'react-i18next';
import classes from './source-tag.module.css';

/** Where a number comes from, beside it: written in by hand, or simulated by the practice network. */
export function SourceTag({ kind }: { kind: 'manual' | 'simulated' }) {
  const { t } = useTranslation();
  return (
    <span className={classes.tag} data-kind={kind}>
      <span>{t(`common:source.${kind}`)}</span>
    </span>
  );
}
