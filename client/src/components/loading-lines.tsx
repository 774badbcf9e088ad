import { useTranslation } from 'react-i18next';
import classes from './loading-lines.module.css';

interface Props {
  /** How many lines will stand here, about. */
  count?: number;
  /** What is being fetched, in words: «Считаем переходы за 28 дней». */
  label?: string;
}

/** Holds the place of what is coming; never a spinner over a page. */
export function LoadingLines({ count = 3, label }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes.lines} role="status" aria-busy="true">
      <span className="sr">{label ?? t('common:loading')}</span>
      {Array.from({ length: count }, (_, line) => (
        <i key={line} />
      ))}
    </div>
  );
}
