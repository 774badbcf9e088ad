import { useElementSize } from '@mantine/hooks';
import { Line, LineChart, ReferenceLine, XAxis, YAxis } from 'recharts';
import classes from './chart.module.css';
import { WALK_HEIGHT } from './prepare-plot.ts';

export interface WalkChartProps {
  /** One sentence for those who do not see it. */
  label: string;
  /** Where the walk stood after each step; it begins at 0. */
  steps: readonly number[];
  /** The step at which it ends in any case. */
  total: number;
  /** The two lines: at + and − of this somebody has won. */
  boundary: number;
  upperName: string;
  lowerName: string;
}

const WORDS = { fontSize: 12, fill: 'var(--text-3)' };
const NAME = { fontSize: 12, fill: 'var(--text-2)' };
const MARGIN = { top: 8, right: 12, bottom: 0, left: 0 };

/** A walk between two lines: whoever it meets has won, and at its end nobody has. */
export function WalkChart({ label, steps, total, boundary, upperName, lowerName }: WalkChartProps) {
  const { ref, width } = useElementSize();
  const points = [0, ...steps].map((ahead, step) => ({ step, ahead }));
  const edge = Math.ceil(boundary * 1.25);
  const border = { stroke: 'var(--line-strong)', strokeDasharray: '5 4' };
  return (
    <div ref={ref} className={classes.plot} style={{ minHeight: WALK_HEIGHT }} role="img" aria-label={label}>
      {width > 0 && (
        <LineChart
          data-chart
          aria-hidden
          width={width}
          height={WALK_HEIGHT}
          data={points}
          margin={MARGIN}
          accessibilityLayer={false}
        >
          <XAxis
            dataKey="step"
            type="number"
            domain={[0, total]}
            ticks={[0, total / 2, total]}
            tick={WORDS}
            tickLine={false}
            axisLine={{ stroke: 'var(--line-strong)' }}
          />
          <YAxis domain={[-edge, edge]} hide />
          <ReferenceLine y={0} stroke="var(--grid)" />
          <ReferenceLine
            {...border}
            y={boundary}
            label={{ value: upperName, position: 'insideBottomLeft', ...NAME }}
          />
          <ReferenceLine
            {...border}
            y={-boundary}
            label={{ value: lowerName, position: 'insideTopLeft', ...NAME }}
          />
          <Line
            dataKey="ahead"
            stroke="var(--c1)"
            strokeWidth={2.25}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
        </LineChart>
      )}
    </div>
  );
}
