// Counts clicks of short links. A click is committed before its answer leaves, and stands in rows and sums within a second;
// when it cannot be committed, the person is led on all the same and the click is told as missed, with its day, as soon as
// the database answers again.
import type pg from 'pg';
import type { Done } from '../../lib/intake/group-commit.ts';
import { createIntake } from '../../lib/intake/intake.ts';
import type { WorkThread } from '../../lib/intake/thread.ts';
import type { Logger } from '../../lib/logger.ts';
import { createPatience } from '../../lib/patience.ts';
import { createTally, type Tally } from '../../lib/tally.ts';
import { createRecent, type Recent } from '../visits/ingest/recent.ts';
import { momentOf } from '../visits/ingest/site-clock.ts';
import { createSalts, type Salts, visitorId } from '../visits/ingest/visitor.ts';
import { createLinkMemory, type KnownLink, type LinkMemory } from './link-memory.ts';
import { ADD_LOOKS } from './queries/clicks.sql.ts';
import { CLICKS_INTAKE, type Click, openClicksPool, workOffClicks } from './work-off-clicks.ts';

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

interface Options {
  databaseUrl: string;
  logger: Logger;
  now: () => number;
  /** Works off what is accepted; without one it is done here. */
  thread?: WorkThread;
}

const PATIENCE_MS = 1_500;
/** Two for accepting, one for the work where it is done here, one for links. */
const CONNECTIONS = 4;

export function createLinkCounter({ databaseUrl, logger, now, thread }: Options): LinkCounter {
  const pool = openClicksPool(databaseUrl, CONNECTIONS);
  const saltsAt = createSalts(pool);
  const asides = createAsides(pool, logger);
  const intake = createIntake<Click>({
    ...{ pool, logger, now, kind: CLICKS_INTAKE },
    encode: (clicks) => JSON.stringify(clicks),
    workOff: thread?.workOff(CLICKS_INTAKE) ?? workOffClicks({ pool, logger }),
  });
  const patience = createPatience(PATIENCE_MS);
  const recent = createRecent<string>();
  const dayOf = (link: KnownLink, at: number) => momentOf(at, link.timeZone).day;
  /** Leads on with the first of: told, or out of patience. What is told with an error was missed, however late. */
  const tellOf = (link: KnownLink, at: number, lead: () => void): Done => {
    const wait = patience.begin(lead);
    return (error) => {
      if (error !== null) {
        asides.add(`${link.number} ${dayOf(link, at)} missed`);
        logger.debug({ err: error }, 'a click was not counted');
      }
      patience.end(wait);
    };
  };
  const put = (clicked: Clicked, told: Done) => {
    const { link, clicker, at } = clicked;
    const { source, device, bucket } = clicker;
    const visitor = visitorOf(recent, clicked);
    const click: Click = [link.number, at, dayOf(link, at), visitor, source, device, bucket];
    if (!intake.put(click, told)) told(new Error('no room for a click'));
  };

  return {
    ...createLinkMemory(pool, now),
    click(link, clicker, lead) {
      const at = now();
      const salts = clicker.asksNotToBeFollowed ? null : saltsAt(at);
      const told = tellOf(link, at, lead);
      if (salts instanceof Promise) salts.then((read) => put({ link, clicker, at, salts: read }, told), told);
      else put({ link, clicker, at, salts }, told);
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

interface Clicked {
  link: KnownLink;
  clicker: Clicker;
  at: number;
  /** null: is not to be told apart. */
  salts: Salts | null;
}

function visitorOf(recent: Recent<string>, { link, clicker, at, salts }: Clicked): string | null {
  if (!salts) return null;
  const { address, agent } = clicker;
  const who = `${link.number} ${address}`;
  const before = recent.get(at, agent, who);
  if (before !== undefined) return before;
  // Below zero: the numbers of links and of sites never meet in a hash.
  const visitor = String(visitorId(salts.today, -link.number, address, agent));
  recent.set(agent, who, visitor);
  return visitor;
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
