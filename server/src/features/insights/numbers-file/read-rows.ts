// Rows of the file as values, each with what could not be read of it. Nothing is looked up here.
import type { FileField, FileProblem } from '@rupor/shared/insights/numbers-file';
import { POST_METRICS, type PostMetric } from '@rupor/shared/networks/post-metrics';
import type { CsvRow } from '../../../lib/parse-csv.ts';
import {
  type Cell,
  type FileTime,
  normaliseLink,
  readNumber,
  readTime,
  unguard,
} from '../../../lib/read-cells.ts';
import type { Columns } from './columns.ts';

export interface ReadRow {
  line: number;
  link: string | null;
  channel: string | null;
  date: FileTime | null;
  /** null: the moment of the upload. */
  takenAt: FileTime | null;
  numbers: Partial<Record<PostMetric, number>>;
  /** As the file has it, to name the row. */
  words: string;
  problems: FileProblem[];
}

export function problem(
  code: string,
  field: FileField | null = null,
  params: FileProblem['params'] = {},
): FileProblem {
  return { code, field, params };
}

/** Null: a row without a single number, as the template has them. */
export function readRow({ line, cells }: CsvRow, { at }: Columns): ReadRow | null {
  const text = (field: FileField) => unguard(cells[at[field] ?? -1] ?? '');
  const problems: FileProblem[] = [];
  const take = <T>(field: FileField, cell: Cell<T>): T | null => {
    if (cell.kind === 'bad') problems.push(problem(cell.code, field, { value: text(field).slice(0, 60) }));
    return cell.kind === 'value' ? cell.value : null;
  };
  const numbers: ReadRow['numbers'] = {};
  for (const metric of POST_METRICS) {
    const value = take(metric, readNumber(text(metric)));
    if (value !== null) numbers[metric] = value;
  }
  if (Object.keys(numbers).length === 0 && problems.length === 0) return null;
  const url = text('url');
  const link = normaliseLink(url);
  if (url !== '' && link === null) problems.push(problem('bad_link', 'url', { value: url.slice(0, 60) }));
  const channel = text('channel') || null;
  const date = take('date', readTime(text('date')));
  const takenAt = take('takenAt', readTime(text('takenAt')));
  if (url === '' && (channel === null || text('date') === '')) problems.push(problem('which_post'));
  const words = url || [channel, text('date')].filter(Boolean).join(', ');
  return { line, link, channel, date, takenAt, numbers, words: words.slice(0, 160), problems };
}
