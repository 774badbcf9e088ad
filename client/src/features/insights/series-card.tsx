import { Select } from '@mantine/core';
import { SeriesBy, SeriesMetric } from '@rupor/shared/insights/answers';
import { useQuery } from '@tanstack/react-query';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { LazyLineChart } from '../../charts/lazy.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { SourceTag } from '../../components/source-tag.tsx';
import { type Period, seriesQuery } from './api.ts';
import { seriesFinding } from './findings.ts';
import classes from './insights.module.css';
import { prepareLines, prepareSeriesTable, prepareSteps } from './prepare-series.ts';
import { useWords } from './use-words.ts';

interface Props {
  period: Period;
  timeZone: string;
  metric: SeriesMetric;
  by: SeriesBy;
  /** Absent: the chart has no choices. */
  onChange?: (change: { metric?: SeriesMetric; by?: SeriesBy }) => void;
  /** The metric stays as it is. */
  isFixed?: boolean;
}

/** One number over time. */
export function SeriesCard({ period, timeZone, metric, by, onChange, isFixed = false }: Props) {
  const words = useWords();
  const { t } = words;
  const query = useQuery(seriesQuery({ ...period, metric, by }));
  const series = query.data;
  if (query.error && !series) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!series) return <LoadingLines count={8} label={t('loading')} />;
  const steps = prepareSteps(series, words.series);
  const lines = prepareLines(series, words.series);
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
      n={words.n(series.n, series.placements)}
      asOf={series.asOf}
      timeZone={timeZone}
      formula={words.formula(series.formula)}
      fileName={`rupor-${series.metric}-${period.from}-${period.to}`}
      table={prepareSeriesTable(series, words.series)}
      notes={
        <>
          {series.numbers === 'simulated' && <SourceTag kind="simulated" />}
          {series.lines.some((line) => line.manualAt.length > 0) && <SourceTag kind="manual" />}
          {series.known < series.placements && (
            <span>{t('n.known', { known: String(series.known), all: String(series.placements) })}</span>
          )}
          {steps.some((step) => step.isRunning) && <span>{t('series.running')}</span>}
        </>
      }
      head={onChange && <Choices {...{ metric, by, isFixed, onChange }} />}
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

type ChoiceProps = Required<Pick<Props, 'metric' | 'by' | 'isFixed' | 'onChange'>>;

function Choices({ metric, by, isFixed, onChange }: ChoiceProps) {
  const words = useWords();
  const { t } = words;
  const splits = SeriesBy.options.filter(
    (value) => metric !== 'followers' || value === 'total' || value === 'channel',
  );
  return (
    <div className={classes.choices}>
      {!isFixed && (
        <Select
          label={t('choose.metric')}
          data={SeriesMetric.options
            .filter((value) => value !== 'followers')
            .map((value) => ({ value, label: words.metric(value) }))}
          value={metric}
          allowDeselect={false}
          onChange={(value) => onChange({ metric: SeriesMetric.parse(value) })}
        />
      )}
      <Select
        label={t('choose.by')}
        data={splits.map((value) => ({ value, label: t(`by.${value}`) }))}
        value={by}
        allowDeselect={false}
        onChange={(value) => onChange({ by: SeriesBy.parse(value) })}
      />
    </div>
  );
}
