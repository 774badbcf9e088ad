// A list as people have it: lines pasted from a page, or a CSV of an office program. One name or domain a line.

export const LIST_MAX = 50_000;
const HEADS =
  /^(№|n|no|#|п\/п|№ п\/п|имя|фио|ф\.и\.о\.?|name|names|наименование|полное наименование|название|домен|сайт|domain|url)$/i;

/** Entries in their order, each once. Ordinals, births, notes and heads of columns are left out. */
export function readList(text: string): string[] {
  const rows = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const mark = separatorOf(rows);
  const names = rows.map((row) => clean(pickCell(mark ? splitRow(row, mark) : [row])));
  return [...new Set(names.filter((name) => name.length > 2 && !HEADS.test(name)))].slice(0, LIST_MAX);
}

/** A table has its mark in most rows; a comma alone is none, names have commas. */
function separatorOf(rows: readonly string[]): string | null {
  const filled = rows.filter((row) => row.trim() !== '');
  const has = (mark: string) => filled.filter((row) => row.trim().replace(/;$/, '').includes(mark)).length;
  const found = ['\t', ';'].find((mark) => has(mark) > filled.length / 2);
  if (found) return found;
  return filled.length > 0 && filled.every((row) => /^\d+,/.test(row) || /^"/.test(row)) ? ',' : null;
}

function splitRow(row: string, mark: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (const char of row) {
    if (char === '"') isQuoted = !isQuoted;
    if (char === mark && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += char;
  }
  return [...cells, cell].map(unquote);
}

function unquote(cell: string): string {
  const whole = /^\s*"(.*)"\s*$/s.exec(cell)?.[1];
  return (whole ?? cell).replaceAll('""', '"').trim();
}

/** The first cell with letters; nothing of a row of heads. */
function pickCell(cells: readonly string[]): string {
  const cell = cells.find((one) => /\p{L}/u.test(one)) ?? '';
  return HEADS.test(cell.trim()) ? '' : cell;
}

function clean(name: string): string {
  return name
    .trim()
    .replace(/^\d+[.)]\s+/, '')
    .replace(/,\s*\d.*$/, '')
    .replaceAll(/[*;]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
