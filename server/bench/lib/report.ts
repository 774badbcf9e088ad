export type Figures = Record<string, number | string | boolean | null>;

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Two digits behind the point. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A table for people; the last line is for programs. */
export function report({
  title,
  notes,
  rows,
  result,
}: {
  title: string;
  notes: string[];
  rows: Figures[];
  result: Figures & { ok: boolean };
}): void {
  process.stdout.write(`\n${title}\n`);
  for (const note of notes) process.stdout.write(`  ${note}\n`);
  console.table(rows);
  process.stdout.write(`${JSON.stringify(result)}\n`);
  process.exitCode = result.ok ? 0 : 1;
}
