import { Button, Select } from '@mantine/core';
import type { VisitsSeries } from '@rupor/shared/visits/answers';
import type { Site } from '@rupor/shared/visits/site';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { LazyLineChart } from '../../charts/lazy.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { formatNumber, todayIn } from '../../lib/format.ts';
import { type ComparedPeriod, seriesQuery } from './api.ts';
import { peakOf, type VisitMeasure } from './findings.ts';
import { NoteDialog } from './note-dialog.tsx';
import { NoteList } from './note-list.tsx';
import { useWords } from './use-words.ts';
import classes from './visits.module.css';
import type { VisitsSearch } from './visits-search.ts';

interface Props {
  site: Site;
  period: ComparedPeriod;
  search: VisitsSearch;
  canManage: boolean;
  onChange(change: Partial<VisitsSearch>): void;
}

const MEASURES = ['visits', 'visitors', 'views'] as const;

/** One number over time against the period before, with what happened on those days. */
export function VisitsChart({ site, period, search, canManage, onChange }: Props) {
  const { t } = useWords();
  const [isNoting, setNoting] = useState(false);
  const { filters, ...rest } = period;
  const query = useQuery(seriesQuery({ ...rest, filters, ...(search.unit ? { unit: search.unit } : {}) }));
  const series = query.data;
  if (query.error && !series) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!series) return <LoadingLines count={8} label={t('loading')} />;
  const knowsVisits = series.points.some(({ visits }) => visits !== null);
  const measure = knowsVisits ? (search.measure ?? 'visits') : 'views';
  return (
    <div className={classes.chart}>
      <Chart
        {...{ site, series, period, measure }}
        asOf={new Date(query.dataUpdatedAt).toISOString()}
        head={
          <div className={classes.choices}>
            <Select
              label={t('chart.what')}
              data={MEASURES.filter((value) => knowsVisits || value === 'views').map((value) => ({
                value,
                label: t(`tile.${value}`),
              }))}
              value={measure}
              allowDeselect={false}
              onChange={(value) => onChange({ measure: MEASURES.find((one) => one === value) })}
            />
            <Select
              label={t('chart.unit')}
              data={(['hour', 'day', 'week', 'month'] as const).map((value) => ({
                value,
                label: t(`unit.${value}`),
              }))}
              value={series.unit}
              allowDeselect={false}
              onChange={(value) =>
                onChange({ unit: (['hour', 'day', 'week', 'month'] as const).find((one) => one === value) })
              }
            />
          </div>
        }
      />
      <div className={classes.notes}>
        <NoteList siteId={site.id} notes={series.notes} canManage={canManage} />
        {canManage && (
          <Button size="sm" onClick={() => setNoting(true)}>
            {t('note.add')}
          </Button>
        )}
      </div>
      {isNoting && (
        <NoteDialog siteId={site.id} today={todayIn(site.timeZone)} onClose={() => setNoting(false)} />
      )}
    </div>
  );
}

interface ChartProps {
  site: Site;
  series: VisitsSeries;
  period: ComparedPeriod;
  measure: VisitMeasure;
  /** When the server was asked: it counts to the moment. */
  asOf: string;
  head: ReactNode;
}

function Chart({ site, series, period, measure, asOf, head }: ChartProps) {
  const { t, step } = useWords();
  const now = todayIn(site.timeZone);
  const steps = series.points.map(({ at }, index) => ({
    ...step(at, series.unit, site.timeZone),
    isRunning: index === series.points.length - 1 && period.to >= now,
  }));
  const values = series.points.map((point) => point[measure]);
  const before =
    series.before.length > 0 ? values.map((_, at) => series.before[at]?.[measure] ?? null) : null;
  const peak = peakOf(series.points, measure);
  const total = values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const title = peak
    ? t('chart.peak', {
        when: steps[peak.step]?.name ?? '',
        amount: t(`amount.${measure}`, { count: peak.value, value: formatNumber(peak.value) }),
      })
    : t('chart.flat');
  const events = series.notes.flatMap((note, index) => {
    const at = series.points.findLastIndex((point) => point.at.slice(0, 10) <= note.day);
    return at === -1 ? [] : [{ step: at, name: String(index + 1) }];
  });
  return (
    <ChartFrame
      level={2}
      title={title}
      measure={t('chart.measure', { measure: t(`tile.${measure}`), unit: t(`unit.${series.unit}`) })}
      n={t('chart.n', { value: formatNumber(total) })}
      asOf={asOf}
      timeZone={site.timeZone}
      formula={t(`formula.${measure}`)}
      fileName={`rupor-${measure}-${period.from}-${period.to}`}
      table={{
        columns: [t('chart.when'), t(`tile.${measure}`), ...(before ? [t('chart.before')] : [])],
        rows: steps.map(({ name }, at) => [
          name,
          values[at] ?? null,
          ...(before ? [before[at] ?? null] : []),
        ]),
      }}
      notes={steps.some(({ isRunning }) => isRunning) && <span>{t('chart.running')}</span>}
      head={head}
    >
      <LazyLineChart
        label={title}
        steps={steps}
        lines={[{ key: 'now', name: t('chart.now'), colour: 1, values }]}
        before={before}
        beforeName={t('chart.before')}
        kind="counted"
        events={events}
      />
    </ChartFrame>
  );
}
