import { useElementSize } from '@mantine/hooks';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../lib/format.ts';
import classes from './chart.module.css';
import type { ChartBar } from './chart-data.ts';
import { ChartPatterns, fillOf } from './patterns.tsx';

const ROW = 34;
const BAR = 20;
/** Base line of the words beside a bar. */
const MIDDLE = BAR / 2 + 4.5;

export interface BarChartProps {
  label: string;
  bars: readonly ChartBar[];
  digits?: number;
}

/** Bars from zero with the number at their end. Unknown is an empty dashed slot of full length. */
export function BarChart({ label, bars, digits = 0 }: BarChartProps) {
  const { t } = useTranslation('charts');
  const { ref, width } = useElementSize();
  const id = `chart${useId().replaceAll(/\W/g, '')}`;
  const names = Math.min(Math.max(width * 0.3, 92), 176);
  const room = width < 440 ? 104 : 132;
  const max = Math.max(1e-9, ...bars.map((bar) => bar.value ?? 0));
  const height = bars.length * ROW + 4;
  const longest = Math.max(width - names - room, 1);
  return (
    <div ref={ref} className={classes.plot} style={{ minHeight: height }}>
      {width > 0 && (
        <svg data-chart width={width} height={height} role="img" aria-label={label}>
          <ChartPatterns id={id} />
          {bars.map((bar, index) => (
            <g key={bar.key} transform={`translate(0 ${2 + index * ROW + (ROW - BAR) / 2})`}>
              <text x={0} y={MIDDLE} fontSize={13} fill="var(--text)">
                {shortened(bar.name, Math.floor(names / 7.4))}
              </text>
              <Row
                {...{ bar, id, digits }}
                x={names}
                // The drawn length of an unknown number is the slot, not a value.
                length={((bar.value ?? max) / max) * longest}
                unknown={t('common:unknown')}
              />
            </g>
          ))}
          <path d={`M${names} 2v${height - 4}`} stroke="var(--grid)" />
        </svg>
      )}
    </div>
  );
}

interface RowProps {
  bar: ChartBar;
  x: number;
  length: number;
  id: string;
  digits: number;
  unknown: string;
}

function Row({ bar, x, length, id, digits, unknown }: RowProps) {
  if (bar.value === null)
    return (
      <g>
        <rect
          x={x}
          width={Math.max(length, 1)}
          height={BAR}
          rx={4}
          fill="transparent"
          stroke="var(--line-strong)"
          strokeDasharray="4 3"
        />
        <text x={x + length + 8} y={MIDDLE} fontSize={13} fill="var(--text-2)">
          {unknown}
        </text>
      </g>
    );
  const paint = fillOf({ id, colour: 1, kind: bar.kind, isFew: bar.isFew });
  return (
    <g>
      <path d={roundedRight(x, Math.max(length, 1.5))} strokeWidth={1.5} {...paint} />
      <text x={x + length + 8} y={MIDDLE} fontSize={13} fontWeight={600} fill="var(--text)">
        {formatNumber(bar.value, digits)}
        <tspan dx={6} fontSize={12} fontWeight={400} fill="var(--text-3)">
          {bar.note}
        </tspan>
      </text>
    </g>
  );
}

function roundedRight(x: number, width: number): string {
  const r = Math.min(4, width / 2);
  return `M${x} 0h${width - r}a${r} ${r} 0 0 1 ${r} ${r}v${BAR - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${r - width}z`;
}

function shortened(name: string, fits: number): string {
  return name.length > fits ? `${name.slice(0, fits - 1).trimEnd()}…` : name;
}
