import { useElementSize } from '@mantine/hooks';
import { useId } from 'react';
import classes from './chart.module.css';
import type { ChartLine, ChartStep, NumberKind } from './chart-data.ts';
import { LineAxes } from './line-axes.tsx';
import { LineCursor } from './line-cursor.tsx';
import { LineDrawn } from './line-drawn.tsx';
import { LineEnds } from './line-ends.tsx';
import { LineKeys } from './line-keys.tsx';
import { LineTooltip } from './line-tooltip.tsx';
import { ChartPatterns } from './patterns.tsx';
import { extentOf } from './prepare-lines.ts';
import { linePath, placePlot } from './prepare-plot.ts';
import { prepareLineTicks } from './prepare-ticks.ts';
import { useStepCursor } from './use-step-cursor.ts';

const HEIGHT = 240;
/** Below this width names of lines stand under the chart instead of at their ends. */
const WIDE = 440;
const END_ROOM = 128;

export interface LineChartProps {
  /** One sentence for those who do not see it. */
  label: string;
  steps: readonly ChartStep[];
  lines: readonly ChartLine[];
  before?: readonly (number | null)[] | null;
  /** Words at the end of the dashed line of the past. */
  beforeName?: string;
  kind: NumberKind;
}

/** Lines over time. Gaps are unknown, dashes at the end are still running, grey dashes are the past. */
export function LineChart(props: LineChartProps) {
  const { lines, before, beforeName = '' } = props;
  const { ref, width } = useElementSize();
  const isWide = width >= WIDE;
  return (
    <>
      <div ref={ref} className={classes.plot} style={{ minHeight: HEIGHT }}>
        {width > 0 && <Drawing {...props} width={width} />}
      </div>
      {width > 0 && !isWide && (lines.length > 1 || before) && (
        <LineKeys lines={lines} beforeName={before ? beforeName : ''} />
      )}
    </>
  );
}

function Drawing(props: LineChartProps & { width: number }) {
  const { label, steps, lines, before = null, beforeName = '', kind, width } = props;
  const id = `chart${useId().replaceAll(/\W/g, '')}`;
  const isWide = width >= WIDE;
  const { min, max } = extentOf({ lines, before });
  const ticks = prepareLineTicks(min, max);
  const room = isWide ? END_ROOM : 12;
  const plot = placePlot({ width, height: HEIGHT, room, steps: steps.length, ticks });
  const { step, handlers } = useStepCursor(plot, steps.length);
  return (
    <>
      <svg
        {...handlers}
        data-chart
        width={width}
        height={HEIGHT}
        role="application"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move from step to step
        tabIndex={0}
      >
        <ChartPatterns id={id} />
        <LineAxes {...{ plot, steps, ticks }} />
        {step !== null && <LineCursor {...{ plot, lines, step }} />}
        {before && (
          <path
            d={linePath(before, plot)}
            fill="none"
            stroke="var(--before)"
            strokeWidth={1.5}
            strokeDasharray="4 4"
          />
        )}
        {lines.map((line, index) => (
          <LineDrawn key={line.key} {...{ plot, line, index, steps, kind, id }} />
        ))}
        <LineEnds {...{ plot, lines, before, beforeName, kind, id }} hasNames={isWide} />
      </svg>
      <div role="status" className={classes.tip} style={besideOf(step, plot, width)}>
        {step !== null && <LineTooltip {...{ steps, lines, before, beforeName, step }} />}
      </div>
    </>
  );
}

/** On the side with more room, so that it never covers its own step. */
function besideOf(step: number | null, plot: { x(step: number): number }, width: number) {
  if (step === null) return undefined;
  const x = plot.x(step);
  return x > width / 2 ? { right: width - x + 12 } : { left: x + 12 };
}
