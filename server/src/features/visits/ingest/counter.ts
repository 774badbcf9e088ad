// The counter of one process: looks at each hit, refuses it under a name or keeps it until it is committed.
import { DAY_MS, MINUTE_MS } from '@rupor/shared/lib/durations';
import type { Refusal } from '@rupor/shared/visits/refusals';
import { VISIT_IDLE_MS } from '@rupor/shared/visits/visit-rule';
import pg from 'pg';
import { createIntake } from '../../../lib/intake/intake.ts';
import type { Logger } from '../../../lib/logger.ts';
import { readAgent } from './agent.ts';
import type { Carrier } from './carrier.ts';
import { decodeHits, encodeHits } from './chunk.ts';
import type { Hit, Said, SiteFacts } from './hit.ts';
import { createRefusalCounts } from './refusal-counts.ts';
import { createSites, type SiteOf } from './sites.ts';
import { consentedId, createSalts, type Salts, visitorId } from './visitor.ts';
import { createWords } from './words.ts';
import { createBatchWriter } from './write-batch.ts';

export interface Place {
  country: string;
  region: string;
}

export interface VisitCounter {
  siteOf: SiteOf;
  /** Resolves when it is committed to the intake, or with the reason why it was not counted. */
  count(site: SiteFacts, said: Said, carrier: Carrier): Promise<'counted' | Refusal>;
  refuse(site: SiteFacts, reason: Refusal): Refusal;
  /** Brings what is committed into the visits and sums that reports read; it comes there by itself within a second. */
  settled(): Promise<void>;
  /** Commits what was taken and closes its connections; takes nothing more. */
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
/** After midnight of the salts: the idle time that ends a visit, and as much for clocks that differ. */
const OVERLAP_MS = 2 * VISIT_IDLE_MS;
const NOWHERE: Place = { country: '', region: '' };
/** Its rows of the intake. */
export const VISITS_INTAKE = 'visits';
/** On tables with many partitions the plans for all values are good, and planning each time costs more than the work. */
const SESSION = '-c plan_cache_mode=force_generic_plan -c enable_hashjoin=off -c enable_mergejoin=off';

export function createVisitCounter({ databaseUrl, logger, now, placeOf }: Options): VisitCounter {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 5,
    options: SESSION,
    idleTimeoutMillis: 30_000,
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const siteOf = createSites(pool, now);
  const saltsAt = createSalts(pool);
  const refusals = createRefusalCounts(pool, logger);
  const write = createBatchWriter(createWords(pool, now));
  const intake = createIntake<Hit>({
    ...{ pool, logger, now, encode: encodeHits },
    kind: VISITS_INTAKE,
    work: (client, payloads) => write(client, payloads.flatMap(decodeHits)),
  });
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
      const salts = saltsAt(at);
      const { visitor, before } = visitorsOf(site, said, {
        ...{ carrier, at },
        salts: salts instanceof Promise ? await salts : salts,
      });
      if (isOverLimit(`${site.number} ${visitor ?? carrier.address}`)) return refuse(site, 'over_limit');
      const place = placeOf?.(carrier.address) ?? NOWHERE;
      const { kind, host, path, referrerHost, utm, link, bucket, name, number, nonce } = said;
      const done = intake.add({
        ...{ kind, host, path, referrerHost, utm, link, bucket, name, number, nonce },
        ...{ site, at, agent, visitor, before },
        language: languageOf(carrier.languages),
        country: place.country,
        region: place.region,
      });
      if (!done) return refuse(site, 'busy');
      await done;
      return 'counted';
    },
    settled: intake.settled,
    async close() {
      await intake.close();
      await refusals.drain();
      await pool.end();
    },
  };
}

interface Asking {
  carrier: Carrier;
  at: number;
  salts: Salts;
}

function visitorsOf(
  { mode, number }: SiteFacts,
  { consented }: Said,
  { carrier: { address, agent }, at, salts }: Asking,
): Pick<Hit, 'visitor' | 'before'> {
  if (mode === 'aggregate') return { visitor: null, before: null };
  if (mode === 'consented' && consented)
    return { visitor: String(consentedId(number, consented)), before: null };
  const idBy = (salt: string) => String(visitorId(salt, number, address, agent));
  // A visit that goes on over midnight takes the new name with its first hit after it.
  return { visitor: idBy(salts.today), before: at % DAY_MS < OVERLAP_MS ? idBy(salts.before) : null };
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
