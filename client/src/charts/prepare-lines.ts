import type { ChartLine, ChartStep } from './chart-data.ts';

interface Lines {
  lines: readonly ChartLine[];
  before?: readonly (number | null)[] | null;
}

/** The two drawn parts of a line: what is done, and the dashed way into a bucket that still runs. */
interface LineParts {
  done: (number | null)[];
  running: (number | null)[];
}

/** Unknown stays null: a gap, never a zero. */
export function prepareParts(
  values: readonly (number | null)[],
  steps: readonly Pick<ChartStep, 'isRunning'>[],
): LineParts {
  const running = steps.findIndex((step) => step.isRunning);
  const keep = (isKept: (step: number) => boolean) =>
    steps.map((_, step) => (isKept(step) ? (values[step] ?? null) : null));
  return {
    done: keep((step) => running === -1 || step < running),
    running: keep((step) => running !== -1 && (step === running || step === running - 1)),
  };
}

/** Smallest and largest known value of all lines. */
export function extentOf({ lines, before }: Lines): { min: number; max: number } {
  const known = [...lines.flatMap((line) => line.values), ...(before ?? [])].filter(
    (value): value is number => value !== null,
  );
  return { min: known.length > 0 ? Math.min(...known) : 0, max: known.length > 0 ? Math.max(...known) : 0 };
}

/** Step of the last known value, or −1. */
export function lastKnown(values: readonly (number | null)[]): number {
  return values.findLastIndex((value) => value !== null);
}

/** A known value between two gaps would be invisible as a line: it is drawn as a point. */
export function isLonely(values: readonly (number | null)[], step: number): boolean {
  return (
    (values[step] ?? null) !== null &&
    (values[step - 1] ?? null) === null &&
    (values[step + 1] ?? null) === null
  );
}

/** Steps that get a word under the axis: so many that they do not touch. */
export function labelledSteps(count: number, width: number, perLabel = 64): number[] {
  const most = Math.max(2, Math.floor(width / perLabel));
  const every = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: count }, (_, step) => step).filter((step) => step % every === 0);
}
