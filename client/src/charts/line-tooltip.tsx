import { useTranslation } from 'react-i18next';
import { formatNumber } from '../lib/format.ts';
import classes from './chart.module.css';
import type { ChartLine, ChartStep } from './chart-data.ts';
import { DASHES } from './line-marks.tsx';

interface Props {
  steps: readonly ChartStep[];
  lines: readonly ChartLine[];
  before: readonly (number | null)[] | null;
  beforeName: string;
  step: number;
}

/** The same as the row of the table; nothing is said only here. */
export function LineTooltip({ steps, lines, before, beforeName, step }: Props) {
  const { t } = useTranslation('charts');
  const say = (value: number | null | undefined) =>
    value === null || value === undefined ? t('common:unknown') : formatNumber(value, 1);
  return (
    <div className={classes.tooltip}>
      <b>{steps[step]?.name}</b>
      {steps[step]?.isRunning && <span className="muted">{t('running')}</span>}
      {lines.map((line, index) => (
        <span key={line.key} className={classes.tooltipRow}>
          <svg width="16" height="8" aria-hidden="true">
            <path
              d="M0 4h16"
              stroke={`var(--c${line.colour})`}
              strokeWidth="2.25"
              strokeDasharray={DASHES[index % DASHES.length]}
            />
          </svg>
          <span>{line.name}</span>
          <b className="num">{say(line.values[step])}</b>
        </span>
      ))}
      {before && (
        <span className={classes.tooltipRow}>
          <svg width="16" height="8" aria-hidden="true">
            <path d="M0 4h16" stroke="var(--before)" strokeWidth="1.5" strokeDasharray="4 4" />
          </svg>
          <span>{beforeName}</span>
          <b className="num">{say(before[step])}</b>
        </span>
      )}
    </div>
  );
}
