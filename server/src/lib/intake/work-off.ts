// Works off an intake: one transaction takes the oldest rows away and does what they are for, so each counts once, whoever
// dies in between. One batch at a time in a process, and one process at a time in a database. In a rush accepting goes
// first: the work rests between its batches, until the backlog is half of what it may be.
import type pg from 'pg';
import { isConflict, isUnavailable, retryConflicts } from '../db-errors.ts';
import { inTransaction } from '../in-transaction.ts';
import type { Logger } from '../logger.ts';
import { createBacklog } from './backlog.ts';
import * as sql from './intake.sql.ts';

/** So long what comes in gathers before it is worked off: many small batches cost far more than one. */
const GATHER_MS = 200;
const RETRY_MS = 1_000;
/** Items and rows of one transaction. */
const MAX_ITEMS = 2_000;
const MAX_ROWS = 500;
/** More than half of what can be worked off comes in meanwhile. */
const RUSH = 0.5;
/** Times what a batch took, in a rush. */
const REST = 8;
const MAX_REST_MS = 2_000;
/** A row that fails so often by itself is put aside. */
const TRIES = 3;

export interface WorkOptions {
  pool: pg.Pool;
  logger: Logger;
  kind: string;
  /** Within the transaction that takes the rows away; must have no effect outside of it. */
  work(client: pg.PoolClient, payloads: string[]): Promise<void>;
  /** Committed items that may wait for the work. */
  maxBacklog?: number;
  /** A batch was worked off: so many wait. */
  onSize?(size: number): void;
}

/** Who works off the rows of one kind: in this thread, or beside it (thread.ts). */
export interface WorkOff {
  /** So many items were committed. */
  wake(items: number): void;
  /** So many wait. */
  size(): number;
  /** Works off what there is, without a rest. Rejects when something cannot be worked off. */
  settled(): Promise<void>;
  /** Ends after the batch that is on its way. */
  close(): Promise<void>;
}

/** About 70 bytes each: half an hour of the heaviest rush that one process can accept fills it. */
export const MAX_BACKLOG = 1_000_000;

export function createWorkOff(options: WorkOptions): WorkOff {
  const { pool, logger, kind, maxBacklog = MAX_BACKLOG, onSize } = options;
  const backlog = createBacklog({ pool, logger, kind, max: maxBacklog });
  const caution = createCaution(options);
  let timer: NodeJS.Timeout | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let isClosed = false;
  /** Since the batch before. */
  let came = 0;

  const once = async (): Promise<number> => {
    if (isClosed) return 0;
    try {
      const items = await retryConflicts(() => takeBatch(options, caution.maxItems()));
      caution.went();
      backlog.take(items);
      onSize?.(backlog.size());
      return items;
    } catch (error) {
      if (!isPassing(error)) await caution.failed(error);
      throw error;
    }
  };
  const inTurn = (): Promise<number> => {
    const mine = turn.then(once);
    turn = mine.catch(() => undefined);
    return mine;
  };
  const schedule = (ms: number) => {
    if (timer) clearTimeout(timer);
    if (!isClosed) timer = setTimeout(() => void tick(), ms).unref();
  };
  /** Ends sooner when the rush does. */
  const rest = (ms: number) => {
    if (ms <= 0) return schedule(0);
    if (timer) clearTimeout(timer);
    const before = came;
    const goOn = () => rest(came > before ? ms - GATHER_MS : 0);
    if (!isClosed) timer = setTimeout(goOn, GATHER_MS).unref();
  };
  const tick = async () => {
    timer = null;
    const began = performance.now();
    try {
      const items = await inTurn();
      const isRush = came > items * RUSH && !backlog.isPressing();
      came = 0;
      if (items > 0) rest(isRush ? Math.min(MAX_REST_MS, REST * (performance.now() - began)) : 0);
      else if (backlog.size() > 0) schedule(RETRY_MS);
    } catch (error) {
      logger.warn({ err: error, kind }, 'the intake could not be worked off just now');
      schedule(RETRY_MS);
    }
  };

  // What an earlier process left behind.
  schedule(GATHER_MS);
  return {
    size: backlog.size,
    wake(items) {
      backlog.put(items);
      came += items;
      if (!timer) schedule(GATHER_MS);
    },
    async settled() {
      while ((await inTurn()) > 0);
    },
    async close() {
      isClosed = true;
      if (timer) clearTimeout(timer);
      await turn;
    },
  };
}

/** One transaction; answers how many items it worked off. */
function takeBatch({ pool, kind, work }: WorkOptions, maxItems: number): Promise<number> {
  return inTransaction(pool, async (client) => {
    await client.query(`SET LOCAL lock_timeout = '5s'`);
    await client.query({ ...sql.LOCK, values: [kind] });
    const { rows } = await client.query<{ id: string; items: number; payload: string }>({
      ...sql.TAKE,
      values: [kind, maxItems, MAX_ROWS],
    });
    if (rows.length === 0) return 0;
    await work(
      client,
      rows.map(({ payload }) => payload),
    );
    await client.query({ ...sql.REMOVE, values: [kind, rows.map(({ id }) => id)] });
    return rows.reduce((sum, { items }) => sum + items, 0);
  });
}

/** One row that cannot be worked off must not stop the others: after a failure rows go one by one, until it is found. */
function createCaution({ pool, kind, logger }: WorkOptions) {
  let careful = 0;
  let failures = 0;
  return {
    maxItems: () => (careful > 0 ? 1 : MAX_ITEMS),
    went() {
      careful = Math.max(0, careful - 1);
      failures = 0;
    },
    async failed(error: unknown) {
      failures = careful > 0 ? failures + 1 : 0;
      careful = MAX_ROWS;
      if (failures < TRIES) return;
      failures = 0;
      const { rows } = await pool.query<{ id: string }>(sql.PUT_ASIDE, [kind]);
      logger.error({ err: error, kind, id: rows[0]?.id }, 'a row of the intake was put aside');
    },
  };
}

/** Passes by itself: the database is away, or another process is at work for longer than we wait. */
function isPassing(error: unknown): boolean {
  return (
    isUnavailable(error) ||
    isConflict(error) ||
    (error instanceof Error && 'code' in error && error.code === '55P03')
  );
}
