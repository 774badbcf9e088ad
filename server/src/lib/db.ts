import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../generated/prisma/client.ts';

export type Db = PrismaClient;
/** The client inside an interactive transaction. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

export interface Database {
  prisma: Db;
  /** For hand-written SQL (claims, analytics); same limits, own connections. */
  pool: pg.Pool;
  close(): Promise<void>;
}

/** Two pools on one database: Prisma's and ours. `poolSize` is for each. */
export function openDatabase({ url, poolSize = 10 }: { url: string; poolSize?: number }): Database {
  const prisma = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: poolSize }),
    // A classroom saves at once on one small machine: better wait for a connection than answer 500.
    transactionOptions: { maxWait: 10_000, timeout: 20_000 },
  });
  const pool = new pg.Pool({ connectionString: url, max: poolSize });
  // An idle connection that dies (database restart) must not end the process; the next query opens a new one.
  pool.on('error', () => undefined);
  // Neither must one that dies while somebody holds it: its next query fails, and that is where it is handled.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    prisma,
    pool,
    async close() {
      await Promise.allSettled([prisma.$disconnect(), pool.end()]);
    },
  };
}
