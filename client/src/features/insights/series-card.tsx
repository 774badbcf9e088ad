import type { SeriesBy, SeriesMetric } from '@rupor/shared/insights/answers';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { LazyLineChart } from '../../charts/lazy.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { SourceTag } from '../../components/source-tag.tsx';
import { formatNumber } from '../../lib/format.ts';
import { type Period, seriesQuery } from './api.ts';
import { seriesFinding } from './findings.ts';
import { prepareLines, prepareSeriesTable, prepareSteps } from './prepare-series.ts';
import { useWords } from './use-words.ts';

interface Props {
  period: Period;
  timeZone: string;
  metric: SeriesMetric;
  by: SeriesBy;
  /** Choices of this chart. */
  head?: ReactNode;
}

/** One number over time. */
export function SeriesCard({ period, timeZone, metric, by, head }: Props) {
  const words = useWords();
  const { t } = words;
  const query = useQuery(seriesQuery({ ...period, metric, by }));
  const series = query.data;
  if (query.error && !series) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!series) return <LoadingLines count={8} label={t('loading')} />;
  const named = {
    ...words.series,
    without: t(`without.${by}`, { defaultValue: words.series.without }),
  };
  const steps = prepareSteps(series, named);
  const lines = prepareLines(series, named);
  const finding = seriesFinding(series);
  const subject = lines.find((line) => line.key === (finding.subject ?? 'without'));
  const title = words.finding(finding, {
    name: subject?.name ?? '',
    when: steps[finding.bucket ?? -1]?.name ?? '',
  });
  const measure = t('series.measure', {
    metric: words.metric(series.metric),
    unit: t(`unit.${series.unit}`),
  });
  return (
    <ChartFrame
      title={title}
      measure={measure}
      n={
        metric === 'followers'
          ? t('n.channels', { count: series.n, n: formatNumber(series.n) })
          : words.n(series.n, series.placements)
      }
      asOf={series.asOf}
      timeZone={timeZone}
      formula={[words.formula(series.formula), by === 'segment' && t('formula.segments')]
        .filter(Boolean)
        .join(' ')}
      fileName={`rupor-${series.metric}-${period.from}-${period.to}`}
      table={prepareSeriesTable(series, named)}
      notes={
        <>
          {series.numbers === 'simulated' && <SourceTag kind="simulated" />}
          {series.lines.some((line) => line.manualAt.length > 0) && <SourceTag kind="manual" />}
          {series.known < series.placements && (
            <span>{t('n.known', { known: String(series.known), all: String(series.placements) })}</span>
          )}
          {by === 'segment' && <span>{t('series.segments')}</span>}
          {steps.some((step) => step.isRunning) && <span>{t('series.running')}</span>}
        </>
      }
      head={head}
    >
      <LazyLineChart
        label={title}
        steps={steps}
        lines={lines}
        before={series.previous}
        beforeName={words.series.previous}
        kind={series.numbers === 'simulated' ? 'simulated' : 'counted'}
      />
    </ChartFrame>
  );
}
