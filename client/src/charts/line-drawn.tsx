import type { ChartLine, ChartStep, NumberKind } from './chart-data.ts';
import { DASHES, PointMark } from './line-marks.tsx';
import { isLonely, prepareParts } from './prepare-lines.ts';
import { linePath, type Plot } from './prepare-plot.ts';

interface Props {
  plot: Plot;
  line: ChartLine;
  /** Position of the line: lines differ by dash as well. */
  index: number;
  steps: readonly ChartStep[];
  kind: NumberKind;
  id: string;
}

/** One line: whole steps, the dashed way into the step that still runs, and the points that say something. */
export function LineDrawn({ plot, line, index, steps, kind, id }: Props) {
  const { done, running } = prepareParts(line.values, steps);
  const stroke = `var(--c${line.colour})`;
  return (
    <g>
      <path
        d={linePath(done, plot)}
        fill="none"
        stroke={stroke}
        strokeWidth={2.25}
        strokeDasharray={DASHES[index % DASHES.length]}
      />
      <path d={linePath(running, plot)} fill="none" stroke={stroke} strokeWidth={1.5} strokeDasharray="3 4" />
      {done.map((value, step) => {
        const isManual = line.manualAt?.includes(step) ?? false;
        if (value === null || !(isManual || isLonely(line.values, step))) return null;
        return (
          <PointMark
            key={steps[step]?.name}
            {...{ id }}
            cx={plot.x(step)}
            cy={plot.y(value)}
            shape={0}
            colour={line.colour}
            kind={isManual ? 'manual' : kind}
            size={3.5}
          />
        );
      })}
    </g>
  );
}
