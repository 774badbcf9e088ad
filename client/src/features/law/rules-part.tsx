import type { Law } from '@rupor/shared/law/contract';
import { useTranslation } from 'react-i18next';
import { FilterBar, FilterChip } from '../../components/filter-bar.tsx';
import { AdPlaces } from './ad-places.tsx';
import classes from './law.module.css';
import { listRules } from './list-rules.ts';
import { RuleRow } from './rule-row.tsx';

interface Props {
  law: Law;
  today: string;
  canManage: boolean;
  /** Only those that are due to be looked at. */
  due: boolean;
  onDue(due: boolean): void;
}

export function RulesPart({ law, today, canManage, due, onDue }: Props) {
  const { t } = useTranslation('law');
  const rules = listRules(law, today);
  const shown = due ? rules.filter(({ isDue }) => isDue) : rules;
  return (
    <div className={classes.stack}>
      <section className={`card ${classes.part}`} aria-labelledby="rules-head">
        <h2 id="rules-head">{t('rules.title', { count: rules.length })}</h2>
        <p className="small muted">{t('card.notAdvice')}</p>
        <FilterBar label={t('rules.filter')}>
          <FilterChip isSet={due} onClick={() => onDue(!due)} onClear={() => onDue(false)}>
            {t('rules.due')}
          </FilterChip>
        </FilterBar>
        {shown.length === 0 && <p>{t(due ? 'rules.noneDue' : 'rules.none')}</p>}
        <ul className={classes.items}>
          {shown.map((noted) => (
            <RuleRow key={noted.rule.id} noted={noted} canManage={canManage} />
          ))}
        </ul>
      </section>
      {law.profile === 'ru' && <AdPlaces today={today} />}
    </div>
  );
}
