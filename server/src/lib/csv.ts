/** Spreadsheets run what starts like a formula. */
const FORMULA = /^[\s]*[=+\-@\t\r]/;

/** One line a row, «;» between cells (what a Russian spreadsheet expects), unknown = empty cell. UTF-8 with BOM. */
export function toCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(toCell).join(';')).join('\r\n')}\r\n`;
}

function toCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /["';\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
