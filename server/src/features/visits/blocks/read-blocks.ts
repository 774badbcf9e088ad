// The visits of a period, a day (UTC) at a time, as lists of numbers: kept blocks where they may be read, else put together
// from the visits. All of it is one state of the database, however long the reading takes.
import { addDays } from '@rupor/shared/insights/period';
import { DAY_MS, MINUTE_MS } from '@rupor/shared/lib/durations';
import type { Pool, PoolClient, QueryResult } from 'pg';
import { inTransaction } from '../../../lib/in-transaction.ts';
import { momentOf } from '../ingest/site-clock.ts';
import { type BlockColumn, keptBlocks, madeBlock, PLAN } from '../queries/blocks.sql.ts';
import type { SitePeriodOf } from '../queries/sums.sql.ts';
import { sentLists, sentNumbers, unpackNumbers } from './numbers.ts';

export interface Block {
  /** When the day began, milliseconds since 1970. */
  beginsAt: number;
  visits: number;
  /** Days at the ends of the period: some of their visits may lie outside. */
  isEdge: boolean;
  /** One number a visit, but for `trail`. */
  of(column: BlockColumn): Int32Array;
}

/** Visits that are fetched at once: enough to keep both sides busy, few enough for a small machine. */
const AT_ONCE = 200_000;

/** Calls `look` for each day that has visits, one after another. */
export function overBlocks(
  pool: Pool,
  period: SitePeriodOf,
  { columns, look }: { columns: readonly BlockColumn[]; look: (block: Block) => void },
): Promise<void> {
  return inTransaction(pool, async (client) => {
    await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const runs = await planRuns(client, period);
    const fetched = (run: Run) => fetchRun(client, period.site, { run, columns });
    let coming = runs[0] && fetched(runs[0]);
    for (const [at, run] of runs.entries()) {
      const { rows } = (await coming) ?? { rows: [] };
      const next = runs[at + 1];
      // The database is busy with the next days while these are counted.
      coming = next && fetched(next);
      for (const row of rows) if (row.visits > 0) look(run.isKept ? keptOf(row, run) : madeOf(row, run));
    }
  });
}

function fetchRun(
  client: PoolClient,
  site: number,
  { run, columns }: { run: Run; columns: readonly BlockColumn[] },
): Promise<QueryResult<BlockRow>> {
  const wanted = run.isEdge ? [...new Set<BlockColumn>([...columns, 'started'])] : columns;
  return run.isKept
    ? client.query<BlockRow>(keptBlocks(wanted), [site, run.from, run.to])
    : client.query<BlockRow>(madeBlock(wanted), [site, run.from]);
}

interface Run {
  from: string;
  to: string;
  isEdge: boolean;
  isKept: boolean;
  visits: number;
}

/** Days of UTC that may hold visits of the period; kept ones that follow each other are read together. */
async function planRuns(client: PoolClient, { site, from, to }: SitePeriodOf): Promise<Run[]> {
  // A day of a zone begins up to fourteen hours before and up to twelve after that of UTC.
  const around = [site, addDays(from, -1), addDays(to, 1)];
  const { rows } = await client.query<Plan>(PLAN, around);
  const { first, last, kept } = rows[0] ?? NO_PLAN;
  const runs: Run[] = [];
  if (first === null || last === null) return runs;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const visits = kept[day];
    const isEdge = day <= from || day >= to;
    const before = runs.at(-1);
    if (
      visits !== undefined &&
      before?.isKept &&
      before.isEdge === isEdge &&
      before.visits + visits <= AT_ONCE
    ) {
      before.to = day;
      before.visits += visits;
    } else runs.push({ from: day, to: day, isEdge, isKept: visits !== undefined, visits: visits ?? 0 });
  }
  return runs;
}

interface Plan {
  first: string | null;
  last: string | null;
  /** Visits of days that may be read from their blocks. */
  kept: Record<string, number>;
}
const NO_PLAN: Plan = { first: null, last: null, kept: {} };

/** `trails`: of a block that was put together, instead of its steps and trail. */
export type BlockRow = { day: string; visits: number } & Partial<Record<BlockColumn | 'trails', Buffer>>;

type Lists = Map<BlockColumn, Int32Array>;

function keptOf(row: BlockRow, { isEdge }: Pick<Run, 'isEdge'>): Block {
  return blockOf(row, {
    isEdge,
    read: (column, known) => known.set(column, unpackNumbers(row[column] ?? missing())),
  });
}

export function madeOf(row: BlockRow, { isEdge }: Pick<Run, 'isEdge'>): Block {
  return blockOf(row, {
    isEdge,
    read(column, known) {
      if (column !== 'steps' && column !== 'trail') known.set(column, sentNumbers(row[column] ?? missing()));
      else {
        const { lengths, numbers } = sentLists(row.trails ?? missing(), row.visits);
        known.set('steps', lengths).set('trail', numbers);
      }
    },
  });
}

function blockOf(
  { day, visits }: BlockRow,
  { isEdge, read }: { isEdge: boolean; read: (column: BlockColumn, known: Lists) => void },
): Block {
  const known: Lists = new Map();
  return {
    beginsAt: Date.parse(day),
    visits,
    isEdge,
    of(column) {
      if (!known.has(column)) read(column, known);
      return known.get(column) ?? missing();
    },
  };
}

function missing(): never {
  throw new Error('a column of visits that was not asked for');
}

const QUARTER_MS = 15 * MINUTE_MS;

/** What belongs to each quarter of an hour of the block's day: zones change at quarters (site-clock.ts). */
export function byQuarter<T>(
  block: Block,
  timeZone: string,
  of: (moment: { hour: number; day: string }) => T,
): T[] {
  return Array.from({ length: DAY_MS / QUARTER_MS }, (_, quarter) =>
    of(momentOf(block.beginsAt + quarter * QUARTER_MS, timeZone)),
  );
}

export function quarterOf(started: number): number {
  return Math.floor(started / QUARTER_MS);
}
