import { useElementSize } from '@mantine/hooks';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Bar, BarChart as Plot, XAxis, YAxis } from 'recharts';
import { formatNumber } from '../lib/format.ts';
import classes from './chart.module.css';
import type { ChartBar } from './chart-data.ts';
import { ChartPatterns, fillOf } from './patterns.tsx';
import { barsHeight } from './prepare-plot.ts';

const BAR = 20;

export interface BarChartProps {
  label: string;
  bars: readonly ChartBar[];
  digits?: number;
}

interface Drawn {
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  index?: number;
}

/** Bars from zero with the number at their end. Unknown is an empty dashed slot of full length. */
export function BarChart({ label, bars, digits = 0 }: BarChartProps) {
  const { t } = useTranslation('charts');
  const { ref, width } = useElementSize();
  const id = `chart${useId().replaceAll(/\W/g, '')}`;
  const names = Math.min(Math.max(width * 0.3, 92), 176);
  const room = width < 440 ? 104 : 132;
  const max = Math.max(1e-9, ...bars.map((bar) => bar.value ?? 0));
  // The drawn length of an unknown number is the slot, not a value.
  const data = bars.map((bar) => ({ ...bar, length: bar.value ?? max }));
  return (
    <div ref={ref} className={classes.plot} style={{ minHeight: barsHeight(bars.length) }}>
      {width > 0 && (
        <Plot
          data-chart
          role="img"
          aria-label={label}
          accessibilityLayer={false}
          layout="vertical"
          width={width}
          height={barsHeight(bars.length)}
          data={data}
          margin={{ top: 2, right: room, bottom: 2, left: 0 }}
        >
          <ChartPatterns id={id} />
          <XAxis type="number" domain={[0, max]} hide />
          <YAxis
            type="category"
            dataKey="key"
            width={names}
            axisLine={{ stroke: 'var(--grid)' }}
            tickLine={false}
            interval={0}
            tick={({ y, index }: { y: number | string; index: number }) => (
              <text x={0} y={Number(y) + 4.5} fontSize={13} fill="var(--text)">
                {shortened(bars[index]?.name ?? '', Math.floor((names - 8) / 7.4))}
              </text>
            )}
          />
          <Bar
            dataKey="length"
            barSize={BAR}
            isAnimationActive={false}
            shape={({ x = 0, y = 0, width: length = 0, height = 0, index = 0 }: Drawn) => {
              const bar = bars[index];
              return bar ? (
                <Row {...{ bar, x, y, length, height, id, digits }} unknown={t('common:unknown')} />
              ) : (
                <g />
              );
            }}
          />
        </Plot>
      )}
    </div>
  );
}

interface RowProps {
  bar: ChartBar;
  x: number;
  y: number;
  length: number;
  height: number;
  id: string;
  digits: number;
  unknown: string;
}

function Row({ bar, x, y, length, height, id, digits, unknown }: RowProps) {
  const middle = y + height / 2 + 4.5;
  if (bar.value === null)
    return (
      <g>
        <rect
          x={x}
          y={y}
          width={Math.max(length, 1)}
          height={height}
          rx={4}
          fill="transparent"
          stroke="var(--line-strong)"
          strokeDasharray="4 3"
        />
        <text x={x + length + 8} y={middle} fontSize={13} fill="var(--text-2)">
          {unknown}
        </text>
      </g>
    );
  const paint = fillOf({ id, colour: 1, kind: bar.kind, isFew: bar.isFew });
  return (
    <g>
      <path d={roundedRight(x, y, Math.max(length, 1.5), height)} strokeWidth={1.5} {...paint} />
      <text x={x + length + 8} y={middle} fontSize={13} fontWeight={600} fill="var(--text)">
        {formatNumber(bar.value, digits)}
        <tspan dx={6} fontSize={12} fontWeight={400} fill="var(--text-3)">
          {bar.note}
        </tspan>
      </text>
    </g>
  );
}

function roundedRight(x: number, y: number, width: number, height: number): string {
  const r = Math.min(4, width / 2);
  return `M${x} ${y}h${width - r}a${r} ${r} 0 0 1 ${r} ${r}v${height - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${r - width}z`;
}

function shortened(name: string, fits: number): string {
  return name.length > fits ? `${name.slice(0, fits - 1).trimEnd()}…` : name;
}
