import type { CalendarEntry } from '@rupor/shared/calendar/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NetworkSign } from '../../components/network-sign.tsx';
import { PostStatePill } from '../../components/post-state-sign.tsx';
import { RepeatSign } from '../../components/repeat-sign.tsx';
import { formatDay } from '../../lib/format.ts';
import classes from './calendar.module.css';
import { byDay, type CalendarDay, entryKey, isMovable } from './calendar-entries.ts';
import { DayNotes } from './day-notes.tsx';

interface Props {
  /** The days to tell of, in order. */
  days: readonly string[];
  content: readonly CalendarDay[];
  today: string;
  /** Names of holidays and days of trades, by day. */
  notes: ReadonlyMap<string, readonly string[]>;
  canMove(entry: CalendarEntry): boolean;
  canWrite: boolean;
  onMove(entry: CalendarEntry): void;
  onShowDay(day: string): void;
}

/** The list: day after day. It is the calendar of a phone, and the day and list views of a laptop. */
export function Agenda({ days, content, today, ...props }: Props) {
  const known = byDay(content);
  return (
    <div className={classes.agenda}>
      {days.map((day) => (
        <AgendaDay key={day} {...props} day={day} content={known.get(day)} today={today} />
      ))}
    </div>
  );
}

interface DayProps extends Omit<Props, 'days' | 'content'> {
  day: string;
  content: CalendarDay | undefined;
}

function AgendaDay({ day, content, today, notes, canMove, canWrite, onMove, onShowDay }: DayProps) {
  const { t } = useTranslation('calendar');
  const rest = (content?.total ?? 0) - (content?.entries.length ?? 0);
  return (
    <section className={classes.agendaDay} aria-labelledby={`day-${day}`}>
      <h3 id={`day-${day}`} data-today={day === today || undefined}>
        {day === today ? t('agenda.today', { day: formatDay(day, 'weekday') }) : formatDay(day, 'weekday')}
        {content && <small>{t('agenda.count', { count: content.total })}</small>}
      </h3>
      <DayNotes names={notes.get(day)} />
      {content ? (
        <ul className={classes.card}>
          {content.entries.map((entry) => (
            <AgendaEntry
              key={entryKey(entry)}
              entry={entry}
              onMove={canMove(entry) && isMovable(entry) ? onMove : undefined}
            />
          ))}
          {rest > 0 && (
            <li>
              <button type="button" className={classes.more} onClick={() => onShowDay(day)}>
                {t('grid.more', { count: rest })}
              </button>
            </li>
          )}
        </ul>
      ) : (
        <EmptyDay day={day} canWrite={canWrite && day >= today} />
      )}
    </section>
  );
}

function AgendaEntry({ entry, onMove }: { entry: CalendarEntry; onMove?: (entry: CalendarEntry) => void }) {
  const { t } = useTranslation('calendar');
  return (
    <li className={classes.slot} data-past={entry.state === 'published' || undefined}>
      <time dateTime={entry.at}>{entry.at.slice(11, 16)}</time>
      <div className={classes.slotBody}>
        <Link to="/posts/$postId" params={{ postId: entry.postId }} className={classes.slotTitle}>
          {entry.heading || t('entry.untitled')}
        </Link>
        <div className={classes.slotFacts}>
          <PostStatePill state={entry.state} />
          {entry.isRepeated && <RepeatSign />}
          <span className={classes.networks}>
            {entry.channels.map((channel) => (
              <NetworkSign key={channel.id} network={channel.network} name={channel.name} />
            ))}
          </span>
          {onMove && (
            <button type="button" className={classes.linkButton} onClick={() => onMove(entry)}>
              {t('entry.move')}
            </button>
          )}
        </div>
      </div>
    </li>
  );
}

function EmptyDay({ day, canWrite }: { day: string; canWrite: boolean }) {
  const { t } = useTranslation('calendar');
  if (!canWrite) return <p className={classes.nothing}>{t('agenda.nothing')}</p>;
  return (
    <Link to="/posts/new" search={{ at: `${day}T12:00` }} className={classes.writeRow}>
      <span aria-hidden>+</span> {t('agenda.empty')}
    </Link>
  );
}
