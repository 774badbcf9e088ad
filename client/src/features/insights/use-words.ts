import type { FormulaCode, Measure, SeriesMetric } from '@rupor/shared/insights/answers';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatDay, formatNumber, formatPercent, formatPeriod, formatWeekday } from '../../lib/format.ts';
import type { Finding } from './findings.ts';
import type { SeriesWords } from './prepare-series.ts';

export interface Words {
  t: TFunction<'insights'>;
  formula(code: FormulaCode): string;
  metric(metric: SeriesMetric): string;
  measure(measure: Measure): string;
  /** `name`: of the finding's subject; `when`: of its bucket. */
  finding(finding: Finding, names?: { name?: string; when?: string }): string;
  series: SeriesWords;
  /** Weekday 1–7, hour 0–23 or both: «вторник, 18:00». */
  time(key: string): string;
  n(posts: number, placements: number): string;
}

/** Everything of numbers that has to be said in words. */
export function useWords(): Words {
  const { t } = useTranslation('insights');
  return {
    t,
    formula: (code) => t(`formula.${code}`),
    metric: (metric) => t(`metric.${metric}`),
    measure: (measure) => t(`measure.${measure}`),
    finding: ({ key, value, before, share }, names = {}) =>
      t(`finding.${key}`, {
        ...names,
        count: Math.round(value ?? 0),
        value: value === undefined ? '' : formatNumber(value, value < 10 ? 1 : 0),
        before: before === undefined ? '' : formatNumber(before),
        share: share === undefined ? '' : formatPercent(share),
      }),
    series: {
      total: t('series.total'),
      others: t('series.others'),
      without: t('series.without'),
      previous: t('series.previous'),
      when: t('series.when'),
      bucketShort: (from) => formatDay(from, 'short'),
      bucketLong: (from, to) => formatPeriod(from, to),
    },
    time: timeOf,
    n: (posts, placements) =>
      [
        t('n.posts', { count: posts, n: formatNumber(posts) }),
        t('n.placements', { count: placements, n: formatNumber(placements) }),
      ].join(', '),
  };
}

/** 1 January 2024 was a Monday. */
function timeOf(key: string): string {
  const [first = '', second] = key.split('-');
  const weekday = (day: string) => formatWeekday(`2024-01-${day.padStart(2, '0')}`, 'long');
  if (second !== undefined) return `${weekday(first)}, ${second}:00`;
  return first;
}

export function weekdayOrHour(by: 'weekday' | 'hour' | string, key: string): string {
  if (by === 'weekday') return formatWeekday(`2024-01-${key.padStart(2, '0')}`, 'long');
  if (by === 'hour') return `${key.padStart(2, '0')}:00`;
  return timeOf(key);
}
