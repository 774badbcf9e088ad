import { useElementSize } from '@mantine/hooks';
import { useId } from 'react';
import { CartesianGrid, Line, LineChart as Plot, Tooltip, XAxis, YAxis } from 'recharts';
import { formatCompact, formatNumber } from '../lib/format.ts';
import classes from './chart.module.css';
import type { ChartLine, ChartStep, NumberKind } from './chart-data.ts';
import { LineEnds } from './line-ends.tsx';
import { LineKeys } from './line-keys.tsx';
import { DASHES, PointMark } from './line-marks.tsx';
import { LineTooltip } from './line-tooltip.tsx';
import { ChartPatterns } from './patterns.tsx';
import {
  BEFORE_KEY,
  doneKey,
  extentOf,
  isLonely,
  labelledSteps,
  prepareLineRows,
  runningKey,
} from './prepare-lines.ts';
import { prepareLineTicks } from './prepare-ticks.ts';

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
  const { label, steps, lines, before = null, beforeName = '', kind } = props;
  const { ref, width } = useElementSize();
  const id = `chart${useId().replaceAll(/\W/g, '')}`;
  const isWide = width >= WIDE;
  const { min, max } = extentOf({ lines, before });
  const ticks = prepareLineTicks(min, max);
  const room = isWide ? END_ROOM : 12;
  return (
    <div ref={ref} className={classes.plot}>
      {width > 0 && (
        <Plot
          width={width}
          height={HEIGHT}
          data={prepareLineRows({ steps, lines, before })}
          margin={{ top: 12, right: room, bottom: 0, left: 0 }}
          accessibilityLayer
          title={label}
        >
          <ChartPatterns id={id} />
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          <XAxis
            dataKey="step"
            type="number"
            domain={[0, Math.max(steps.length - 1, 1)]}
            ticks={labelledSteps(steps.length, width - room - 44)}
            tickFormatter={(step: number) => steps[step]?.label ?? ''}
            tick={{ fontSize: 12, fill: 'var(--text-3)' }}
            tickLine={false}
            axisLine={{ stroke: 'var(--line-strong)' }}
            interval={0}
            height={28}
          />
          <YAxis
            ticks={ticks}
            domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
            tickFormatter={(value: number) =>
              value >= 10_000 ? formatCompact(value) : formatNumber(value, 1)
            }
            tick={{ fontSize: 12, fill: 'var(--text-3)' }}
            tickLine={false}
            axisLine={false}
            width={48}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--line-strong)', strokeDasharray: '2 3' }}
            content={({ active, label: at }) =>
              active ? <LineTooltip {...{ steps, lines, before, beforeName }} step={Number(at)} /> : null
            }
          />
          {before && (
            <Line
              dataKey={BEFORE_KEY}
              stroke="var(--before)"
              strokeWidth={1.5}
              strokeDasharray="4 4"
              dot={false}
              activeDot={false}
              isAnimationActive={false}
              connectNulls={false}
            />
          )}
          {lines.map((line, index) => [
            <Line
              key={doneKey(line.key)}
              dataKey={doneKey(line.key)}
              stroke={`var(--c${line.colour})`}
              strokeWidth={2.25}
              strokeDasharray={DASHES[index % DASHES.length]}
              isAnimationActive={false}
              connectNulls={false}
              activeDot={{ r: 4, fill: `var(--c${line.colour})`, stroke: 'var(--card)' }}
              dot={({ cx, cy, index: step }: { cx?: number; cy?: number; index?: number }) => (
                <LineDot key={step} {...{ line, cx, cy, kind, id }} step={step ?? -1} />
              )}
            />,
            <Line
              key={runningKey(line.key)}
              dataKey={runningKey(line.key)}
              stroke={`var(--c${line.colour})`}
              strokeWidth={1.5}
              strokeDasharray="3 4"
              dot={false}
              activeDot={false}
              isAnimationActive={false}
              connectNulls={false}
            />,
          ])}
          <LineEnds {...{ lines, before, beforeName, kind, id }} hasNames={isWide} />
        </Plot>
      )}
      {!isWide && (lines.length > 1 || before) && (
        <LineKeys lines={lines} beforeName={before ? beforeName : ''} />
      )}
    </div>
  );
}

interface DotProps {
  line: ChartLine;
  step: number;
  cx?: number;
  cy?: number;
  kind: NumberKind;
  id: string;
}

/** Points only where they say something: typed-in numbers, and numbers between two gaps. */
function LineDot({ line, step, cx, cy, kind, id }: DotProps) {
  const isManual = line.manualAt?.includes(step) ?? false;
  if (cx === undefined || cy === undefined || (line.values[step] ?? null) === null) return <g />;
  if (!isManual && !isLonely(line.values, step)) return <g />;
  return (
    <PointMark
      {...{ cx, cy, id }}
      shape={0}
      colour={line.colour}
      kind={isManual ? 'manual' : kind}
      size={3.5}
    />
  );
}
