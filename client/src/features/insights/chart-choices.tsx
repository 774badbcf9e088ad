import { Select } from '@mantine/core';
import { BreakdownBy, Measure, SeriesBy, SeriesMetric } from '@rupor/shared/insights/answers';
import classes from './insights.module.css';
import { useWords } from './use-words.ts';

interface SeriesProps {
  metric: SeriesMetric;
  by: SeriesBy;
  onChange(change: { metric?: SeriesMetric; by?: SeriesBy }): void;
}

/** Which number over time, and into which lines. */
export function SeriesChoices({ metric, by, onChange }: SeriesProps) {
  const words = useWords();
  const { t } = words;
  const splits = SeriesBy.options.filter(
    (value) => metric !== 'followers' || value === 'total' || value === 'channel',
  );
  return (
    <div className={classes.choices}>
      <Select
        label={t('choose.metric')}
        data={SeriesMetric.options
          .filter((value) => value !== 'followers')
          .map((value) => ({ value, label: words.metric(value) }))}
        value={metric}
        allowDeselect={false}
        onChange={(value) => onChange({ metric: SeriesMetric.parse(value) })}
      />
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

interface BreakdownProps {
  by: BreakdownBy;
  measure: Measure;
  onChange(change: { groups?: BreakdownBy; measure?: Measure }): void;
}

/** Which groups, compared by what. */
export function BreakdownChoices({ by, measure, onChange }: BreakdownProps) {
  const words = useWords();
  const { t } = words;
  return (
    <div className={classes.choices}>
      <Select
        label={t('choose.groups')}
        data={BreakdownBy.options.map((value) => ({ value, label: t(`by.${value}`) }))}
        value={by}
        allowDeselect={false}
        onChange={(value) => onChange({ groups: BreakdownBy.parse(value) })}
      />
      <Select
        label={t('choose.measure')}
        data={Measure.options.map((value) => ({ value, label: words.measure(value) }))}
        value={measure}
        allowDeselect={false}
        onChange={(value) => onChange({ measure: Measure.parse(value) })}
      />
    </div>
  );
}
