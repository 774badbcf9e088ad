// A table of membership as spreadsheets write it. Columns in this order: branch, month, members, joined, youth, joined
// youth; the last three may be missing. What cannot be read for certain is told with its line, never guessed.
import type { MembershipFileAnswer } from '@rupor/shared/leads/membership-contract';
import { plainWorkplace } from '@rupor/shared/leads/workplaces';
import { parseCsv } from '../../lib/parse-csv.ts';
import { readNumber } from '../../lib/read-cells.ts';

type Problem = MembershipFileAnswer['problems'][number];

export interface MembershipRow {
  line: number;
  branchId: string;
  branchName: string;
  month: string;
  members: number | null;
  joined: number | null;
  youth: number | null;
  joinedYouth: number | null;
}

interface NamedBranch {
  id: string;
  name: string;
}

/** null: the file itself cannot be read. */
export function readMembershipFile(
  text: string,
  branches: readonly NamedBranch[],
): { rows: MembershipRow[]; problems: Problem[] } | null {
  const parsed = parseCsv(text);
  if (parsed.kind === 'refused') return null;
  const rows: MembershipRow[] = [];
  const problems: Problem[] = [];
  for (const [index, { line, cells }] of parsed.rows.entries()) {
    const [name = '', month = ''] = cells;
    const isHead = index === 0 && readMonth(month) === null && /\D/.test(cells[2] ?? '');
    if (isHead) continue;
    const read = readRow({ line, cells, name: name.trim(), month }, branches);
    if ('code' in read) problems.push(read);
    else rows.push(read);
  }
  return { rows, problems };
}

interface Line {
  line: number;
  cells: string[];
  name: string;
  month: string;
}

function readRow(
  { line, cells, name, month }: Line,
  branches: readonly NamedBranch[],
): MembershipRow | Problem {
  const found = branches.filter((branch) => plainWorkplace(branch.name) === plainWorkplace(name));
  const [branch] = found;
  if (!branch || found.length > 1) return { line, code: 'unknown_branch', value: name };
  const read = readMonth(month);
  if (read === null) return { line, code: 'bad_month', value: month };
  const numbers = [2, 3, 4, 5].map((at) => readNumber(cells[at] ?? ''));
  const bad = numbers.findIndex(({ kind }) => kind === 'bad');
  if (bad >= 0) return { line, code: 'bad_number', value: cells[bad + 2] ?? '' };
  const [members, joined, youth, joinedYouth] = numbers.map((cell) =>
    cell.kind === 'value' ? cell.value : null,
  ) as [number | null, number | null, number | null, number | null];
  if (isMore(youth, members) || isMore(joinedYouth, joined))
    return { line, code: 'part_too_big', value: name };
  return {
    line,
    branchId: branch.id,
    branchName: branch.name,
    month: read,
    members,
    joined,
    youth,
    joinedYouth,
  };
}

function isMore(part: number | null, whole: number | null): boolean {
  return part !== null && whole !== null && part > whole;
}

/** 2026-11, 11.2026 or any day of it. */
function readMonth(cell: string): string | null {
  const match = /^(?:(\d{4})-(\d{1,2})(?:-\d{1,2})?|(?:\d{1,2}\.)?(\d{1,2})\.(\d{4}))$/.exec(cell.trim());
  if (!match) return null;
  const [, year1, month1, month2, year2] = match;
  const month = Number(month1 ?? month2);
  return month >= 1 && month <= 12 ? `${year1 ?? year2}-${String(month).padStart(2, '0')}` : null;
}
