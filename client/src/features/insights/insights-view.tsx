import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { saveText } from '../../charts/save-file.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SourceTag } from '../../components/source-tag.tsx';
import { formatPeriod, todayIn } from '../../lib/format.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { useSearchState } from '../../lib/use-search-state.ts';
import { sessionQuery } from '../auth/api.ts';
import { fetchExport, overviewQuery } from './api.ts';
import { BreakdownCard } from './breakdown-card.tsx';
import { BreakdownChoices, SeriesChoices } from './chart-choices.tsx';
import { overviewFinding } from './findings.ts';
import { FreshnessCard } from './freshness-card.tsx';
import classes from './insights.module.css';
import { InsightsFilters } from './insights-filters.tsx';
import { InsightsSearch, periodOf } from './insights-search.ts';
import { NumbersFileDialog } from './numbers-file-dialog.tsx';
import { OverviewTiles } from './overview-tiles.tsx';
import { RankedCard } from './ranked-card.tsx';
import { SeriesCard } from './series-card.tsx';
import { useWords } from './use-words.ts';

/** «Цифры»: a sentence, then numbers, then charts, then the posts behind them. */
export function InsightsView() {
  const words = useWords();
  const { t } = words;
  const session = useQuery(sessionQuery).data;
  const timeZone = session?.organization?.timeZone ?? 'UTC';
  const [search, change] = useSearchState(InsightsSearch);
  const period = periodOf(search, todayIn(timeZone));
  const query = useQuery(overviewQuery(period));
  const overview = query.data;
  const canEnter = session?.permissions.includes('insights.write') ?? false;
  const [isFileOpen, setFileOpen] = useState(false);
  const series = { metric: search.metric ?? 'views', by: search.by ?? 'total' };
  const groups = { by: search.groups ?? 'rubric', measure: search.measure ?? 'viewsPerPost' };
  const save = async () => {
    const { fileName, csv } = await fetchExport({ ...period, what: 'posts', locale: currentLanguage() });
    saveText(fileName, csv);
  };
  if (query.error && !overview)
    return (
      <>
        <PageHead title={t('common:nav.insights')} />
        <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      </>
    );
  if (!overview)
    return (
      <>
        <PageHead title={t('common:nav.insights')} />
        <LoadingLines count={10} label={t('loading')} />
      </>
    );
  const { previous } = overview;
  return (
    <>
      <PageHead
        docTitle={t('common:nav.insights')}
        title={words.finding(overviewFinding(overview))}
        over={
          <>
            {formatPeriod(period.from, period.to)}
            {previous && ` · ${t('page.compared', { previous: formatPeriod(previous.from, previous.to) })}`}
          </>
        }
        sub={
          overview.numbers === 'simulated' && (
            <>
              <SourceTag kind="simulated" /> {t('page.simulated')}
            </>
          )
        }
        acts={
          <>
            <Button onClick={() => void save()}>{t('page.export')}</Button>
            {canEnter && <Button onClick={() => setFileOpen(true)}>{t('file.open')}</Button>}
          </>
        }
        keepActs
      />
      {isFileOpen && <NumbersFileDialog period={period} onClose={() => setFileOpen(false)} />}
      <div className={classes.filters}>
        <InsightsFilters
          {...{ search, period }}
          hasOther={overview.hasOther}
          numbers={overview.numbers}
          onChange={(part) => void change(part)}
        />
      </div>
      {overview.channels.length === 0 ? (
        <EmptyState
          title={t('empty.title')}
          acts={<LinkButton to="/channels/new">{t('empty.act')}</LinkButton>}
        >
          {t('empty.what')}
        </EmptyState>
      ) : (
        <div className={classes.page}>
          <OverviewTiles overview={overview} />
          {overview.imported > 0 && (
            <p className="small muted">
              <SourceTag kind="imported" /> {t('page.imported', { count: overview.imported })}
            </p>
          )}
          <SeriesCard
            {...{ period, timeZone }}
            {...series}
            head={<SeriesChoices {...series} onChange={(part) => void change(part, { replace: true })} />}
          />
          <div className={classes.pair}>
            <BreakdownCard
              {...{ period, timeZone }}
              {...groups}
              head={
                <BreakdownChoices {...groups} onChange={(part) => void change(part, { replace: true })} />
              }
            />
            <SeriesCard {...{ period, timeZone }} metric="followers" by="channel" />
          </div>
          <RankedCard
            {...{ period, timeZone }}
            measure={groups.measure}
            isRounded={overview.channels.some(({ counts }) => counts.rounded?.includes('views'))}
          />
          <FreshnessCard overview={overview} canEnter={canEnter} />
        </div>
      )}
    </>
  );
}
