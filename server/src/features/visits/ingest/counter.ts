// The counter of one process: looks at each hit, refuses it under a name or keeps it until it is committed.
import { DAY_MS } from '@rupor/shared/lib/durations';
import type { Refusal } from '@rupor/shared/visits/refusals';
import { VISIT_IDLE_MS } from '@rupor/shared/visits/visit-rule';
import type { Done } from '../../../lib/intake/group-commit.ts';
import { createIntake } from '../../../lib/intake/intake.ts';
import type { WorkThread } from '../../../lib/intake/thread.ts';
import type { Logger } from '../../../lib/logger.ts';
import { remembered } from '../../../lib/remembered.ts';
import { type Agent, readAgent } from './agent.ts';
import type { Carrier } from './carrier.ts';
import { encodeHits } from './chunk.ts';
import type { Hit, Said, SiteFacts } from './hit.ts';
import { createRecent, type Recent } from './recent.ts';
import { createRefusalCounts } from './refusal-counts.ts';
import { createSites, type SiteOf } from './sites.ts';
import { consentedId, createSalts, type Salts, visitorId } from './visitor.ts';
import { openVisitsPool, VISITS_INTAKE, workOffVisits } from './work-off-visits.ts';

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
  /** Works off what is accepted; without one it is done here. */
  thread?: WorkThread;
}

/** Hits of one visitor on one site within a minute: nobody reads faster. */
const MAX_IN_MINUTE = 120;
/** After midnight of the salts: the idle time that ends a visit, and as much for clocks that differ. */
const OVERLAP_MS = 2 * VISIT_IDLE_MS;
const NOWHERE: Place = { country: '', region: '' };
/** Two for accepting; the work, where it is done here, and what is asked for besides. */
const CONNECTIONS = 5;

export function createVisitCounter({ databaseUrl, logger, now, placeOf, thread }: Options): VisitCounter {
  const pool = openVisitsPool(databaseUrl, CONNECTIONS);
  const siteOf = createSites(pool, now);
  const saltsAt = createSalts(pool);
  const refusals = createRefusalCounts(pool, logger);
  const intake = createIntake<Hit>({
    ...{ pool, logger, now, kind: VISITS_INTAKE, encode: encodeHits },
    workOff: thread?.workOff(VISITS_INTAKE) ?? workOffVisits({ pool, logger, now }),
  });
  const recent = createRecent<Known>();

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
  const put = (asking: Asking, done: (taken: Taken) => void) => {
    const known = knownOf(recent, asking);
    known.hits += 1;
    if (known.hits > MAX_IN_MINUTE) return done(refuse(asking.site, 'over_limit'));
    const place = placeOf?.(asking.carrier.address) ?? NOWHERE;
    if (!intake.put(hitOf(asking, known, place), tellOf(done))) done(refuse(asking.site, 'busy'));
  };
  const take: VisitCounter['take'] = (site, said, carrier, done) => {
    const agent = readAgent(carrier.agent);
    const refusal = refusalOf(site, said, carrier, agent);
    if (refusal) return done(refuse(site, refusal));
    const at = now();
    const salts = saltsAt(at);
    if (salts instanceof Promise)
      salts
        .then((read) => put({ site, said, carrier, agent, at, salts: read }, done))
        .catch((error: Error) => done(error));
    else put({ site, said, carrier, agent, at, salts }, done);
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
  site: SiteFacts;
  said: Said;
  carrier: Carrier;
  agent: Agent;
  at: number;
  salts: Salts;
}

/** A visitor of this minute. */
interface Known extends Pick<Hit, 'visitor' | 'before'> {
  hits: number;
}

function knownOf(recent: Recent<Known>, { site, said, carrier, at, salts }: Asking): Known {
  const { mode, number } = site;
  const isByName = mode === 'consented' && said.consented !== '';
  // Where nobody is known the limit is one of addresses.
  const agent = mode === 'aggregate' || isByName ? '' : carrier.agent;
  const who = isByName ? `${number} ${said.consented}` : `${number} ${carrier.address}`;
  const before = recent.get(at, agent, who);
  if (before) return before;
  const known = { ...visitorsOf({ number, mode, isByName }, said, { carrier, at, salts }), hits: 0 };
  recent.set(agent, who, known);
  return known;
}

function visitorsOf(
  { mode, number, isByName }: Pick<SiteFacts, 'mode' | 'number'> & { isByName: boolean },
  { consented }: Said,
  { carrier: { address, agent }, at, salts }: Pick<Asking, 'carrier' | 'at' | 'salts'>,
): Pick<Hit, 'visitor' | 'before'> {
  if (mode === 'aggregate') return { visitor: null, before: null };
  if (isByName) return { visitor: String(consentedId(number, consented)), before: null };
  const idBy = (salt: string) => String(visitorId(salt, number, address, agent));
  // A visit that goes on over midnight takes the new name with its first hit after it.
  return { visitor: idBy(salts.today), before: at % DAY_MS < OVERLAP_MS ? idBy(salts.before) : null };
}

function hitOf({ site, said, carrier, agent, at }: Asking, known: Known, place: Place): Hit {
  return {
    site,
    at,
    agent,
    visitor: known.visitor,
    before: known.before,
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
}

/** The page's own word has to agree with the browser's, and both with the site. */
function isAllowedHost({ allowedHosts, isOwn }: SiteFacts, host: string, originHost: string | null): boolean {
  if (originHost !== null && originHost !== host) return false;
  return isOwn || allowedHosts.some((allowed) => host === allowed || host === `www.${allowed}`);
}

/** ru of ru-RU,ru;q=0.9. */
const languageOf = remembered((header) => /^[a-z]{2,3}/i.exec(header.trim())?.[0]?.toLowerCase() ?? '', {
  most: 1_000,
});
