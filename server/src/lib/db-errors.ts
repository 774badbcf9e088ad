// What a failed statement says about itself, whichever of the two ways it went: Prisma or our own pool.
import { setTimeout as wait } from 'node:timers/promises';

/** Tries of one transaction; the wait between them grows and differs, so that two do not meet again. */
const TRIES = 5;
const WAIT_MS = 20;

/** Prisma's code of a broken unique constraint. */
export function isUniqueViolation(error: unknown): boolean {
  return codeOf(error) === 'P2002';
}

/** Two transactions waited for each other: PostgreSQL ended this one, and nothing of it happened. */
export function isConflict(error: unknown): boolean {
  return namesOf(error).some((name) => CONFLICTS.has(name));
}

/** The database cannot be asked at this moment: no free connection, restart, network. Later it can. */
export function isUnavailable(error: unknown): boolean {
  return namesOf(error).some((name) => UNAVAILABLE.has(name) || /^08\d{3}$/.test(name));
}

const CONFLICTS = new Set(['P2034', '40P01', '40001']);
/** P2028: no connection or no end within the time of a transaction; 57P…: the server stops or starts. */
const UNAVAILABLE = new Set([
  ...['P1001', 'P1002', 'P1017', 'P2024', 'P2028', 'P2037', '53300', '57P01', '57P02', '57P03'],
  ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE'],
  ...['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'],
  // pg has no codes for these.
  'Connection terminated unexpectedly',
  'Connection terminated',
  'Client has encountered a connection error and is not queryable',
]);

/** Runs again what PostgreSQL ended in favour of another transaction. `run` must have no effect outside of it. */
export async function retryConflicts<T>(run: () => Promise<T>): Promise<T> {
  for (let turn = 1; ; turn += 1) {
    try {
      return await run();
    } catch (error) {
      if (turn === TRIES || !isConflict(error)) throw error;
      await wait(WAIT_MS * turn * (1 + Math.random()));
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Everything by which the error can be told: its own code and words, and the driver's that Prisma passes on. */
function namesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { meta } = error as { meta?: { driverAdapterError?: { cause?: Record<string, unknown> } } };
  const driver = meta?.driverAdapterError?.cause ?? {};
  return [codeOf(error), error.message, String(driver.originalCode ?? ''), String(driver.kind ?? '')];
}
