import { NativeSelect } from '@mantine/core';
import type { Plan } from '@rupor/shared/posts/fields';
import { isWallTime, resolveWallTime, shiftDays, toDay, toWallTime } from '@rupor/shared/posts/schedule';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatTime, zoneCity, zoneLabel, zoneOffset } from '../../lib/format.ts';
import styles from './composer.module.css';
import { listZones } from './zones.ts';

interface WhenCardProps {
  plan: Plan | null;
  onPlan(plan: Plan | null): void;
  organizationZone: string;
  /** Zone of the person who looks. */
  ownZone: string;
  now: Date;
  /** What is worth knowing of the chosen time. */
  children?: ReactNode;
}

/** The hour at which a day without a chosen time starts. */
const USUAL_TIME = '12:00';

/** Day and time, with the zone they are in. */
export function WhenCard({ plan, onPlan, organizationZone, ownZone, now, children }: WhenCardProps) {
  const { t } = useTranslation('posts');
  const id = useId();
  const [isChoosing, setChoosing] = useState(false);
  const timeZone = plan?.timeZone ?? organizationZone;
  const [day = '', time = ''] = plan?.wallTime.split('T') ?? [];
  const today = toDay(now, timeZone);
  const setDay = (next: string) =>
    onPlan(next === '' ? null : { wallTime: `${next}T${time || USUAL_TIME}`, timeZone });
  const setTime = (next: string) => next !== '' && onPlan({ wallTime: `${day || today}T${next}`, timeZone });
  const isKnown = plan !== null && isWallTime(plan.wallTime);
  return (
    <section className={styles.pad} id="post-when" aria-labelledby={`${id}-head`}>
      <h2 className={styles.h2} id={`${id}-head`}>
        {t('when.title')}
      </h2>
      <div className={styles.when}>
        <div className={styles.field}>
          <label htmlFor="post-day">{t('when.day')}</label>
          <input
            id="post-day"
            type="date"
            className={styles.input}
            value={day}
            onChange={({ currentTarget }) => setDay(currentTarget.value)}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor="post-time">{t('when.time')}</label>
          <input
            id="post-time"
            type="time"
            className={styles.input}
            value={time}
            onChange={({ currentTarget }) => setTime(currentTarget.value)}
          />
        </div>
      </div>
      {!plan && (
        <div className={styles.chips}>
          <button type="button" className={styles.chip} onClick={() => setDay(toDay(now, timeZone))}>
            {t('when.today')}
          </button>
          <button
            type="button"
            className={styles.chip}
            onClick={() => setDay(shiftDays(toWallTime(now, timeZone), 1).slice(0, 10))}
          >
            {t('when.tomorrow')}
          </button>
        </div>
      )}
      <ZoneWords plan={isKnown ? plan : null} timeZone={timeZone} ownZone={ownZone} now={now}>
        {!isChoosing && (
          <button type="button" className={styles.link} onClick={() => setChoosing(true)}>
            {t('when.changeZone')}
          </button>
        )}
      </ZoneWords>
      {isChoosing && (
        <NativeSelect
          label={t('when.zone')}
          value={timeZone}
          data={listZones([organizationZone, ownZone]).map((zone) => ({
            value: zone,
            label: zoneLabel(zone, now.toISOString()),
          }))}
          onChange={({ currentTarget }) =>
            onPlan({ wallTime: plan?.wallTime ?? `${today}T${USUAL_TIME}`, timeZone: currentTarget.value })
          }
        />
      )}
      {children}
    </section>
  );
}

interface ZoneWordsProps {
  plan: Plan | null;
  timeZone: string;
  ownZone: string;
  now: Date;
  /** The act beside the zone's name. */
  children: ReactNode;
}

function ZoneWords({ plan, timeZone, ownZone, now, children }: ZoneWordsProps) {
  const { t } = useTranslation('posts');
  const resolved = plan ? resolveWallTime(plan) : null;
  const at = (resolved?.instant ?? now).toISOString();
  const differs = zoneOffset(timeZone, at) !== zoneOffset(ownZone, at);
  const isOtherDay = toDay(new Date(at), ownZone) !== toDay(new Date(at), timeZone);
  const atYours = isOtherDay ? formatDateTime(at, ownZone) : formatTime(at, ownZone);
  return (
    <div className={`${styles.small} ${styles.muted}`} aria-live="polite">
      <p>
        {t('when.inZone')} <b className={styles.strong}>{zoneLabel(timeZone, at)}</b>. {children}
      </p>
      {resolved && differs && <p>{t('when.atYours', { city: zoneCity(ownZone), time: atYours })}</p>}
      {resolved?.note && (
        <p className={styles.doubt}>{t(`when.${resolved.note}`, { time: formatTime(at, timeZone) })}</p>
      )}
    </div>
  );
}
