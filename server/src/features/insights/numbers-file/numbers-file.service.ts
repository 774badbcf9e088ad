// Numbers typed elsewhere, from a file. What is stored is what a person would have typed in: snapshots of the source
// «manual», with who and when. A dry run and the real one decide alike; the same file twice stores nothing twice.
import type { FileReport, FileRow } from '@rupor/shared/insights/numbers-file';
import { MOST_FILE_ROWS } from '@rupor/shared/insights/numbers-file';
import { POST_METRICS, type PostMetric } from '@rupor/shared/networks/post-metrics';
import type { Ctx } from '../../../context.ts';
import type { TargetSnapshot } from '../../../generated/prisma/client.ts';
import { fieldError } from '../../../lib/errors.ts';
import { parseCsv } from '../../../lib/parse-csv.ts';
import { refreshFacts } from '../../metrics/facts.service.ts';
import { recordAudit } from '../../organization/audit.service.ts';
import { memberOf } from '../manual.service.ts';
import { type Columns, readColumns } from './columns.ts';
import { groupBy } from './group-by.ts';
import { type MatchedRow, matchRows } from './match-rows.ts';
import { problem, readRow } from './read-rows.ts';

/** By target, oldest first. */
type Manual = Map<string, TargetSnapshot[]>;

interface Decision {
  columns: Columns;
  decided: Decided[];
  known: Manual;
}

interface Decided {
  row: MatchedRow;
  state: FileRow['state'];
}

export async function checkNumbersFile(ctx: Ctx, { csv }: { csv: string }): Promise<FileReport> {
  const { columns, decided } = await decide(ctx, csv);
  return present(columns, decided, false);
}

export async function applyNumbersFile(ctx: Ctx, { csv }: { csv: string }): Promise<FileReport> {
  const { columns, decided, known } = await decide(ctx, csv);
  const fresh = decided.filter(({ state }) => state === 'fresh').map(({ row }) => row);
  if (fresh.length > 0) await store(ctx, fresh, known);
  // A process may have died between the numbers and their sums: those known already are added up too.
  const targetIds = decided.flatMap(({ row, state }) =>
    row.target && state !== 'refused' ? [row.target.id] : [],
  );
  if (targetIds.length > 0)
    await refreshFacts(ctx, { organizationId: ctx.organizationId, targetIds: [...new Set(targetIds)] });
  return present(columns, decided, true);
}

async function decide(ctx: Ctx, csv: string): Promise<Decision> {
  const { columns, rows } = readFile(csv);
  const { timeZone } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { timeZone: true },
  });
  const matched = await matchRows(
    ctx,
    rows.flatMap((row) => readRow(row, columns) ?? []),
    timeZone,
  );
  const known = await readManual(ctx, matched);
  const lines = new Map<string, number>();
  const decided = matched.map((row): Decided => {
    const { target } = row;
    if (!target || row.problems.length > 0) return { row, state: 'refused' };
    const key = `${target.id} ${row.at.toISOString()}`;
    const first = lines.get(key);
    if (first !== undefined) {
      const twice = problem('twice', null, { line: first });
      return { row: { ...row, problems: [twice] }, state: 'refused' };
    }
    lines.set(key, row.line);
    return { row, state: isKnown(row, known.get(target.id) ?? []) ? 'same' : 'fresh' };
  });
  return { columns, decided, known };
}

/** Refuses the file as a whole; the sentence of the code says what to do. */
function readFile(csv: string) {
  const refuse = (code: string, params?: Record<string, string | number>) =>
    fieldError({ path: 'csv', code, ...(params ? { params } : {}) });
  if (csv.includes('\uFFFD') || csv.includes('\u0000')) throw refuse('not_utf8');
  const parsed = parseCsv(csv);
  if (parsed.kind === 'refused') throw refuse(parsed.code, { line: parsed.line });
  const [head, ...rows] = parsed.rows;
  if (!head) throw refuse('empty_file');
  const columns = readColumns(head.cells);
  const { at, doubled } = columns;
  if (doubled !== null) throw refuse('doubled_column', { name: doubled.slice(0, 60) });
  if (at.url === undefined && (at.channel === undefined || at.date === undefined))
    throw refuse('no_post_column');
  if (POST_METRICS.every((name) => at[name] === undefined)) throw refuse('no_number_column');
  if (rows.length > MOST_FILE_ROWS) throw refuse('too_many_rows', { max: MOST_FILE_ROWS });
  return { columns, rows };
}

/** What was typed in of these targets before, oldest first. */
async function readManual(ctx: Ctx, rows: MatchedRow[]): Promise<Manual> {
  const ids = [...new Set(rows.flatMap(({ target }) => (target ? [target.id] : [])))];
  const snapshots = await ctx.db.targetSnapshot.findMany({
    where: { organizationId: ctx.organizationId, targetId: { in: ids }, source: 'manual' },
    orderBy: { takenAt: 'asc' },
  });
  return groupBy(snapshots, ({ targetId }) => targetId);
}

/** Every number of the row is what was last said of it by then. */
function isKnown({ numbers, at }: MatchedRow, earlier: TargetSnapshot[]): boolean {
  const until = earlier.filter(({ takenAt }) => takenAt <= at);
  const last = (name: PostMetric) => until.findLast((snapshot) => snapshot[name] !== null)?.[name];
  return POST_METRICS.every((name) => numbers[name] === undefined || numbers[name] === last(name));
}

async function store(ctx: Ctx, rows: MatchedRow[], known: Manual): Promise<void> {
  const { organizationId } = ctx;
  const enteredById = memberOf(ctx);
  const keyed = rows.flatMap((row) =>
    row.target ? [{ row, key: { targetId: row.target.id, source: 'manual' as const, takenAt: row.at } }] : [],
  );
  await ctx.db.$transaction(
    async (tx) => {
      const isTaken = ({ key }: (typeof keyed)[number]) =>
        known.get(key.targetId)?.some(({ takenAt }) => takenAt.getTime() === key.takenAt.getTime());
      await tx.targetSnapshot.createMany({
        data: keyed
          .filter((one) => !isTaken(one))
          .map(({ row, key }) => ({ organizationId, ...key, ...row.numbers, enteredById })),
        skipDuplicates: true,
      });
      for (const { row, key } of keyed.filter(isTaken))
        await tx.targetSnapshot.update({
          where: { targetId_source_takenAt: key },
          data: { ...row.numbers, enteredById },
        });
      await recordAudit(ctx, { action: 'numbers.file', data: { count: rows.length } }, tx);
    },
    { timeout: 60_000 },
  );
}

function present({ listed }: Columns, decided: Decided[], isApplied: boolean): FileReport {
  const count = (wanted: FileRow['state']) => decided.filter(({ state }) => state === wanted).length;
  return {
    columns: listed,
    fresh: count('fresh'),
    same: count('same'),
    refused: count('refused'),
    isApplied,
    rows: decided.map(({ row, state }) => ({
      line: row.line,
      state,
      postId: row.target?.postId ?? null,
      heading: row.target?.heading || row.words,
      channelName: row.channelName,
      numbers: row.numbers,
      takenAt: row.at.toISOString(),
      problems: row.problems,
    })),
  };
}
