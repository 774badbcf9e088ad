import type { ChartLine, NumberKind } from './chart-data.ts';
import { PointMark } from './line-marks.tsx';
import { spreadEnds } from './prepare-ends.ts';
import { lastKnown } from './prepare-lines.ts';
import type { Plot } from './prepare-plot.ts';

const GAP = 16;
/** Letters that fit beside the plot. */
const FITS = 17;

interface Props {
  plot: Plot;
  lines: readonly ChartLine[];
  before: readonly (number | null)[] | null;
  beforeName: string;
  kind: NumberKind;
  id: string;
  hasNames: boolean;
}

/** The last known point of each line, and its name beside it instead of a legend. */
export function LineEnds({ plot, lines, before, beforeName, kind, id, hasNames }: Props) {
  const place = (values: readonly (number | null)[]) => {
    const step = lastKnown(values);
    const value = values[step];
    return typeof value === 'number' ? { cx: plot.x(step), y: plot.y(value) } : null;
  };
  const ends = lines.flatMap((line, index) => {
    const at = place(line.values);
    return at ? [{ ...at, key: line.key, cy: at.y, name: line.name, line, index }] : [];
  });
  const past = before && place(before);
  const names = spreadEnds(
    [
      ...ends.map(({ key, y: top, name, line }) => ({
        key,
        y: top,
        name,
        fill: line.colour === 1 ? 'var(--accent-text)' : 'var(--text)',
      })),
      ...(past ? [{ key: 'before', y: past.y, name: beforeName, fill: 'var(--text-3)' }] : []),
    ],
    { gap: GAP, top: plot.top + 4, bottom: plot.bottom },
  );
  return (
    <g>
      {ends.map(({ cx, cy, key, line, index }) => (
        <PointMark key={key} {...{ cx, cy, id, kind }} shape={index} colour={line.colour} />
      ))}
      {hasNames &&
        names.map(({ key, y: top, name, fill }) => (
          <text key={key} x={plot.right + 10} y={top + 4} fontSize={12} fontWeight={600} fill={fill}>
            {name.length > FITS ? `${name.slice(0, FITS - 1).trimEnd()}…` : name}
          </text>
        ))}
    </g>
  );
}
