import { useElementSize } from '@mantine/hooks';
import classes from './chart.module.css';
import type { ChartEvent, ChartLine, ChartStep, NumberKind } from './chart-data.ts';
import { LineCursor } from './line-cursor.tsx';
import { LineKeys } from './line-keys.tsx';
import { LinePlot } from './line-plot.tsx';
import { LineTooltip } from './line-tooltip.tsx';
import { hasRoomForNames, LINES_HEIGHT, placeLines } from './prepare-plot.ts';
import { useStepCursor } from './use-step-cursor.ts';

export interface LineChartProps {
  /** One sentence for those who do not see it. */
  label: string;
  steps: readonly ChartStep[];
  lines: readonly ChartLine[];
  before?: readonly (number | null)[] | null;
  /** Words at the end of the dashed line of the past. */
  beforeName?: string;
  kind: NumberKind;
  /** What happened outside of the numbers: a dotted line each. */
  events?: readonly ChartEvent[];
}

/** One and the same, so that the plot is not drawn again for a new empty list. */
const NO_EVENTS: readonly ChartEvent[] = [];

/** Lines over time. Gaps are unknown, dashes at the end are still running, grey dashes are the past. */
export function LineChart(props: LineChartProps) {
  const { lines, before, beforeName = '' } = props;
  const { ref, width } = useElementSize();
  return (
    <>
      <div ref={ref} className={classes.plot} style={{ minHeight: LINES_HEIGHT }}>
        {width > 0 && <Stage {...props} width={width} />}
      </div>
      {width > 0 && !hasRoomForNames(width) && (lines.length > 1 || before) && (
        <LineKeys lines={lines} beforeName={before ? beforeName : ''} />
      )}
    </>
  );
}

/** What is looked at is ours: Recharts knows neither Home, End nor Escape, and its tooltip is not read aloud. */
function Stage(props: LineChartProps & { width: number }) {
  const { label, steps, lines, before = null, beforeName = '', kind, events = NO_EVENTS, width } = props;
  const { plot } = placeLines({ width, steps: steps.length, lines, before });
  const { step, handlers } = useStepCursor(plot, steps.length);
  return (
    <>
      <div
        {...handlers}
        className={classes.stage}
        role="application"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move from step to step
        tabIndex={0}
      >
        <LinePlot {...{ steps, lines, before, beforeName, kind, events, width }} />
        {step !== null && <LineCursor {...{ plot, lines, step, width }} />}
      </div>
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
