import type { ChartLine } from './chart-data.ts';
import type { Plot } from './prepare-plot.ts';

/** The step that is looked at: a thin line and a point on each line that knows its number. */
export function LineCursor({ plot, lines, step }: { plot: Plot; lines: readonly ChartLine[]; step: number }) {
  return (
    <g>
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
    </g>
  );
}
