import { setFlagsFromString } from 'node:v8';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../generated/prisma/client.ts';
import { retryConflicts } from './db-errors.ts';
import './lost-connections.ts';

export type Db = PrismaClient;
/** The client inside an interactive transaction. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

export interface Database {
  prisma: Db;
  /** For hand-written SQL (claims, analytics); same limits, own connections. */
  pool: pg.Pool;
  close(): Promise<void>;
}

interface Options {
  url: string;
  /** Connections of each of the two pools. */
  poolSize?: number;
  /** A transaction waits this long for a connection: a classroom saves at once on one small machine. */
  maxWaitMs?: number;
}

// Prisma writes its SQL in WebAssembly. V8 would compile that anew for speed within the first seconds, on every core, which
// is a quarter of what a start costs; with a larger budget it does so for what really runs often.
setFlagsFromString('--wasm-tiering-budget=100000000');

/** Two pools on one database: Prisma's and ours. */
export function openDatabase({ url, poolSize = 10, maxWaitMs = 10_000 }: Options): Database {
  const prisma = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: poolSize }),
    transactionOptions: { maxWait: maxWaitMs, timeout: 20_000 },
  });
  const transaction = prisma.$transaction.bind(prisma) as (...input: unknown[]) => Promise<unknown>;
  // Every interactive transaction, in one place. So none may have an effect outside of the database.
  Object.assign(prisma, {
    $transaction: (...input: unknown[]) => retryConflicts(() => transaction(...input)),
  });
  const pool = new pg.Pool({ connectionString: url, max: poolSize });
  // An idle connection that dies (database restart) must not end the process; the next query opens a new one.
  pool.on('error', () => undefined);
  return {
    prisma,
    pool,
    async close() {
      await Promise.allSettled([prisma.$disconnect(), pool.end()]);
    },
  };
}
