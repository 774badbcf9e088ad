import classes from './chart.module.css';
import type { ChartLine } from './chart-data.ts';
import { DASHES } from './line-marks.tsx';

/** Names of the lines under a narrow chart, with their dash. */
export function LineKeys({ lines, beforeName }: { lines: readonly ChartLine[]; beforeName: string }) {
  return (
    <ul className={classes.keys}>
      {lines.map((line, index) => (
        <li key={line.key}>
          <Sample stroke={`var(--c${line.colour})`} dash={DASHES[index % DASHES.length]} width={2.25} />
          {line.name}
        </li>
      ))}
      {beforeName && (
        <li>
          <Sample stroke="var(--before)" dash="4 4" width={1.5} />
          {beforeName}
        </li>
      )}
    </ul>
  );
}

function Sample({ stroke, dash, width }: { stroke: string; dash: string | undefined; width: number }) {
  return (
    <svg width="24" height="12" aria-hidden="true">
      <path d="M0 6h24" fill="none" stroke={stroke} strokeWidth={width} strokeDasharray={dash} />
    </svg>
  );
}
