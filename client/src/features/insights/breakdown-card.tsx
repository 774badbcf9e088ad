import type { BreakdownBy, FormulaCode, Measure } from '@rupor/shared/insights/answers';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { LazyBarChart } from '../../charts/lazy.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { SourceTag } from '../../components/source-tag.tsx';
import { breakdownQuery, type Period } from './api.ts';
import { breakdownFinding } from './findings.ts';
import { prepareBars } from './prepare-series.ts';
import { useWords, weekdayOrHour } from './use-words.ts';

interface Props {
  period: Period;
  timeZone: string;
  by: BreakdownBy;
  measure: Measure;
  /** Choices of this chart. */
  head?: ReactNode;
}

/** Posts of the period in groups: averages and ratios, never a bare sum of unlike things. */
export function BreakdownCard({ period, timeZone, by, measure, head }: Props) {
  const words = useWords();
  const { t } = words;
  const query = useQuery(breakdownQuery({ ...period, by }));
  const answer = query.data;
  if (query.error && !answer) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!answer) return <LoadingLines count={8} label={t('loading')} />;
  const { bars, table } = prepareBars(answer, {
    measure,
    words: {
      without: t(`without.${answer.by}`, { defaultValue: words.series.without }),
      name: (key) => weekdayOrHour(answer.by, key),
      note: (n, isFew) => t(isFew ? 'n.few' : 'n.short', { n }),
      group: t(`by.${answer.by}`),
      value: words.measure(measure),
      n: t('n.head'),
    },
  });
  const finding = breakdownFinding(answer, measure);
  const subject = bars.find((bar) => bar.key === (finding.subject ?? 'without'));
  const title = words.finding(finding, { name: subject?.name ?? '' });
  return (
    <ChartFrame
      title={title}
      measure={t('breakdown.measure', {
        measure: words.measure(measure),
        by: t(`by.${answer.by}`).toLocaleLowerCase(),
      })}
      n={words.n(answer.posts, answer.placements)}
      asOf={answer.asOf}
      timeZone={timeZone}
      formula={words.formula(formulaOf(measure))}
      fileName={`rupor-${answer.by}-${measure}-${period.from}-${period.to}`}
      table={table}
      notes={
        <>
          {answer.numbers === 'simulated' && <SourceTag kind="simulated" />}
          {answer.rows.some((row) => row.sources.manual > 0) && <SourceTag kind="manual" />}
          {bars.some((bar) => bar.isFew) && <span>{t('breakdown.few')}</span>}
          {by === 'segment' && <span>{t('breakdown.segments')}</span>}
        </>
      }
      head={head}
    >
      {bars.length === 0 ? (
        <p className="muted">{t('breakdown.empty')}</p>
      ) : (
        <LazyBarChart label={title} bars={bars} digits={1} />
      )}
    </ChartFrame>
  );
}

function formulaOf(measure: Measure): FormulaCode {
  if (measure === 'linkClicksPerPost') return 'linkClicksPerPost';
  return measure.endsWith('PerThousand') ? 'perThousandViews' : 'perPost';
}
