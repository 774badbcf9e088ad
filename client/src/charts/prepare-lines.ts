import type { ChartLine, ChartStep } from './chart-data.ts';

type LineRow = { step: number } & Record<string, number | null>;

/** Keys of the two drawn parts of a line: what is done, and the dashed way into a bucket that still runs. */
export const doneKey = (key: string): string => `done:${key}`;
export const runningKey = (key: string): string => `running:${key}`;
export const BEFORE_KEY = 'before';

interface Lines {
  steps: readonly Pick<ChartStep, 'isRunning'>[];
  lines: readonly Pick<ChartLine, 'key' | 'values'>[];
  before?: readonly (number | null)[] | null;
}

/** One row a step for Recharts. Unknown stays null: a gap, never a zero. */
export function prepareLineRows({ steps, lines, before }: Lines): LineRow[] {
  const running = steps.findIndex((step) => step.isRunning);
  return steps.map((_, step) => {
    const row: LineRow = { step };
    for (const line of lines) {
      const value = line.values[step] ?? null;
      row[doneKey(line.key)] = running === -1 || step < running ? value : null;
      row[runningKey(line.key)] = running !== -1 && (step === running || step === running - 1) ? value : null;
    }
    if (before) row[BEFORE_KEY] = before[step] ?? null;
    return row;
  });
}

interface Values {
  lines: readonly Pick<ChartLine, 'values'>[];
  before?: readonly (number | null)[] | null;
}

/** Smallest and largest known value of all lines. */
export function extentOf({ lines, before }: Values): { min: number; max: number } {
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

/** Whether any point of the line says something by itself: it was typed in, or stands between two gaps. */
export function hasPoints({ values, manualAt = [] }: Pick<ChartLine, 'values' | 'manualAt'>): boolean {
  return manualAt.length > 0 || values.some((_, step) => isLonely(values, step));
}

/** Steps that get a word under the axis: so many that they do not touch. */
export function labelledSteps(count: number, width: number, perLabel = 64): number[] {
  const most = Math.max(2, Math.floor(width / perLabel));
  const every = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: count }, (_, step) => step).filter((step) => step % every === 0);
}
