import type { CalendarEntry } from '@rupor/shared/calendar/contract';
import { Link } from '@tanstack/react-router';
import { type RefObject, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatWeekday } from '../../lib/format.ts';
import { useDropTarget } from '../../lib/use-drop-target.ts';
import classes from './calendar.module.css';
import { type DayRange, isSameMonth, isWeekend, weeksOf } from './calendar-days.ts';
import { byDay, type CalendarDay, entryKey } from './calendar-entries.ts';
import { DayNotes } from './day-notes.tsx';
import { EntryLine } from './entry-line.tsx';

/** A cell shows at most so many; 5,000 posts in the range stay quick. */
const PER_CELL = 5;

export interface GridProps {
  range: DayRange;
  /** The month the grid is about; days of others are pale. null: none is. */
  month: string | null;
  days: readonly CalendarDay[];
  today: string;
  /** Names of holidays and days of trades, by day. */
  notes: ReadonlyMap<string, readonly string[]>;
  canMove(entry: CalendarEntry): boolean;
  canWrite: boolean;
  onOpen(entry: CalendarEntry, anchor: HTMLElement): void;
  onMoveToDay(entry: CalendarEntry, day: string): void;
  onShowDay(day: string): void;
}

/** Month and week: seven columns, a row a week, and the week's count at the end. */
export function MonthGrid({ range, days, ...props }: GridProps) {
  const { t } = useTranslation('calendar');
  const weeks = useMemo(() => weeksOf(range), [range]);
  const known = useMemo(() => byDay(days), [days]);
  // Not a state: a hand is faster than a page that draws itself anew, and a drop must not be lost to that.
  const dragged = useRef<CalendarEntry | null>(null);
  return (
    <table className={classes.grid} data-tall={weeks.length === 1 || undefined}>
      <caption className="sr">{t('grid.caption')}</caption>
      <thead>
        <tr>
          {(weeks[0] ?? []).map((day) => (
            <th key={day} scope="col" abbr={formatWeekday(day, 'long')}>
              {formatWeekday(day, 'short')}
            </th>
          ))}
          <th scope="col">{t('grid.week')}</th>
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <DayCell
                key={day}
                {...props}
                day={day}
                content={known.get(day)}
                dragged={dragged}
                onDragEntry={(entry) => {
                  dragged.current = entry;
                }}
              />
            ))}
            <td className={classes.weekCount}>
              <b>{week.reduce((sum, day) => sum + (known.get(day)?.total ?? 0), 0)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps extends Omit<GridProps, 'range' | 'days'> {
  day: string;
  content: CalendarDay | undefined;
  dragged: RefObject<CalendarEntry | null>;
  onDragEntry(entry: CalendarEntry | null): void;
}

function DayCell({ day, content, month, today, notes, dragged, ...props }: CellProps) {
  const { t } = useTranslation('calendar');
  const { isOver, target } = useDropTarget({
    takes: () => dragged.current !== null,
    onDrop: () => dragged.current && props.onMoveToDay(dragged.current, day),
  });
  const shown = content?.entries.slice(0, month ? PER_CELL : undefined) ?? [];
  const rest = (content?.total ?? 0) - shown.length;
  const isAhead = day >= today;
  return (
    <td
      className={classes.cell}
      data-other={(month && !isSameMonth(day, month)) || undefined}
      data-weekend={isWeekend(day) || undefined}
      data-today={day === today || undefined}
      data-over={isOver || undefined}
      {...target}
    >
      <time dateTime={day} className={classes.dayNumber} aria-current={day === today ? 'date' : undefined}>
        {Number(day.slice(8)) === 1 ? formatDay(day, 'short') : Number(day.slice(8))}
      </time>
      <DayNotes names={notes.get(day)} />
      {shown.length > 0 && (
        <ul className={classes.entries}>
          {shown.map((entry) => (
            <li key={entryKey(entry)}>
              <EntryLine
                entry={entry}
                canMove={props.canMove(entry)}
                onOpen={props.onOpen}
                onDragEntry={props.onDragEntry}
              />
            </li>
          ))}
        </ul>
      )}
      {rest > 0 && (
        <button type="button" className={classes.more} onClick={() => props.onShowDay(day)}>
          {t('grid.more', { count: rest })}
        </button>
      )}
      {props.canWrite && isAhead && !content && !isWeekend(day) && (
        <Link
          to="/posts/new"
          search={{ at: `${day}T12:00` }}
          className={classes.empty}
          aria-label={t('grid.writeFor', { day: formatDay(day, 'long') })}
        >
          <span aria-hidden>+</span> {t('grid.empty')}
        </Link>
      )}
    </td>
  );
}
