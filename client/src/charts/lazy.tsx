// Recharts loads when the first chart is drawn, after the page and its numbers; exactly the chart's place is held
// meanwhile. The only doors to it: what stands behind them is weighed apart (server/bench/client.ts).
import { type ReactNode, Suspense } from 'react';
import { LoadingLines } from '../components/loading-lines.tsx';
import { late } from '../lib/late.ts';
import type { BarChartProps } from './bar-chart.tsx';
import classes from './chart.module.css';
import type { LineChartProps } from './line-chart.tsx';
import { barsHeight, LINES_HEIGHT, WALK_HEIGHT } from './prepare-plot.ts';
import type { WalkChartProps } from './walk-chart.tsx';

const Lines = late(async () => (await import('./line-chart.tsx')).LineChart);
const Bars = late(async () => (await import('./bar-chart.tsx')).BarChart);
const Walk = late(async () => (await import('./walk-chart.tsx')).WalkChart);

export function LazyLineChart(props: LineChartProps) {
  return (
    <Held height={LINES_HEIGHT}>
      <Lines {...props} />
    </Held>
  );
}

export function LazyWalkChart(props: WalkChartProps) {
  return (
    <Held height={WALK_HEIGHT}>
      <Walk {...props} />
    </Held>
  );
}

export function LazyBarChart(props: BarChartProps) {
  return (
    <Held height={barsHeight(props.bars.length)}>
      <Bars {...props} />
    </Held>
  );
}

/** Height in pixels. */
function Held({ height, children }: { height: number; children: ReactNode }) {
  const place = (
    <div className={classes.place} style={{ height }}>
      <LoadingLines count={5} />
    </div>
  );
  return <Suspense fallback={place}>{children}</Suspense>;
}
