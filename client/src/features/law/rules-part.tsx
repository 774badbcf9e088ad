import type { Law } from '@rupor/shared/law/contract';
import type { Rule } from '@rupor/shared/law/rule';
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

/** Those that stop a post first. */
const ACTIONS: readonly Rule['action'][] = ['block', 'warn', 'check', 'record'];

/** Rules by what they do. */
export function RulesPart({ law, today, canManage, due, onDue }: Props) {
  const { t } = useTranslation('law');
  const rules = listRules(law, today);
  const dueCount = rules.filter(({ isDue }) => isDue).length;
  const shown = due ? rules.filter(({ isDue }) => isDue) : rules;
  // Said once on top: on every row it would tell nothing apart.
  const isTold = dueCount === rules.length;
  return (
    <div className={classes.stack}>
      <section className={`card ${classes.part}`} aria-labelledby="rules-head">
        <h2 id="rules-head">{t('rules.title', { count: rules.length })}</h2>
        <p className="small muted">{t('rules.how')}</p>
        {(due || (dueCount > 0 && !isTold)) && (
          <FilterBar label={t('rules.filter')}>
            <FilterChip isSet={due} onClick={() => onDue(!due)} onClear={() => onDue(false)}>
              {t('rules.due')}
            </FilterChip>
          </FilterBar>
        )}
        {shown.length === 0 && <p>{t(due ? 'rules.noneDue' : 'rules.none')}</p>}
        {ACTIONS.map((action) => {
          const some = shown.filter(({ rule }) => rule.action === action);
          if (some.length === 0) return null;
          return (
            <section key={action} className={classes.group} aria-labelledby={`rules-${action}`}>
              <h3 id={`rules-${action}`}>
                {t(`action.${action}`)} <span className="small muted">{some.length}</span>
              </h3>
              <ul className={classes.items}>
                {some.map((noted) => (
                  <RuleRow key={noted.rule.id} noted={noted} isMarked={!isTold} canManage={canManage} />
                ))}
              </ul>
            </section>
          );
        })}
      </section>
      {law.profile === 'ru' && <AdPlaces today={today} />}
    </div>
  );
}
