import type { VisitMode } from '@rupor/shared/visits/site';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CardSection } from '../../components/section.tsx';
import { formatDay, useFormat } from '../../lib/format.ts';
import { retentionQuery } from './api.ts';
import classes from './visits.module.css';

/** Who came again, by the week in which they came first; only of those who agreed to be known for longer. */
export function RetentionCard({ siteId, mode }: { siteId: string; mode: VisitMode }) {
  const { t } = useTranslation('visitSetup');
  const format = useFormat();
  const { data } = useQuery({ ...retentionQuery(siteId), enabled: mode === 'consented' });
  if (mode !== 'consented')
    return (
      <CardSection title={t('again.title')}>
        <p className="muted">{t('again.impossible')}</p>
      </CardSection>
    );
  if (!data) return null;
  const most = Math.max(0, ...data.weeks.map(({ returned }) => returned.length));
  return (
    <CardSection title={t('again.title')}>
      {data.weeks.length === 0 ? (
        <p className="muted">{t('again.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by keys
        <section className={classes.wide} tabIndex={0} aria-label={t('again.title')}>
          <table className={classes.weeks}>
            <thead>
              <tr>
                <th scope="col">{t('again.week')}</th>
                <th scope="col">{t('again.came')}</th>
                {Array.from({ length: most }, (_, at) => (
                  <th key={at} scope="col">
                    {t('again.after', { count: at + 1 })}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.weeks.map(({ week, visitors, returned }) => (
                <tr key={week}>
                  <th scope="row">{formatDay(week, 'short')}</th>
                  <td>{format.number(visitors)}</td>
                  {Array.from({ length: most }, (_, at) => (
                    <td key={at}>{returned[at] === undefined ? '' : format.number(returned[at])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </CardSection>
  );
}
