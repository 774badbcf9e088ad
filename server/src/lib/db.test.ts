import { describe, expect, it } from 'vitest';
import { useTestApp } from '../../test/harness.ts';
import { openDatabase, type Tx } from './db.ts';
import { isConflict, isUnavailable, retryConflicts } from './db-errors.ts';

const test = useTestApp();

async function createTwo(): Promise<[string, string]> {
  const rows = await Promise.all(
    ['a', 'b'].map((name) => test.app.db.organization.create({ data: { name, timeZone: 'UTC' } })),
  );
  return [String(rows[0]?.id), String(rows[1]?.id)];
}

const lock = (tx: Tx, id: string) =>
  tx.$queryRaw`SELECT 1 FROM organization WHERE id = ${id}::uuid FOR UPDATE`;
const rename = (tx: Tx, id: string) => tx.organization.update({ where: { id }, data: { name: 'z' } });

/** Resolves for everybody when `count` have come; later ones go through. */
function createGate(count: number): () => Promise<void> {
  let open: (() => void) | undefined;
  let left = count;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    left -= 1;
    if (left <= 0) open?.();
    return opened;
  };
}

describe('transactions', () => {
  it.each([
    ['in Prisma', rename],
    ['in raw SQL', lock],
  ])('that wait for each other %s both end well', async (_name, take) => {
    const [a, b] = await createTwo();
    const bothHoldOne = createGate(2);
    let runs = 0;
    const run = (first: string, second: string) =>
      test.app.db.$transaction(async (tx) => {
        runs += 1;
        await take(tx, first);
        await bothHoldOne();
        await take(tx, second);
      });
    await Promise.all([run(a, b), run(b, a)]);
    expect(runs, 'one was ended and ran again').toBe(3);
  });

  it('gives up after a bounded number of tries, and never repeats another failure', async () => {
    let runs = 0;
    const failing = (error: Error) => {
      runs = 0;
      return retryConflicts(() => {
        runs += 1;
        return Promise.reject(error);
      });
    };
    const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' });
    await expect(failing(deadlock)).rejects.toBe(deadlock);
    expect(runs).toBe(5);
    await expect(failing(new Error('other'))).rejects.toThrow('other');
    expect(runs).toBe(1);
  });
});

describe('a database that cannot be asked is told from everything else', () => {
  const cut = () =>
    test.app.pool.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
  const failureOf = (run: Promise<unknown>) => run.then(() => null).catch((error: unknown) => error);

  it.each([
    ['a model query', (tx: Tx) => tx.organization.count()],
    ['raw SQL', (tx: Tx) => tx.$queryRaw`SELECT 1`],
  ])('cut under a transaction, met by %s', async (_name, next) => {
    const run = test.app.db.$transaction(async (tx) => {
      await tx.organization.count();
      await cut();
      await next(tx);
    });
    const error = await failureOf(run);
    expect(isUnavailable(error), String(error)).toBe(true);
    expect(isConflict(error)).toBe(false);
  });

  it('not there, or without a free connection in time', async () => {
    const nowhere = openDatabase({ url: 'postgresql://u:p@127.0.0.1:1/x' });
    expect(isUnavailable(await failureOf(nowhere.pool.query('SELECT 1')))).toBe(true);
    expect(isUnavailable(await failureOf(nowhere.prisma.organization.count()))).toBe(true);
    await nowhere.close();
    const narrow = openDatabase({ url: test.databaseUrl, poolSize: 1, maxWaitMs: 50 });
    const inner = narrow.prisma.$transaction(() =>
      narrow.prisma.$transaction((tx) => tx.organization.count()),
    );
    expect(isUnavailable(await failureOf(inner))).toBe(true);
    await narrow.close();
    expect(isUnavailable(await failureOf(test.app.pool.query('SELECT nonsense')))).toBe(false);
  });
});
