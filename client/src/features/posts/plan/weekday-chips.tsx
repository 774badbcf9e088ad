import { useTranslation } from 'react-i18next';
import composer from '../composer.module.css';
import styles from './plan.module.css';
import { weekdayName } from './use-rule-words.ts';

interface WeekdayChipsProps {
  legend: string;
  value: readonly number[];
  /** Pressed for good: why is said under them. */
  kept?: readonly number[];
  onValue(weekdays: number[]): void;
}

const WEEK = [1, 2, 3, 4, 5, 6, 7];

export function WeekdayChips({ legend, value, kept = [], onValue }: WeekdayChipsProps) {
  const { t } = useTranslation('plan');
  const toggle = (weekday: number) => {
    if (kept.includes(weekday)) return;
    onValue(value.includes(weekday) ? value.filter((one) => one !== weekday) : [...value, weekday]);
  };
  return (
    <fieldset className={styles.days}>
      <legend>{legend}</legend>
      {WEEK.map((weekday) => (
        <button
          key={weekday}
          type="button"
          className={composer.chip}
          aria-pressed={value.includes(weekday)}
          aria-label={weekdayName(weekday)}
          onClick={() => toggle(weekday)}
        >
          {weekdayName(weekday, 'short')}
        </button>
      ))}
      {kept.length > 0 && <small className="muted">{t('series.firstStays')}</small>}
    </fieldset>
  );
}
