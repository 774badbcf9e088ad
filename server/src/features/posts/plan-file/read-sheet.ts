// A table as text, whatever it came in: XLSX (its first sheet) or CSV. Strict: what cannot be read for certain is
// refused as a whole. A spreadsheet that would unfold to more than UNPACKED_MAX bytes is not unpacked at all.
import { MOST_PLAN_BYTES, MOST_PLAN_ROWS } from '@rupor/shared/posts/plan-file';
import { readSheet as readXlsx } from 'read-excel-file/node';
import { apiError, fieldError } from '../../../lib/errors.ts';
import { type CsvRow, parseCsv } from '../../../lib/parse-csv.ts';
import { unguard } from '../../../lib/read-cells.ts';

const UNPACKED_MAX = 150 * 1024 * 1024;
const CENTRAL_ENTRY = 0x02014b50;
const MOST_COLUMNS = 100;

export interface Sheet {
  headings: string[];
  rows: CsvRow[];
}

/** Throws too_large and field errors at `file`: bad_file, bad_quotes { line }, not_utf8, empty_file, too_many_rows. */
export async function readSheet(file: File): Promise<Sheet> {
  if (file.size > MOST_PLAN_BYTES) throw apiError('too_large', { maxBytes: MOST_PLAN_BYTES });
  const bytes = Buffer.from(await file.arrayBuffer());
  const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK';
  const [head, ...rows] = isZip ? await readSpreadsheet(bytes) : readText(bytes);
  if (!head || rows.length === 0) throw refuse('empty_file');
  if (rows.length > MOST_PLAN_ROWS) throw refuse('too_many_rows', { max: MOST_PLAN_ROWS });
  const width = Math.min(MOST_COLUMNS, head.cells.findLastIndex((cell) => cell.trim() !== '') + 1);
  return {
    headings: head.cells.slice(0, width).map((cell) => cell.trim().slice(0, 120)),
    rows: rows.map(({ line, cells }) => ({ line, cells: cells.slice(0, width) })),
  };
}

function readText(bytes: Buffer): CsvRow[] {
  const text = bytes.toString('utf8');
  if (text.includes('\uFFFD') || text.includes('\u0000')) throw refuse('not_utf8');
  const parsed = parseCsv(text);
  if (parsed.kind === 'refused') throw refuse(parsed.code, { line: parsed.line });
  return parsed.rows.map(({ line, cells }) => ({ line, cells: cells.map(unguard) }));
}

async function readSpreadsheet(bytes: Buffer): Promise<CsvRow[]> {
  if (unpackedSize(bytes) > UNPACKED_MAX) throw apiError('too_large', { maxBytes: MOST_PLAN_BYTES });
  const sheet = await readXlsx(bytes).catch(() => {
    throw refuse('bad_file');
  });
  return sheet
    .map((row, index) => ({ line: index + 1, cells: row.map(toText) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

function toText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return String(cell).trim();
  const [day = '', time = ''] = cell.toISOString().split('T');
  const clock = time.slice(0, 5);
  // A time without a day lies on the first day that spreadsheets know.
  if (cell.getUTCFullYear() < 1901) return clock;
  return clock === '00:00' ? day : `${day} ${clock}`;
}

/** As the archive's own list says; 0 when it has none: then it is no spreadsheet either. */
function unpackedSize(bytes: Buffer): number {
  let sum = 0;
  for (let at = bytes.indexOf('PK\u0001\u0002', 0, 'latin1'); at !== -1 && at + 46 <= bytes.length; ) {
    if (bytes.readUInt32LE(at) !== CENTRAL_ENTRY) break;
    sum += bytes.readUInt32LE(at + 24);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return sum;
}

function refuse(code: string, params?: Record<string, string | number>) {
  return fieldError({ path: 'file', code, ...(params ? { params } : {}) });
}
