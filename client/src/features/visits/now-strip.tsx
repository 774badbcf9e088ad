import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../lib/format.ts';
import { nowQuery } from './api.ts';
import { useWords } from './use-words.ts';
import classes from './visits.module.css';

/** The last 30 minutes, one bar a minute, in a sentence first. */
export function NowStrip({ siteId }: { siteId: string }) {
  const words = useWords();
  const { t } = words;
  const format = useFormat();
  const { data } = useQuery(nowQuery(siteId));
  if (!data) return <div className={`card ${classes.now}`} aria-busy="true" />;
  const most = Math.max(1, ...data.minutes.map(({ views }) => views));
  const views = t('amount.views', { count: data.views, value: format.number(data.views) });
  const people =
    data.visitors === null
      ? null
      : t('amount.visitors', { count: data.visitors, value: format.number(data.visitors) });
  const page = data.pages[0]?.value;
  const source = data.sources.find(({ value }) => value !== 'unknown' && value !== 'inside')?.value;
  return (
    <section className={`card ${classes.now}`} aria-label={t('now.name')}>
      <p>
        {data.views === 0
          ? t('now.nobody')
          : people
            ? t('now.people', { views, people })
            : t('now.views', { views })}
        {page !== undefined && <span className="muted"> {t('now.page', { page })}</span>}
        {data.isLate && <span className="muted"> {t('now.late', { time: format.time(data.at) })}</span>}
        {source !== undefined && (
          <span className="muted"> {t('now.source', { source: words.value('source', source) })}</span>
        )}
      </p>
      <div className={classes.minutes} aria-hidden="true">
        {data.minutes.map(({ at, views: count }) => (
          <i
            key={at}
            style={{ height: `${Math.max(count > 0 ? 12 : 4, (count / most) * 100)}%` }}
            data-any={count > 0 || undefined}
          />
        ))}
      </div>
    </section>
  );
}
