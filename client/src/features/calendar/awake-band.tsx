import { awakeHours } from '@rupor/shared/audiences/shifts';
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { AwakeStrip } from '../../components/awake-strip.tsx';
import { formatDay } from '../../lib/format.ts';
import { segmentsQuery } from '../audiences/api.ts';
import classes from './awake-band.module.css';

/** More rows would push the posts off the screen. */
const MOST = 3;

interface Props {
  /** One day, or the seven of a week. */
  days: readonly string[];
  timeZone: string;
  /** Audiences the calendar is narrowed to; none = the first ones. */
  segmentIds?: readonly string[];
  /** Phones begin with the posts. */
  isOpen: boolean;
}

/** «Кто когда не спит»: a row an audience, a strip a day. Nothing where nobody has said when they work. */
export function AwakeBand({ days, timeZone, segmentIds, isOpen }: Props) {
  const { t } = useTranslation(['calendar', 'common']);
  const segments = useQuery(segmentsQuery()).data ?? [];
  const rows = segments
    .filter(({ id, isArchived }) => (segmentIds?.length ? segmentIds.includes(id) : !isArchived))
    .flatMap(({ id, name, shift }) => (shift ? [{ id, name, shift }] : []))
    .slice(0, MOST);
  if (rows.length === 0) return null;
  return (
    <details className={classes.band} open={isOpen}>
      <summary>{t('calendar:awake.title')}</summary>
      <div className={classes.rows} data-week={days.length > 1 || undefined}>
        {rows.map(({ id, name, shift }) => (
          <Fragment key={id}>
            <span className={classes.name}>{name}</span>
            <div className={classes.days}>
              {days.map((day) => (
                <AwakeStrip
                  key={day}
                  name={`${name}, ${formatDay(day, 'weekday')}`}
                  hours={awakeHours(shift, { day, timeZone })}
                />
              ))}
            </div>
          </Fragment>
        ))}
        {days.length === 1 && (
          <div className={classes.clock} aria-hidden>
            {[0, 6, 12, 18, 24].map((hour) => (
              <span key={hour}>{hour}:00</span>
            ))}
          </div>
        )}
        <p className={classes.how}>{t('calendar:awake.how')}</p>
      </div>
    </details>
  );
}
