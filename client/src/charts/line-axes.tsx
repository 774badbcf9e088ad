import { formatCompact, formatNumber } from '../lib/format.ts';
import type { ChartStep } from './chart-data.ts';
import { labelledSteps } from './prepare-lines.ts';
import type { Plot } from './prepare-plot.ts';

interface Props {
  plot: Plot;
  steps: readonly ChartStep[];
  ticks: readonly number[];
}

/** Grid lines with their numbers, and the words of the steps under them. */
export function LineAxes({ plot, steps, ticks }: Props) {
  return (
    <g fontSize={12} fill="var(--text-3)">
      {ticks.map((value, index) => (
        <g key={value}>
          <path
            d={`M${plot.left} ${plot.y(value)}H${plot.right}`}
            stroke={index === 0 ? 'var(--line-strong)' : 'var(--grid)'}
          />
          <text x={plot.left - 8} y={plot.y(value) + 4} textAnchor="end">
            {value >= 10_000 ? formatCompact(value) : formatNumber(value, 1)}
          </text>
        </g>
      ))}
      {labelledSteps(steps.length, plot.right - plot.left).map((step) => (
        <text key={step} x={plot.x(step)} y={plot.bottom + 20} textAnchor="middle">
          {steps[step]?.label}
        </text>
      ))}
    </g>
  );
}
