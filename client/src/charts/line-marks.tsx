import type { NumberKind } from './chart-data.ts';
import { fillOf } from './patterns.tsx';

/** Lines differ by dash as well as by colour. */
export const DASHES = [undefined, '7 3', '2 3', '9 3 2 3', '4 2 1 2', '12 4'] as const;

interface Props {
  cx: number;
  cy: number;
  /** Position of the line: points differ by shape as well. */
  shape: number;
  colour: number;
  kind: NumberKind;
  id: string;
  size?: number;
}

/** Filled = counted, hollow and dashed = typed in, hatched = simulated. */
export function PointMark({ cx, cy, shape, colour, kind, id, size = 4.5 }: Props) {
  const paint =
    kind === 'manual'
      ? { ...fillOf({ id, colour, kind, isFew: false }), fill: 'var(--card)' }
      : fillOf({ id, colour, kind, isFew: false });
  const common = { ...paint, strokeWidth: 1.5 };
  if (shape % 4 === 1)
    return <rect x={cx - size} y={cy - size} width={size * 2} height={size * 2} {...common} />;
  if (shape % 4 === 2)
    return (
      <path
        d={`M${cx} ${cy - size - 1} L${cx + size + 1} ${cy} L${cx} ${cy + size + 1} L${cx - size - 1} ${cy}Z`}
        {...common}
      />
    );
  if (shape % 4 === 3)
    return (
      <path d={`M${cx} ${cy - size} L${cx + size} ${cy + size} L${cx - size} ${cy + size}Z`} {...common} />
    );
  return <circle cx={cx} cy={cy} r={size} {...common} />;
}
