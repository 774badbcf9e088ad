// Counts clicks of short links. A click is committed before its answer leaves, and stands in rows and sums within a second;
// when it cannot be committed, the person is led on all the same and the click is told as missed, with its day, as soon as
// the database answers again.
import pg from 'pg';
import type { Done } from '../../lib/intake/group-commit.ts';
import { createIntake } from '../../lib/intake/intake.ts';
import type { Logger } from '../../lib/logger.ts';
import { sqlList } from '../../lib/sql-list.ts';
import { createTally, type Tally } from '../../lib/tally.ts';
import { momentOf } from '../visits/ingest/site-clock.ts';
import { createSalts, type Salts, visitorId } from '../visits/ingest/visitor.ts';
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
  /** Calls back once: when it is committed, missed, or after so long that nobody should wait longer. */
  click(link: KnownLink, clicker: Clicker, lead: () => void): void;
  /** Somebody or something that is no click. */
  look(link: KnownLink): void;
  /** Brings what is committed into the rows and sums that people see; it comes there by itself within a second. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** As it waits to be worked off. The visitor is a number of the day, in digits; the bucket letters and digits. */
type Click = [
  link: number,
  at: number,
  day: string,
  visitor: string | null,
  source: number,
  device: number,
  bucket: string,
];

interface Options {
  databaseUrl: string;
  logger: Logger;
  now: () => number;
}

const PATIENCE_MS = 1_500;
/** Its rows of the intake. */
const CLICKS_INTAKE = 'clicks';

export function createLinkCounter({ databaseUrl, logger, now }: Options): LinkCounter {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 4,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
  });
  pool.on('error', () => undefined);
  const saltsAt = createSalts(pool);
  const asides = createAsides(pool, logger);
  const intake = createIntake<Click>({
    ...{ pool, logger, now },
    kind: CLICKS_INTAKE,
    encode: (clicks) => JSON.stringify(clicks),
    work: (client, payloads) =>
      writeClicks(
        client,
        payloads.flatMap((one) => JSON.parse(one) as Click[]),
      ),
  });
  const dayOf = (link: KnownLink, at: number) => momentOf(at, link.timeZone).day;

  return {
    ...createLinkMemory(pool, now),
    click(link, { address, agent, source, device, bucket, asksNotToBeFollowed }, lead) {
      const at = now();
      const day = dayOf(link, at);
      const told = once(lead, (error) => {
        asides.add(`${link.number} ${day} missed`);
        logger.debug({ err: error }, 'a click was not counted');
      });
      const write = (salts: Salts | null) => {
        // Below zero: the numbers of links and of sites never meet in a hash.
        const visitor = salts && String(visitorId(salts.today, -link.number, address, agent));
        const click: Click = [link.number, at, day, visitor, source, device, bucket];
        if (!intake.put(click, told)) told(new Error('no room for a click'));
      };
      const salts = asksNotToBeFollowed ? null : saltsAt(at);
      if (salts instanceof Promise) salts.then(write, told);
      else write(salts);
    },
    look: (link) => asides.add(`${link.number} ${dayOf(link, now())} looks`),
    settled: intake.settled,
    async close() {
      await intake.close();
      await asides.drain();
      await pool.end();
    },
  };
}

async function writeClicks(client: pg.PoolClient, clicks: readonly Click[]): Promise<void> {
  await client.query({
    ...WRITE_CLICKS,
    values: [
      sqlList(clicks.map(([link]) => link)),
      sqlList(clicks.map(([, at]) => at)),
      sqlList(clicks.map(([, , day]) => day)),
      sqlList(clicks.map(([, , , visitor]) => visitor)),
      sqlList(clicks.map(([, , , , source]) => source)),
      sqlList(clicks.map(([, , , , , device]) => device)),
      sqlList(clicks.map(([, , , , , , bucket]) => `"${bucket}"`)),
    ],
  });
}

/** Leads on with the first of: told, or out of patience. What is told with an error was missed, however late. */
function once(lead: () => void, miss: (error: unknown) => void): Done {
  let isLed = false;
  const go = () => {
    if (isLed) return;
    isLed = true;
    clearTimeout(timer);
    lead();
  };
  const timer = setTimeout(go, PATIENCE_MS);
  return (error) => {
    if (error !== null) miss(error);
    go();
  };
}

/** Looks and missed clicks, by link and day. */
function createAsides(pool: pg.Pool, logger: Logger): Tally {
  return createTally({
    logger,
    what: 'looks at links',
    write(counts) {
      const rows = counts.map(([key, count]) => [...key.split(' '), count] as const);
      const counted = (kind: string) => rows.map(([, , of, count]) => (of === kind ? count : 0));
      const column = (at: 0 | 1) => rows.map((row) => row[at]);
      return pool.query(ADD_LOOKS, [column(0), column(1), counted('looks'), counted('missed')]);
    },
  });
}
