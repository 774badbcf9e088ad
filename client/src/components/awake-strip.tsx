import { awakeRanges, type Wakefulness } from '@rupor/shared/audiences/shifts';
import { useTranslation } from 'react-i18next';
import classes from './awake-strip.module.css';

interface Props {
  /** The 24 hours of a day (shared: awakeHours). */
  hours: readonly Wakefulness[];
  /** Whose day it is, for those who do not see the bars: «Станочники, понедельник». */
  name: string;
  /** The same in words under the bars. */
  hasWords?: boolean;
}

/** A day in 24 bars: as high as the share of crews that is awake, dark as far as they work. */
export function AwakeStrip({ hours, name, hasWords = false }: Props) {
  const { t } = useTranslation();
  const ranges = awakeRanges(hours).map(([from, to]) => `${from}:00–${to}:00`);
  const words =
    ranges.length > 0 ? t('common:awake.hours', { hours: ranges.join(', ') }) : t('common:awake.none');
  return (
    <>
      <div className={classes.strip} role="img" aria-label={`${name}: ${words}`} title={`${name}: ${words}`}>
        {hours.map(({ awake, working, crews }, hour) => (
          <i key={hour} style={{ height: `${(awake * 100) / crews}%` }}>
            {working > 0 && <b style={{ height: `${(working * 100) / awake}%` }} />}
          </i>
        ))}
      </div>
      {hasWords && (
        <p className={classes.words} aria-hidden>
          {words}
        </p>
      )}
    </>
  );
}
