import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Temporal } from 'temporal-polyfill';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { daySettingsQuery, daysQuery } from '../../features/ideas/api.ts';
import { DayList } from '../../features/ideas/day-list.tsx';
import { DaySets } from '../../features/ideas/day-sets.tsx';
import styles from '../../features/ideas/ideas.module.css';
import { OwnDays } from '../../features/ideas/own-days.tsx';
import { todayIn } from '../../lib/format.ts';

const AHEAD_DAYS = 92;

export function DaysPage() {
  const { t } = useTranslation('ideas');
  const { data: session } = useSuspenseQuery(sessionQuery);
  const from = todayIn(session.organization?.timeZone ?? 'UTC');
  const to = Temporal.PlainDate.from(from).add({ days: AHEAD_DAYS }).toString();
  const days = useQuery(daysQuery({ from, to }));
  const settings = useQuery(daySettingsQuery());
  const canChange = session.permissions.includes('campaigns.manage');
  const problem = days.error ?? settings.error;
  const count = days.data?.length ?? 0;
  return (
    <>
      <PageHead
        title={days.data ? t(count > 0 ? 'days.title' : 'days.titleNone', { count }) : t('tabs.days')}
        docTitle={t('tabs.days')}
        sub={t('days.sub')}
      />
      {problem && (
        <ErrorNotice
          error={problem}
          onRetry={() => {
            void days.refetch();
            void settings.refetch();
          }}
        />
      )}
      {(days.isPending || settings.isPending) && <LoadingLines count={6} label={t('loading')} />}
      {days.data && count > 0 && (
        <div className={`card ${styles.soon}`}>
          <DayList days={days.data} withSource />
        </div>
      )}
      {settings.data && (
        <>
          <OwnDays own={settings.data.own} canChange={canChange} />
          <DaySets settings={settings.data} canChange={canChange} />
        </>
      )}
    </>
  );
}
