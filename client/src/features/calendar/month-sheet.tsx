import type { CalendarEntry } from '@rupor/shared/calendar/contract';
import { useTranslation } from 'react-i18next';
import { formatDay, formatWeekday } from '../../lib/format.ts';
import { type DayRange, isSameMonth, isWeekend, weeksOf } from './calendar-days.ts';
import { byDay, type CalendarDay } from './calendar-entries.ts';
import classes from './month-sheet.module.css';

interface Props {
  range: DayRange;
  month: string;
  days: readonly CalendarDay[];
  notes: ReadonlyMap<string, readonly string[]>;
}

/** The month on paper: words only, nothing cut. Phones see the same as a list before it is printed. */
export function MonthSheet({ range, month, days, notes }: Props) {
  const { t } = useTranslation(['bulk', 'calendar']);
  const known = byDay(days);
  const weeks = weeksOf(range);
  return (
    <table className={classes.month}>
      <caption className="sr">{t('bulk:print.caption')}</caption>
      <thead>
        <tr>
          {(weeks[0] ?? []).map((day) => (
            <th key={day} scope="col">
              {formatWeekday(day, 'long')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const entries = known.get(day)?.entries ?? [];
              const isOther = !isSameMonth(day, month);
              return (
                <td
                  key={day}
                  data-other={isOther || undefined}
                  data-off={isWeekend(day) || undefined}
                  data-empty={entries.length === 0 || undefined}
                >
                  <time dateTime={day} className={classes.day}>
                    {isOther ? formatDay(day) : Number(day.slice(8))}
                  </time>
                  {(notes.get(day) ?? []).map((note) => (
                    <p key={note} className={classes.note}>
                      {note}
                    </p>
                  ))}
                  {!isOther &&
                    entries.map((entry) => <Entry key={`${entry.postId} ${entry.at}`} entry={entry} />)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Entry({ entry }: { entry: CalendarEntry }) {
  const { t } = useTranslation(['bulk', 'calendar']);
  const isMeant = ['draft', 'in_review', 'approved'].includes(entry.state);
  return (
    <p className={classes.entry}>
      <b>{entry.at.slice(11)}</b> {entry.heading || t('bulk:replace.nameless')}
      {isMeant && <span className={classes.meant}> {t('bulk:print.meant')}</span>}
      <span className={classes.where}>{entry.channels.map(({ name }) => name).join(', ')}</span>
    </p>
  );
}
