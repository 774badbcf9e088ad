// Where an application came from: the last tagged visit, and the first one beside it. From the marks of the page's own
// address, and from the visitor's own visits of the last 48 hours; nothing of the visitor is kept with the application.
import { SOURCE_GROUPS, sourceGroupOf } from '@rupor/shared/visits/source-group';
import type { Pool } from 'pg';
import type { Carrier } from '../visits/ingest/carrier.ts';
import { readSaid } from '../visits/ingest/hit.ts';
import { type Salts, visitorId } from '../visits/ingest/visitor.ts';
import { type KnownVisit, listKnownVisits } from './queries/known-visits.sql.ts';

const KNOWN_FOR_MS = 48 * 3_600_000;

export interface Touches {
  first: KnownVisit | null;
  last: KnownVisit | null;
}

interface Arrival {
  /** https://host/f/KEY?utm_source=…: where the form was opened, with its marks. */
  pageUrl: string;
  carrier: Carrier;
  at: Date;
  site: { number: number; mode: 'aggregate' | 'day' | 'consented'; respectsDnt: boolean };
  salts: Salts;
}

export async function findTouches(pool: Pool, arrival: Arrival): Promise<Touches> {
  const own = touchOfPage(arrival.pageUrl, arrival.at);
  const visits = (await visitsOf(pool, arrival)).filter(isKnown);
  const tagged = visits.filter(({ isTagged }) => isTagged);
  const [oldest] = tagged.length > 0 ? tagged : visits;
  // Tags say more than a referrer; of equal ones the later says more.
  const last = own ?? tagged.at(-1) ?? visits.at(-1) ?? null;
  return { first: oldest ?? last, last };
}

async function visitsOf(pool: Pool, { carrier, site, salts, at }: Arrival): Promise<KnownVisit[]> {
  const isHidden = site.mode === 'aggregate' || (carrier.asksNotToBeFollowed && site.respectsDnt);
  if (isHidden) return [];
  const visitors = [salts.today, salts.before].map((salt) =>
    visitorId(salt, site.number, carrier.address, carrier.agent),
  );
  const from = new Date(at.getTime() - KNOWN_FOR_MS);
  return listKnownVisits(pool, { site: site.number, from, to: at, visitors });
}

function isKnown({ isTagged, source }: KnownVisit): boolean {
  return isTagged || (source !== SOURCE_GROUPS.unknown && source !== SOURCE_GROUPS.inside);
}

/** null where the page's address has no marks. */
function touchOfPage(pageUrl: string, at: Date): KnownVisit | null {
  const said = readSaid({ u: pageUrl });
  if (!said) return null;
  const { utm, link, bucket, host } = said;
  if (!utm.source && !utm.campaign && !link) return null;
  const group = sourceGroupOf({
    referrerHost: null,
    host,
    utmSource: utm.source || null,
    utmMedium: utm.medium || null,
  });
  return {
    at,
    source: SOURCE_GROUPS[group],
    utmSource: utm.source,
    utmMedium: utm.medium,
    utmCampaign: utm.campaign,
    utmContent: utm.content,
    link,
    bucket,
    isTagged: true,
  };
}
