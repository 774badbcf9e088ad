import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format.ts';
import classes from './law.module.css';
import type { RuleWords } from './use-rule-words.ts';

interface Props {
  words: RuleWords;
  checkedOn: string;
  isStale: boolean;
  /** What the organization noted. */
  note: string;
}

/** Where a rule stands in the law, who says so, and when that was looked at last. */
export function RuleFacts({ words: { rule, lawRef }, checkedOn, isStale, note }: Props) {
  const { t } = useTranslation('law');
  const host = rule.sourceUrl ? new URL(rule.sourceUrl).host.replace(/^www\d?\./, '') : null;
  return (
    <p className={classes.fine}>
      {lawRef}.{' '}
      {rule.sourceUrl ? (
        <a className="link" href={rule.sourceUrl} target="_blank" rel="noreferrer">
          {t('rule.source', { host })}
        </a>
      ) : (
        t('rule.noSource')
      )}{' '}
      {t(`rule.confidence.${rule.confidence}`)} {t('rule.checkedOn', { day: formatDay(checkedOn) })}{' '}
      {isStale && <strong className={classes.stale}>{t('rule.stale')}</strong>}
      {note && ` ${t('rule.note', { note })}`}
    </p>
  );
}
