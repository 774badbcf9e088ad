import classes from './chart.module.css';
import type { ChartLine } from './chart-data.ts';
import { LINES_HEIGHT, type Plot } from './prepare-plot.ts';

interface Props {
  plot: Plot;
  lines: readonly ChartLine[];
  step: number;
  width: number;
}

/** The step that is looked at, laid over the chart: a thin line, and a point on each line that knows its number. */
export function LineCursor({ plot, lines, step, width }: Props) {
  return (
    <svg className={classes.cursor} width={width} height={LINES_HEIGHT} aria-hidden="true">
      <path
        d={`M${plot.x(step)} ${plot.top}V${plot.bottom}`}
        stroke="var(--line-strong)"
        strokeDasharray="2 3"
      />
      {lines.map((line) => {
        const value = line.values[step] ?? null;
        return value === null ? null : (
          <circle
            key={line.key}
            cx={plot.x(step)}
            cy={plot.y(value)}
            r={4}
            fill={`var(--c${line.colour})`}
            stroke="var(--card)"
          />
        );
      })}
    </svg>
  );
}
