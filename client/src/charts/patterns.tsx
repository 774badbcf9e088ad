import type { NumberKind } from './chart-data.ts';

const COLOURS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** Hatching of what was not counted, once in each chart. `id` keeps two charts of a page apart. */
export function ChartPatterns({ id }: { id: string }) {
  return (
    <defs>
      {COLOURS.map((colour) => (
        <g key={colour}>
          <pattern
            id={`${id}-simulated-${colour}`}
            width="7"
            height="7"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="7" height="7" fill={`var(--c${colour})`} opacity="0.22" />
            <rect width="3" height="7" fill={`var(--c${colour})`} />
          </pattern>
          <pattern
            id={`${id}-manual-${colour}`}
            width="7"
            height="7"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="3" height="7" fill={`var(--c${colour})`} opacity="0.3" />
          </pattern>
        </g>
      ))}
    </defs>
  );
}

interface Fill {
  fill: string;
  stroke: string;
  strokeDasharray?: string;
}

/** How a bar or a point says where its number comes from. */
export function fillOf({
  id,
  colour,
  kind,
  isFew,
}: {
  id: string;
  colour: number;
  kind: NumberKind;
  isFew: boolean;
}): Fill {
  const stroke = `var(--c${colour})`;
  if (isFew) return { fill: 'transparent', stroke, strokeDasharray: '4 3' };
  if (kind === 'simulated') return { fill: `url(#${id}-simulated-${colour})`, stroke };
  if (kind === 'manual') return { fill: `url(#${id}-manual-${colour})`, stroke, strokeDasharray: '4 3' };
  return { fill: stroke, stroke };
}
