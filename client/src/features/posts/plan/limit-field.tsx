import { HOUR_MS } from '@rupor/shared/lib/durations';
import { isWallTime, resolveWallTime, toWallTime } from '@rupor/shared/posts/schedule';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import composer from '../composer.module.css';
import styles from './plan.module.css';

interface LimitFieldProps {
  expiresAt: string | null;
  timeZone: string;
  /** What a press on the link starts with: the chosen time. */
  wallTime: string;
  onLimit(expiresAt: string | null): void;
}

const HOURS = 2;

/** «Не позже…»: for a rally the post is worth nothing after it. */
export function LimitField({ expiresAt, timeZone, wallTime, onLimit }: LimitFieldProps) {
  const { t } = useTranslation('plan');
  const id = useId();
  const instantOf = (wall: string) =>
    isWallTime(wall) ? resolveWallTime({ wallTime: wall, timeZone }).instant : null;
  if (expiresAt === null)
    return (
      <button
        type="button"
        className={composer.link}
        onClick={() => {
          const start = instantOf(wallTime);
          if (start) onLimit(new Date(start.getTime() + HOURS * HOUR_MS).toISOString());
        }}
      >
        {t('limit.add')}
      </button>
    );
  return (
    <div className={`${composer.field} ${styles.whole}`}>
      <label htmlFor={id}>{t('limit.label')}</label>
      <div className={styles.row}>
        <input
          id={id}
          type="datetime-local"
          className={composer.input}
          aria-describedby={`${id}-hint`}
          value={toWallTime(new Date(expiresAt), timeZone)}
          onChange={({ currentTarget }) => {
            const instant = instantOf(currentTarget.value);
            if (instant) onLimit(instant.toISOString());
          }}
        />
        <button type="button" className={composer.link} onClick={() => onLimit(null)}>
          {t('limit.remove')}
        </button>
      </div>
      <small id={`${id}-hint`} className="muted">
        {t('limit.hint')}
      </small>
    </div>
  );
}
