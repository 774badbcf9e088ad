import { Button } from '@mantine/core';
import { countDays } from '@rupor/shared/insights/period';
import type { VisitGoals } from '@rupor/shared/visits/answers';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { CardSection } from '../../components/section.tsx';
import { formatNumber, formatPeriod } from '../../lib/format.ts';
import { goalsQuery } from './api.ts';
import { FunnelsCard } from './funnels-card.tsx';
import { GoalDialog } from './goal-dialog.tsx';
import { GoalRow } from './goal-row.tsx';
import { RetentionCard } from './retention-card.tsx';
import { type SitesWithOne, useSitePeriod } from './use-site.ts';
import classes from './visits.module.css';
import { VisitsFilters } from './visits-filters.tsx';
import { withoutCompare } from './visits-search.ts';
import { WindowNote } from './window-note.tsx';
import { WithSite } from './with-site.tsx';

/** What people came for: goals with where they came from, steps one after the other, and who came again. */
export function GoalsView() {
  return <WithSite>{(site, sites) => <Goals {...sites} site={site} />}</WithSite>;
}

function Goals({ site, sites, search, change, canManage }: SitesWithOne) {
  const { t } = useTranslation('visitSetup');
  const { period } = useSitePeriod(site, search);
  const plain = withoutCompare(period);
  const query = useQuery(goalsQuery(plain));
  const [isAdding, setAdding] = useState(false);
  const report = query.data;
  const add = canManage && (
    <Button variant="filled" onClick={() => setAdding(true)}>
      {t('goal.add')}
    </Button>
  );
  const hasGoals = Boolean(report && report.goals.length > 0);
  return (
    <>
      <PageHead
        docTitle={t('goal.page')}
        title={report ? sentence(report, countDays(period), t) : t('goal.page')}
        over={
          <>
            {site.name} · {formatPeriod(period.from, period.to)}
          </>
        }
        acts={hasGoals && add}
        keepActs
      />
      <VisitsFilters
        {...{ site, sites, search, period, canManage }}
        hasCompare={false}
        onChange={(part) => void change(part)}
      />
      {query.error && !report && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!report && !query.error && <LoadingLines count={8} label={t('goal.loading')} />}
      {report && (
        <div className={classes.page}>
          {hasGoals ? (
            <CardSection title={t('goal.title')}>
              <WindowNote window={report.window} isFiltered={period.filters.length > 0} />
              {report.goals.map((one) => (
                <GoalRow key={one.goal.id} report={report} one={one} siteId={site.id} canManage={canManage} />
              ))}
            </CardSection>
          ) : (
            <EmptyState title={t('goal.none')} acts={add || undefined}>
              {t('goal.noneWhat')}
            </EmptyState>
          )}
          <FunnelsCard siteId={site.id} period={plain} canManage={canManage} />
          <RetentionCard siteId={site.id} mode={site.mode} />
        </div>
      )}
      {isAdding && <GoalDialog siteId={site.id} onClose={() => setAdding(false)} />}
    </>
  );
}

function sentence(report: VisitGoals, days: number, t: TFunction<'visitSetup'>): string {
  const [first] = report.goals;
  if (!first) return t('goal.sentenceNone');
  const best = report.goals.reduce((a, b) => ((b.conversions ?? -1) > (a.conversions ?? -1) ? b : a), first);
  if (best.conversions === null) return t('goal.sentenceUnknown');
  if (best.conversions === 0) return t('goal.sentenceZero', { count: days });
  return t('goal.sentence', {
    name: best.goal.name,
    count: best.conversions,
    value: formatNumber(best.conversions),
  });
}
