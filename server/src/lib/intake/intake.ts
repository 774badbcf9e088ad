// A log of what was accepted, in the database. What `put` has called back for is committed and survives a crash; it is worked
// off soon after, once, by this process or by another one. Bounded twice: so many wait for their commit, and so many are
// committed and wait for the work; above either, `put` answers false at once and nothing grows.
import type pg from 'pg';
import type { Logger } from '../logger.ts';
import { createGroupCommit, type Done } from './group-commit.ts';
import { ADD } from './intake.sql.ts';
import { MAX_BACKLOG, type WorkOff } from './work-off.ts';

export interface Intake<Item> {
  /** false: no room, come again later. `done` is called after the commit: with null, or why it could not be written. */
  put(item: Item, done: Done): boolean;
  /** Works off what is committed by now, whoever took it in. */
  settled(): Promise<void>;
  /** Takes nothing more; resolves when all that was taken is committed. What is left is worked off after the next start. */
  close(): Promise<void>;
}

interface Options<Item> {
  kind: string;
  workOff: WorkOff;
  pool: pg.Pool;
  logger: Logger;
  now: () => number;
  /** All items of one commit. */
  encode(items: readonly Item[]): string;
  /** Committed items that may wait for the work. */
  maxBacklog?: number;
}

const LANES = 2;
const WORTH_LANE = 150;
const MAX_BATCH = 500;
const MAX_WAITING = 1_500;

export function createIntake<Item>(options: Options<Item>): Intake<Item> {
  const { pool, logger, kind, now, encode, workOff, maxBacklog = MAX_BACKLOG } = options;
  const commit = createGroupCommit<Item>({
    ...{ lanes: LANES, worthLane: WORTH_LANE, maxBatch: MAX_BATCH, maxWaiting: MAX_WAITING },
    onProblem: (error) => logger.error({ err: error, kind }, 'what was committed could not be told'),
    async write(items) {
      const { length } = items;
      await pool.query({ ...ADD, values: [kind, new Date(now()), length, encode(items)] });
      workOff.wake(length);
    },
  });
  return {
    put: (item, done) => workOff.size() < maxBacklog && commit.put(item, done),
    settled: workOff.settled,
    async close() {
      await commit.drain();
      await workOff.close();
    },
  };
}
