import type { ChartTableData } from './chart-data.ts';

/** Spreadsheets run what starts like a formula. */
const FORMULA = /^[\s]*[=+\-@\t\r]/;

/** The chart's table as CSV: «;» between cells, unknown = empty cell, UTF-8 with BOM. */
export function chartCsv({ columns, rows }: ChartTableData): string {
  return `\uFEFF${[columns, ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /["';\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
