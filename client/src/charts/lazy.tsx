// Charts load when the first of them is drawn; its place is held meanwhile.
import { lazy, Suspense } from 'react';
import { LoadingLines } from '../components/loading-lines.tsx';
import type { BarChartProps } from './bar-chart.tsx';
import type { LineChartProps } from './line-chart.tsx';

const Lines = lazy(() => import('./line-chart.tsx').then(({ LineChart }) => ({ default: LineChart })));
const Bars = lazy(() => import('./bar-chart.tsx').then(({ BarChart }) => ({ default: BarChart })));

export function LazyLineChart(props: LineChartProps) {
  return (
    <Suspense fallback={<LoadingLines count={6} />}>
      <Lines {...props} />
    </Suspense>
  );
}

export function LazyBarChart(props: BarChartProps) {
  return (
    <Suspense fallback={<LoadingLines count={5} />}>
      <Bars {...props} />
    </Suspense>
  );
}
