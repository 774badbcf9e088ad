// Counts clicks of short links. A click is written before its answer leaves; when it cannot be written, the person is led
// on all the same and the click is told as missed, with its day, as soon as the database answers again.
import pg from 'pg';
import { retryConflicts } from '../../lib/db-errors.ts';
import { createGroupCommit } from '../../lib/intake/group-commit.ts';
import type { Logger } from '../../lib/logger.ts';
import { momentOf } from '../visits/ingest/site-clock.ts';
import { createSalts, visitorId } from '../visits/ingest/visitor.ts';
import { createLinkMemory, type KnownLink, type LinkMemory } from './link-memory.ts';
import { ADD_LOOKS, WRITE_CLICKS } from './queries/clicks.sql.ts';

/** What the request says of its person; kept nowhere but as numbers. */
export interface Clicker {
  address: string;
  agent: string;
  asksNotToBeFollowed: boolean;
  source: number;
  device: number;
  bucket: string;
}

export interface LinkCounter extends LinkMemory {
  /** Resolves when it is committed, missed, or after so long that nobody should wait longer. Never rejects. */
  click(link: KnownLink, clicker: Clicker): Promise<void>;
  /** Somebody or something that is no click. */
  look(link: KnownLink): void;
  close(): Promise<void>;
}

interface Click {
  link: number;
  at: number;
  day: string;
  visitor: bigint | null;
  source: number;
  device: number;
  bucket: string;
}

interface Options {
  databaseUrl: string;
  logger: Logger;
  now: () => number;
}

const PATIENCE_MS = 1_500;
const FLUSH_MS = 1_000;

export function createLinkCounter({ databaseUrl, logger, now }: Options): LinkCounter {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 3,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const saltsAt = createSalts(pool);
  const asides = createAsides(pool, logger);
  const commit = createGroupCommit<Click>({
    write: (clicks) => retryConflicts(() => writeClicks(pool, clicks)),
    lanes: 2,
    maxBatch: 500,
    maxWaiting: 2_000,
  });
  const dayOf = (link: KnownLink, at: number) => momentOf(at, link.timeZone).day;

  const write = async (link: KnownLink, { address, agent, asksNotToBeFollowed, ...rest }: Clicker) => {
    const at = now();
    const salts = asksNotToBeFollowed ? null : await saltsAt(at);
    // Below zero: the numbers of links and of sites never meet in a hash.
    const visitor = salts && visitorId(salts.today, -link.number, address, agent);
    const done = commit.add({ ...rest, link: link.number, at, day: dayOf(link, at), visitor });
    if (!done) throw new Error('no room for a click');
    await done;
  };

  return {
    ...createLinkMemory(pool, now),
    async click(link, clicker) {
      const written = write(link, clicker).catch((error: unknown) => {
        asides.add(link.number, dayOf(link, now()), 'missed');
        logger.debug({ err: error }, 'a click was not counted');
      });
      await Promise.race([written, later(PATIENCE_MS, written)]);
    },
    look: (link) => asides.add(link.number, dayOf(link, now()), 'looks'),
    async close() {
      await commit.drain();
      await asides.drain();
      await pool.end();
    },
  };
}

async function writeClicks(pool: pg.Pool, clicks: readonly Click[]): Promise<void> {
  await pool.query({
    ...WRITE_CLICKS,
    values: [
      clicks.map(({ link }) => link),
      clicks.map(({ at }) => at),
      clicks.map(({ day }) => day),
      clicks.map(({ visitor }) => visitor),
      clicks.map(({ source }) => source),
      clicks.map(({ device }) => device),
      clicks.map(({ bucket }) => bucket),
    ],
  });
}

/** Resolves after `ms`, and leaves no timer behind when the other one was sooner. */
function later(ms: number, sooner: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    void sooner.then(() => clearTimeout(timer));
  });
}

/**
 * Looks and missed clicks, summed in memory for a second: a thousand previews cost one write. What could not be written
 * stays and is tried again; a crash may lose the last second of looks, and what was missed while the database was away.
 */
function createAsides(pool: pg.Pool, logger: Logger) {
  let counts = new Map<string, { link: number; day: string; looks: number; missed: number }>();
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();

  const add = (link: number, day: string, kind: 'looks' | 'missed', count = 1) => {
    const key = `${link} ${day}`;
    const row = counts.get(key) ?? { link, day, looks: 0, missed: 0 };
    row[kind] += count;
    counts.set(key, row);
    timer ??= setTimeout(() => {
      timer = null;
      running = running.then(flush);
    }, FLUSH_MS);
  };
  const flush = async () => {
    const rows = [...counts.values()].sort((a, b) => a.link - b.link || (a.day < b.day ? -1 : 1));
    counts = new Map();
    if (rows.length === 0) return;
    try {
      await pool.query(ADD_LOOKS, [
        rows.map(({ link }) => link),
        rows.map(({ day }) => day),
        rows.map(({ looks }) => looks),
        rows.map(({ missed }) => missed),
      ]);
    } catch (error) {
      logger.warn({ err: error }, 'looks at links wait for the database');
      for (const { link, day, looks, missed } of rows) {
        add(link, day, 'looks', looks);
        add(link, day, 'missed', missed);
      }
    }
  };
  return {
    add,
    async drain() {
      if (timer) clearTimeout(timer);
      await running;
      await flush();
      // What is still there waits for a database that does not come: the process may not wait with it.
      if (timer) clearTimeout(timer);
    },
  };
}
