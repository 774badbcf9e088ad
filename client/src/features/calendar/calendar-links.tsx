import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './calendar-tools.module.css';

interface Props {
  /** A day of the month that is shown. */
  day: string;
  canWrite: boolean;
}

/** What else the calendar does: a week again, on paper, in a phone. */
export function CalendarLinks({ day, canWrite }: Props) {
  const { t } = useTranslation('bulk');
  return (
    <p className={styles.links}>
      {canWrite && (
        <Link className="link" to="/calendar/copy">
          {t('links.week')}
        </Link>
      )}
      <Link className="link" to="/calendar/print" search={{ month: day.slice(0, 7) }}>
        {t('links.print')}
      </Link>
      <Link className="link" to="/calendar/feeds">
        {t('links.feeds')}
      </Link>
      {canWrite && (
        <Link className="link" to="/posts/files">
          {t('links.files')}
        </Link>
      )}
    </p>
  );
}
