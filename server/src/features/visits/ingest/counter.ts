// The counter of one process: looks at each hit, refuses it under a name or keeps it until it is committed.
import type { Refusal } from '@rupor/shared/visits/refusals';
import pg from 'pg';
import type { Logger } from '../../../lib/logger.ts';
import { readAgent } from './agent.ts';
import type { Carrier } from './carrier.ts';
import { createGroupCommit } from './group-commit.ts';
import type { Hit, Said, SiteFacts } from './hit.ts';
import { createRefusalCounts } from './refusal-counts.ts';
import { createSites } from './sites.ts';
import { consentedId, createSalts, type Salts, visitorId } from './visitor.ts';
import { createWords } from './words.ts';
import { createBatchWriter } from './write-batch.ts';

export interface Place {
  country: string;
  region: string;
}

export interface VisitCounter {
  siteOf(key: string): Promise<SiteFacts | null>;
  /** Resolves when it is committed, or with the reason why it was not counted. */
  count(site: SiteFacts, said: Said, carrier: Carrier): Promise<'counted' | Refusal>;
  refuse(site: SiteFacts, reason: Refusal): Refusal;
  /** Writes what was taken and closes its connections; takes nothing more. */
  close(): Promise<void>;
}

interface Options {
  databaseUrl: string;
  logger: Logger;
  now: () => number;
  /** From a database that the owner has installed; without one nothing is known. */
  placeOf?: (address: string) => Place;
}

/** Hits of one visitor on one site within a minute: nobody reads faster. */
const MAX_IN_MINUTE = 120;
const MAX_COUNTED = 200_000;
const MINUTE_MS = 60_000;
/** On tables with many partitions the plans for all values are good, and planning each time costs more than the work. */
const SESSION = '-c plan_cache_mode=force_generic_plan -c enable_hashjoin=off -c enable_mergejoin=off';

export function createVisitCounter({ databaseUrl, logger, now, placeOf }: Options): VisitCounter {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 4,
    options: SESSION,
    idleTimeoutMillis: 30_000,
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const siteOf = createSites(pool, now);
  const saltsAt = createSalts(pool);
  const refusals = createRefusalCounts(pool, logger);
  const write = createBatchWriter(pool, createWords(pool, now));
  const commit = createGroupCommit<Hit>({ write, lanes: 2, maxBatch: 500, maxWaiting: 2_000 });
  const isOverLimit = limitPerMinute(now);

  const refuse = (site: SiteFacts, reason: Refusal) => {
    refusals.add(site, now(), reason);
    return reason;
  };

  return {
    siteOf,
    refuse,
    async count(site, said, carrier) {
      const agent = readAgent(carrier.agent);
      if (agent.isBot || carrier.isAhead) return refuse(site, 'bot');
      if (carrier.asksNotToBeFollowed && site.respectsDnt) return refuse(site, 'do_not_follow');
      if (carrier.isOwnPerson) return refuse(site, 'own_people');
      if (!isAllowedHost(site, said.host, carrier.originHost)) return refuse(site, 'unknown_host');
      const at = now();
      const names = await visitorsOf(site, said, { carrier, salts: await saltsAt(at) });
      if (isOverLimit(`${site.number} ${names.visitor ?? carrier.address}`))
        return refuse(site, 'over_limit');
      const done = commit.add({
        ...said,
        ...names,
        site,
        at,
        agent,
        language: languageOf(carrier.languages),
        ...(placeOf?.(carrier.address) ?? { country: '', region: '' }),
      });
      if (!done) return refuse(site, 'busy');
      await done;
      return 'counted';
    },
    async close() {
      await commit.drain();
      await refusals.drain();
      await pool.end();
    },
  };
}

async function visitorsOf(
  { mode, number }: SiteFacts,
  { consented }: Said,
  { carrier, salts }: { carrier: Carrier; salts: Salts },
): Promise<Pick<Hit, 'visitor' | 'before'>> {
  if (mode === 'aggregate') return { visitor: null, before: null };
  if (mode === 'consented' && consented) return { visitor: consentedId(number, consented), before: null };
  const { address, agent } = carrier;
  return {
    visitor: visitorId(salts.today, number, address, agent),
    before: visitorId(salts.before, number, address, agent),
  };
}

/** The page's own word has to agree with the browser's, and both with the site. */
function isAllowedHost({ allowedHosts, isOwn }: SiteFacts, host: string, originHost: string | null): boolean {
  if (originHost !== null && originHost !== host) return false;
  return isOwn || allowedHosts.some((allowed) => host === allowed || host === `www.${allowed}`);
}

/** ru of ru-RU,ru;q=0.9. */
function languageOf(header: string): string {
  return /^[a-z]{2,3}/i.exec(header.trim())?.[0]?.toLowerCase() ?? '';
}

function limitPerMinute(now: () => number): (visitor: string) => boolean {
  let minute = 0;
  let counts = new Map<string, number>();
  return (visitor) => {
    const current = Math.floor(now() / MINUTE_MS);
    if (current !== minute || counts.size > MAX_COUNTED) {
      minute = current;
      counts = new Map();
    }
    const count = (counts.get(visitor) ?? 0) + 1;
    counts.set(visitor, count);
    return count > MAX_IN_MINUTE;
  };
}
