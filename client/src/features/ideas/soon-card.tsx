import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Temporal } from 'temporal-polyfill';
import { daysQuery } from './api.ts';
import { DayList } from './day-list.tsx';
import styles from './ideas.module.css';

const AHEAD_DAYS = 30;
const SHOWN = 3;

/** «Ближайшие поводы»: what is worth telling of in the coming weeks. Nothing, where nothing comes. */
export function SoonCard({ today }: { today: string }) {
  const { t } = useTranslation('ideas');
  const to = Temporal.PlainDate.from(today).add({ days: AHEAD_DAYS }).toString();
  const { data } = useQuery(daysQuery({ from: today, to }));
  if (!data || data.length === 0) return null;
  return (
    <section className={`card ${styles.soon}`} aria-labelledby="soon-head">
      <div className={styles.soonHead}>
        <h2 id="soon-head">{t('days.soon')}</h2>
        <Link to="/days" className={styles.cardLink}>
          {t('days.all')}
        </Link>
      </div>
      <DayList days={data.slice(0, SHOWN)} withSource={false} />
    </section>
  );
}
