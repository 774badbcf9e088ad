import type { Site } from '@rupor/shared/visits/site';
import { useQuery } from '@tanstack/react-query';
import { CardSection } from '../../components/section.tsx';
import { formatDay, useFormat } from '../../lib/format.ts';
import { healthQuery, type SitePeriod, stateQuery } from './api.ts';
import { useWords } from './use-words.ts';
import classes from './visits.module.css';

/** What was not counted and why, how fresh the numbers are, and whether they add up. */
export function StateCard({ site, period }: { site: Site; period: SitePeriod }) {
  const { t } = useWords();
  const format = useFormat();
  const { data } = useQuery(stateQuery(period));
  if (!data) return null;
  const refused = data.refusals.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  return (
    <CardSection title={t('state.title')}>
      {refused.length === 0 ? (
        <p>{t('state.nothing')}</p>
      ) : (
        <dl className={classes.refusals}>
          {refused.map(({ reason, count }) => (
            <div key={reason}>
              <dt>
                {t(`refusal.${reason}`)} <span className="small muted">{t(`refusalWhat.${reason}`)}</span>
              </dt>
              <dd className="num">{format.number(count)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="small muted">
        {data.latestAt
          ? t('state.latest', { at: format.dayTime(data.latestAt, site.timeZone) })
          : t('state.never')}{' '}
        {t('state.kept', { day: formatDay(data.keptSince) })}{' '}
        {data.checkedAt === null
          ? t('state.unchecked')
          : data.drift.length === 0
            ? t('state.sound', { at: format.dayTime(data.checkedAt, site.timeZone) })
            : t('state.drift', { count: data.drift.length })}
      </p>
      <SetAside site={site} />
    </CardSection>
  );
}

/** Absent while everything that was accepted was counted. */
function SetAside({ site }: { site: Site }) {
  const { t } = useWords();
  const format = useFormat();
  const { data } = useQuery(healthQuery());
  const { count = 0, oldestAt = null } = data?.setAside ?? {};
  if (count === 0 || oldestAt === null) return null;
  return <p role="status">{t('state.setAside', { count, at: format.dayTime(oldestAt, site.timeZone) })}</p>;
}
