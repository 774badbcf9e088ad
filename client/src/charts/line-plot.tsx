import { memo, useId } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, XAxis, YAxis, ZIndexLayer } from 'recharts';
import { formatCompact, formatNumber } from '../lib/format.ts';
import type { ChartEvent, ChartLine, ChartStep, NumberKind } from './chart-data.ts';
import { LineDot } from './line-dot.tsx';
import { LineEnds } from './line-ends.tsx';
import { DASHES } from './line-marks.tsx';
import { ChartPatterns } from './patterns.tsx';
import {
  BEFORE_KEY,
  doneKey,
  hasPoints,
  labelledSteps,
  prepareLineRows,
  runningKey,
} from './prepare-lines.ts';
import { BESIDE, hasRoomForNames, LINES_HEIGHT, placeLines, TOP, UNDER } from './prepare-plot.ts';

const WORDS = { fontSize: 12, fill: 'var(--text-3)' };
/** Above the lines, which Recharts draws at 400. */
const OVER_LINES = 700;

interface Props {
  steps: readonly ChartStep[];
  lines: readonly ChartLine[];
  before: readonly (number | null)[] | null;
  beforeName: string;
  kind: NumberKind;
  events: readonly ChartEvent[];
  width: number;
}

/** Everything that stands still. Kept apart from the cursor: hundreds of points are not drawn again at each move. */
export const LinePlot = memo(function LinePlot(props: Props) {
  const { steps, lines, before, beforeName, kind, events, width } = props;
  const id = `chart${useId().replaceAll(/\W/g, '')}`;
  const { plot, ticks } = placeLines({ width, steps: steps.length, lines, before });
  return (
    <LineChart
      data-chart
      aria-hidden
      width={width}
      height={LINES_HEIGHT}
      data={prepareLineRows({ steps, lines, before })}
      margin={{ top: TOP, right: width - plot.right, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <ChartPatterns id={id} />
      <CartesianGrid vertical={false} stroke="var(--grid)" />
      <XAxis
        dataKey="step"
        type="number"
        domain={[0, Math.max(steps.length - 1, 1)]}
        ticks={labelledSteps(steps.length, plot.right - plot.left)}
        tickFormatter={(step: number) => steps[step]?.label ?? ''}
        tick={WORDS}
        tickLine={false}
        axisLine={{ stroke: 'var(--line-strong)' }}
        interval={0}
        height={UNDER}
      />
      <YAxis
        ticks={ticks}
        domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
        tickFormatter={(value: number) => (value >= 10_000 ? formatCompact(value) : formatNumber(value, 1))}
        tick={WORDS}
        tickLine={false}
        axisLine={false}
        interval={0}
        width={BESIDE}
      />
      {events.map(({ step, name }) => (
        <ReferenceLine
          key={name}
          x={step}
          stroke="var(--text-3)"
          strokeDasharray="2 3"
          label={{ value: name, position: 'insideTopLeft', fontSize: 12, fill: 'var(--text-2)' }}
        />
      ))}
      {before && (
        <Line
          {...PART}
          dataKey={BEFORE_KEY}
          stroke="var(--before)"
          strokeWidth={1.5}
          strokeDasharray="4 4"
          dot={false}
        />
      )}
      {lines.map((line, index) => [
        <Line
          {...PART}
          key={doneKey(line.key)}
          dataKey={doneKey(line.key)}
          stroke={`var(--c${line.colour})`}
          strokeWidth={2.25}
          strokeDasharray={DASHES[index % DASHES.length]}
          dot={
            hasPoints(line) &&
            (({ cx, cy, index: step = -1 }: Dot) => (
              <LineDot key={step} {...{ line, step, cx, cy, kind, id }} />
            ))
          }
        />,
        <Line
          {...PART}
          key={runningKey(line.key)}
          dataKey={runningKey(line.key)}
          stroke={`var(--c${line.colour})`}
          strokeWidth={1.5}
          strokeDasharray="3 4"
          dot={false}
        />,
      ])}
      <ZIndexLayer zIndex={OVER_LINES}>
        <LineEnds {...{ plot, lines, before, beforeName, kind, id }} hasNames={hasRoomForNames(width)} />
      </ZIndexLayer>
    </LineChart>
  );
});

/** Unknown interrupts a line; nothing draws itself. */
const PART = { activeDot: false, isAnimationActive: false, connectNulls: false } as const;

interface Dot {
  cx?: number;
  cy?: number;
  index?: number;
}
