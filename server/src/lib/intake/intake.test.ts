import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloneDatabase } from '../../../test/harness.ts';
import { createLogger } from '../logger.ts';
import { createIntake, type Intake } from './intake.ts';
import { createWorkOff } from './work-off.ts';

let pool: pg.Pool;
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: await cloneDatabase(), max: 12 });
  await pool.query('CREATE TABLE effect (n int NOT NULL, at int GENERATED ALWAYS AS IDENTITY)');
});
afterAll(() => pool.end());

const logger = createLogger('silent');
type Work = (client: pg.PoolClient, numbers: number[]) => Promise<void>;

/** As one process has it; what it works off are rows of a table. */
function open(kind: string, before: Work = async () => undefined, maxBacklog?: number): Intake<number> {
  const workOff = createWorkOff({
    ...{ pool, logger, kind },
    async work(client, payloads) {
      const numbers = payloads.flatMap((one) => JSON.parse(one) as number[]);
      await client.query('INSERT INTO effect (n) SELECT * FROM unnest($1::int[])', [numbers]);
      await before(client, numbers);
    },
  });
  return createIntake<number>({
    ...{ pool, logger, kind, workOff, maxBacklog, now: Date.now },
    encode: (numbers) => JSON.stringify(numbers),
  });
}

async function effects(from: number, to: number): Promise<number[]> {
  const { rows } = await pool.query<{ n: number }>(
    'SELECT n FROM effect WHERE n BETWEEN $1 AND $2 ORDER BY at',
    [from, to],
  );
  return rows.map(({ n }) => n);
}

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, n) => from + n);
const add = (intake: Intake<number>, n: number) =>
  new Promise<void>((resolve, reject) => {
    const done = (error: unknown) => (error === null ? resolve() : reject(error as Error));
    if (!intake.put(n, done)) reject(new Error('no room'));
  });
const addAll = (intake: Intake<number>, all: number[]) => Promise.all(all.map((n) => add(intake, n)));

describe('an intake', () => {
  it('is worked off once and in order, by whoever comes first', async () => {
    const one = open('shared');
    const two = open('shared');
    for (const n of numbers(1, 40)) await add(n % 2 === 0 ? one : two, n);
    await Promise.all([one.settled(), two.settled()]);
    expect(await effects(1, 40)).toEqual(numbers(1, 40));
    await addAll(one, numbers(41, 60));
    await two.settled();
    expect((await effects(41, 100)).sort((a, b) => a - b)).toEqual(numbers(41, 60));
    await Promise.all([one.close(), two.close()]);
  });

  it('keeps what was committed over an end in the midst of the work, and counts nothing twice', async () => {
    let dies = 2;
    const intake = open('dying', async () => {
      dies -= 1;
      if (dies >= 0) throw Object.assign(new Error('gone'), { code: '57P01' });
    });
    await addAll(intake, numbers(1_000, 50));
    await expect(intake.settled()).rejects.toThrow('gone');
    await expect(intake.settled()).rejects.toThrow('gone');
    expect(await effects(1_000, 1_049)).toEqual([]);
    await intake.close();
    const next = open('dying');
    await next.settled();
    expect((await effects(1_000, 1_049)).sort((a, b) => a - b)).toEqual(numbers(1_000, 50));
    await next.close();
  });

  it('puts a row aside that cannot be worked off, and goes on with the others', async () => {
    const intake = open('poisoned', async (_, all) => {
      if (all.includes(2_002)) throw new Error('no such thing');
    });
    for (const n of numbers(2_000, 5)) await add(intake, n);
    for (let turn = 0; (await effects(2_000, 2_004)).length < 4; turn += 1) {
      if (turn === 10) throw new Error('it never went on');
      await intake.settled().catch((error: Error) => expect(error.message).toBe('no such thing'));
    }
    expect(await effects(2_000, 2_004)).toEqual([2_000, 2_001, 2_003, 2_004]);
    const { rows } = await pool.query(`SELECT payload FROM intake WHERE kind = 'poisoned' AND is_aside`);
    expect(rows).toEqual([{ payload: '[2002]' }]);
    await intake.close();
  });

  it('takes no more than may wait, and takes again when it is worked off', async () => {
    let letGo: (() => void) | undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const intake = open('full', () => held, 3);
    await addAll(intake, numbers(3_000, 3));
    await expect(add(intake, 3_003)).rejects.toThrow('no room');
    letGo?.();
    await intake.settled();
    await expect(add(intake, 3_004)).resolves.toBeUndefined();
    await intake.close();
    await expect(add(intake, 3_005)).rejects.toThrow('no room');
  });
});
