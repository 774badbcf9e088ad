import type { ChartLine, NumberKind } from './chart-data.ts';
import { PointMark } from './line-marks.tsx';
import { isLonely } from './prepare-lines.ts';

interface Props {
  line: ChartLine;
  step: number;
  cx: number | undefined;
  cy: number | undefined;
  kind: NumberKind;
  id: string;
}

/** Points only where they say something: typed-in numbers, and numbers between two gaps. */
export function LineDot({ line, step, cx, cy, kind, id }: Props) {
  const isManual = line.manualAt?.includes(step) ?? false;
  // Recharts asks for unknown points too.
  if (typeof cx !== 'number' || typeof cy !== 'number' || (line.values[step] ?? null) === null) return <g />;
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
