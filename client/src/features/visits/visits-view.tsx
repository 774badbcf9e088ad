import { Button } from '@mantine/core';
import type { Dimension } from '@rupor/shared/visits/dimensions';
import { useQuery } from '@tanstack/react-query';
import { saveText } from '../../charts/save-file.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SourceTag } from '../../components/source-tag.tsx';
import { TextButton } from '../../components/text-button.tsx';
import { formatPeriod } from '../../lib/format.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { sessionQuery } from '../auth/api.ts';
import { fetchExport, overviewQuery, panelQuery } from './api.ts';
import { NowStrip } from './now-strip.tsx';
import { Panels } from './panels.tsx';
import { StateCard } from './state-card.tsx';
import { useSentence } from './use-sentence.ts';
import { type SitesWithOne, useSitePeriod } from './use-site.ts';
import { useWords } from './use-words.ts';
import { VisitTiles } from './visit-tiles.tsx';
import classes from './visits.module.css';
import { VisitsChart } from './visits-chart.tsx';
import { VisitsFilters } from './visits-filters.tsx';
import { withoutCompare } from './visits-search.ts';
import { WindowNote } from './window-note.tsx';
import { WithSite } from './with-site.tsx';

/** «Посещения»: a sentence, the last half hour, numbers, a chart, where from, what was seen, what was left out. */
export function VisitsView() {
  return <WithSite>{(site, sites) => <Overview {...sites} site={site} />}</WithSite>;
}

function Overview({ site, sites, search, change, canManage }: SitesWithOne) {
  const { t } = useWords();
  const { period, today } = useSitePeriod(site, search);
  const query = useQuery(overviewQuery(period));
  const isDemo = useQuery(sessionQuery).data?.organization?.isDemo;
  const plain = withoutCompare(period);
  const sources = useQuery(panelQuery({ ...plain, by: 'source' }));
  const overview = query.data;
  const sentence = useSentence(search, overview, sources.data);
  const filterBy = (by: Dimension, value: string) =>
    void change({
      filters: [...period.filters.filter((one) => one.by !== by), { by, is: 'equal' as const, value }].slice(
        -6,
      ),
    });
  const save = async () => {
    const { fileName, csv } = await fetchExport({ ...plain, what: 'days', locale: currentLanguage() });
    saveText(fileName, csv);
  };
  const isOnlyToday = overview?.countedSince === today && period.to < today;
  return (
    <>
      <PageHead
        docTitle={t('common:nav.visits')}
        title={overview ? sentence : t('common:nav.visits')}
        over={
          <>
            {site.name} · {formatPeriod(period.from, period.to)}
            {overview?.before &&
              overview.comparedWith &&
              ` · ${t('page.compared', { period: formatPeriod(overview.comparedWith.from, overview.comparedWith.to) })}`}
          </>
        }
        sub={
          (isDemo || overview?.isImported) && (
            <>
              {isDemo && <SourceTag kind="simulated" />} {overview?.isImported && t('page.imported')}
            </>
          )
        }
        acts={<Button onClick={() => void save()}>{t('page.export')}</Button>}
        keepActs
      />
      <VisitsFilters {...{ site, sites, search, period, canManage }} onChange={(part) => void change(part)} />
      {query.error && !overview && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!overview && !query.error && <LoadingLines count={10} label={t('loading')} />}
      {overview && (
        <div className={classes.page}>
          <NowStrip siteId={site.id} />
          {isOnlyToday && (
            <p>
              {t('page.onlyToday')}{' '}
              <TextButton onClick={() => void change({ days: 1, from: undefined, to: undefined })}>
                {t('page.showToday')}
              </TextButton>
            </p>
          )}
          <WindowNote window={overview.window} isFiltered={period.filters.length > 0} />
          <VisitTiles overview={overview} zone={site.timeZone} />
          <VisitsChart
            {...{ site, period, search, canManage }}
            onChange={(part) => void change(part, { replace: true })}
          />
          <Panels
            {...{ site, search }}
            period={plain}
            onChange={(part) => void change(part, { replace: true })}
            onFilter={filterBy}
          />
          <StateCard site={site} period={plain} />
        </div>
      )}
    </>
  );
}
