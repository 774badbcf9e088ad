// The counter of one process: looks at each hit, refuses it under a name or keeps it until it is committed.
import { DAY_MS, MINUTE_MS } from '@rupor/shared/lib/durations';
import type { Refusal } from '@rupor/shared/visits/refusals';
import { VISIT_IDLE_MS } from '@rupor/shared/visits/visit-rule';
import pg from 'pg';
import type { Done } from '../../../lib/intake/group-commit.ts';
import { createIntake } from '../../../lib/intake/intake.ts';
import type { Logger } from '../../../lib/logger.ts';
import { type Agent, readAgent } from './agent.ts';
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

export type Taken = 'counted' | Refusal | Error;

export interface VisitCounter {
  siteOf: SiteOf;
  /** Resolves when it is committed to the intake, or with the reason why it was not counted. */
  count(site: SiteFacts, said: Said, carrier: Carrier): Promise<'counted' | Refusal>;
  /** The same for the door that is knocked at most; with an error it could not be written. */
  take(site: SiteFacts, said: Said, carrier: Carrier, done: (taken: Taken) => void): void;
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

  const refusalOf = (site: SiteFacts, said: Said, carrier: Carrier, agent: Agent): Refusal | null => {
    if (agent.isBot || carrier.isAhead) return 'bot';
    if (carrier.asksNotToBeFollowed && site.respectsDnt) return 'do_not_follow';
    if (carrier.isOwnPerson) return 'own_people';
    return isAllowedHost(site, said.host, carrier.originHost) ? null : 'unknown_host';
  };
  const hitOf = (site: SiteFacts, said: Said, { carrier, agent, at, salts }: Asking): Hit => {
    const place = placeOf?.(carrier.address) ?? NOWHERE;
    const { visitor, before } = visitorsOf(site, said, { carrier, agent, at, salts });
    return {
      site,
      at,
      agent,
      visitor,
      before,
      kind: said.kind,
      host: said.host,
      path: said.path,
      referrerHost: said.referrerHost,
      utm: said.utm,
      link: said.link,
      bucket: said.bucket,
      name: said.name,
      number: said.number,
      nonce: said.nonce,
      language: languageOf(carrier.languages),
      country: place.country,
      region: place.region,
    };
  };
  const take: VisitCounter['take'] = (site, said, carrier, done) => {
    const agent = readAgent(carrier.agent);
    const refusal = refusalOf(site, said, carrier, agent);
    if (refusal) return done(refuse(site, refusal));
    const at = now();
    const put = (salts: Salts) => {
      const hit = hitOf(site, said, { carrier, agent, at, salts });
      if (isOverLimit(`${site.number} ${hit.visitor ?? carrier.address}`))
        return done(refuse(site, 'over_limit'));
      if (!intake.put(hit, tellOf(done))) done(refuse(site, 'busy'));
    };
    const salts = saltsAt(at);
    if (salts instanceof Promise) salts.then(put).catch((error: Error) => done(error));
    else put(salts);
  };

  return {
    siteOf,
    refuse,
    take,
    count: (site, said, carrier) =>
      new Promise((resolve, reject) =>
        take(site, said, carrier, (taken) => (taken instanceof Error ? reject(taken) : resolve(taken))),
      ),
    settled: intake.settled,
    async close() {
      await intake.close();
      await refusals.drain();
      await pool.end();
    },
  };
}

/** Apart from everything else that a hit brings: it waits as long as the commit. */
function tellOf(done: (taken: Taken) => void): Done {
  return (error) => done(error === null ? 'counted' : (error as Error));
}

interface Asking {
  carrier: Carrier;
  agent: Agent;
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
