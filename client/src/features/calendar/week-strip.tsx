import { useTranslation } from 'react-i18next';
import { formatDay, formatWeekday } from '../../lib/format.ts';
import classes from './calendar.module.css';
import { ATTENTION, byDay, type CalendarDay } from './calendar-entries.ts';

interface Props {
  days: readonly string[];
  content: readonly CalendarDay[];
  chosen: string;
  onChoose(day: string): void;
}

/** Seven days to tap on a phone; a square dot says that a person is needed. */
export function WeekStrip({ days, content, chosen, onChoose }: Props) {
  const { t } = useTranslation('calendar');
  const known = byDay(content);
  return (
    <div className={classes.strip}>
      {days.map((day) => {
        const entries = known.get(day)?.entries.slice(0, 5) ?? [];
        const label = `${formatDay(day, 'long')}. ${t('agenda.count', { count: known.get(day)?.total ?? 0 })}`;
        return (
          <button
            key={day}
            type="button"
            aria-pressed={day === chosen}
            aria-label={label}
            onClick={() => onChoose(day)}
          >
            <span>{formatWeekday(day, 'short')}</span>
            <b>{Number(day.slice(8))}</b>
            <i aria-hidden>
              {entries.map((entry, index) => (
                <i
                  key={`${entry.at}${String(index)}`}
                  data-attention={ATTENTION.includes(entry.state) || undefined}
                />
              ))}
            </i>
          </button>
        );
      })}
    </div>
  );
}
