import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cloneDatabase } from '../../../test/harness.ts';
import type { IntakeThreadData } from '../../../test/intake-thread.ts';
import { createLogger } from '../logger.ts';
import { createIntake } from './intake.ts';
import { createWorkThread } from './thread.ts';

let databaseUrl: string;
let pool: pg.Pool;
beforeAll(async () => {
  databaseUrl = await cloneDatabase();
  pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  await pool.query('CREATE TABLE effect (n int NOT NULL)');
});
afterAll(() => pool.end());

const logger = createLogger('silent');

/** An intake with its thread, as a process has them. */
function open(kind: string, deaths = 0) {
  const left = new SharedArrayBuffer(4);
  new Int32Array(left)[0] = deaths;
  const data: IntakeThreadData = { databaseUrl, kind, deaths: left };
  const file = new URL('../../../test/intake-thread.mjs', import.meta.url);
  const thread = createWorkThread({ file, data, logger });
  const workOff = thread.workOff(kind);
  const intake = createIntake<number>({
    ...{ pool, logger, kind, workOff, now: Date.now },
    encode: (numbers) => JSON.stringify(numbers),
  });
  const add = (n: number) =>
    new Promise<void>((resolve, reject) => {
      const done = (error: unknown) => (error === null ? resolve() : reject(error as Error));
      if (!intake.put(n, done)) reject(new Error('no room'));
    });
  const close = async () => {
    await intake.close();
    await thread.close();
  };
  return { intake, workOff, close, addAll: (all: number[]) => Promise.all(all.map(add)) };
}

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, n) => from + n);

async function effects(from: number, count: number): Promise<number[]> {
  const { rows } = await pool.query<{ n: number }>(
    'SELECT n FROM effect WHERE n >= $1 AND n < $2 ORDER BY n',
    [from, from + count],
  );
  return rows.map(({ n }) => n);
}

async function left(kind: string): Promise<number> {
  const { rows } = await pool.query<{ items: number }>(
    'SELECT coalesce(sum(items), 0)::int AS items FROM intake WHERE kind = $1',
    [kind],
  );
  return rows[0]?.items ?? 0;
}

describe('a thread that works off', () => {
  it('does so by itself, and says how many wait', async () => {
    const { intake, workOff, addAll, close } = open('beside');
    await addAll(numbers(0, 50));
    expect(workOff.size()).toBe(50);
    await vi.waitFor(() => expect(workOff.size()).toBe(0), { timeout: 20_000, interval: 50 });
    expect(await effects(0, 50)).toEqual(numbers(0, 50));
    await addAll(numbers(50, 50));
    await intake.settled();
    expect(await effects(0, 100)).toEqual(numbers(0, 100));
    await close();
  });

  it('that dies in the midst of a batch is followed by another one: nothing is lost and nothing counts twice', async () => {
    const { intake, workOff, addAll, close } = open('dying', 2);
    await addAll(numbers(1_000, 50));
    await expect(intake.settled()).rejects.toThrow('has ended');
    expect(await effects(1_000, 50)).toEqual([]);
    await addAll(numbers(1_050, 50));
    await vi.waitFor(() => expect(workOff.size()).toBe(0), { timeout: 20_000, interval: 50 });
    expect(await effects(1_000, 100)).toEqual(numbers(1_000, 100));
    await close();
  });

  it('leaves what it has not begun to the next start when it is told to end', async () => {
    const first = open('ending');
    const added = first.addAll(numbers(2_000, 200));
    await first.close();
    await added;
    expect(await left('ending')).toBe(200);
    const second = open('ending');
    await second.intake.settled();
    await second.close();
    expect(await effects(2_000, 200)).toEqual(numbers(2_000, 200));
    expect(await left('ending')).toBe(0);
  });
});
