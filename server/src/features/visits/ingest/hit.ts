import type { Kind } from '@rupor/shared/visits/dimensions';
import { KINDS } from '@rupor/shared/visits/dimensions';
import { oneLine } from '../../../lib/one-line.ts';
import type { Agent } from './agent.ts';
import { readAddress } from './page-address.ts';

/** What a site's row says about counting. */
export interface SiteFacts {
  id: string;
  organizationId: string;
  number: number;
  mode: 'aggregate' | 'day' | 'consented';
  allowedHosts: readonly string[];
  isOwn: boolean;
  respectsDnt: boolean;
  timeZone: string;
}

/** What a page said, read and bounded. Nothing in it is an address, an agent or a time. */
export interface Said {
  kind: Kind;
  /** Of the page, in small letters, without port. */
  host: string;
  /** Without query and fragment: they may name people. */
  path: string;
  referrerHost: string;
  utm: { source: string; medium: string; campaign: string; content: string; term: string };
  /** Short link and bucket of our own that led here. */
  link: string;
  bucket: string;
  name: string;
  number: number | null;
  nonce: number | null;
  /** Only where the person agreed on the page. */
  consented: string;
}

/** One hit as it is kept until it is worked off: nothing in it is an address or an agent's own words. */
export interface Hit extends Omit<Said, 'consented'> {
  site: Pick<SiteFacts, 'number' | 'timeZone'>;
  at: number;
  agent: Agent;
  language: string;
  country: string;
  region: string;
  /** visitorId in digits; null where the site counts views alone. */
  visitor: string | null;
  /** The same visitor under the salt of the day before, while a visit of then may still go on. */
  before: string | null;
}

/** Longest address of a page and longest body that are read, characters. */
export const MAX_URL = 2_000;
export const MAX_BODY = 8_000;
const MAX_MARK = 100;

/** A page's message; null when it cannot be read. Its letters are short, because the script has to be. */
export function readSaid(body: unknown): Said | null {
  if (typeof body !== 'object' || body === null) return null;
  const { t, u, r, n, v, i, c } = body as Record<string, unknown>;
  const kind = t === undefined ? 'view' : t;
  if (typeof kind !== 'string' || !Object.hasOwn(KINDS, kind)) return null;
  if (typeof u !== 'string' || u.length > MAX_URL) return null;
  const address = readAddress(u);
  if (!address) return null;
  const referrer = typeof r === 'string' && r !== '' && r.length <= MAX_URL ? readAddress(r) : null;
  const number =
    typeof v === 'number' && Number.isFinite(v) ? Math.trunc(Math.min(Math.max(v, 0), 1e9)) : null;
  return {
    kind: kind as Kind,
    host: address.host,
    path: address.path,
    referrerHost: referrer?.host.slice(0, MAX_MARK) ?? '',
    ...readTags(u),
    name: typeof n === 'string' ? oneLine(n, MAX_MARK) : '',
    number,
    nonce: typeof i === 'number' && Number.isSafeInteger(i) && i >= 0 ? i : null,
    consented: typeof c === 'string' && /^[A-Za-z0-9_-]{8,64}$/.test(c) ? c : '',
  };
}

type Tags = Pick<Said, 'utm' | 'link' | 'bucket'>;

/** The same object wherever nothing is said. */
export const NO_UTM: Said['utm'] = { source: '', medium: '', campaign: '', content: '', term: '' };
const NO_TAGS: Tags = { utm: NO_UTM, link: '', bucket: '' };

function readTags(address: string): Tags {
  if (!address.includes('?')) return NO_TAGS;
  const said = new URLSearchParams(queryOf(address));
  const tag = (key: string) => {
    const text = said.get(key)?.trim() ?? '';
    return text === '' ? '' : oneLine(text, MAX_MARK);
  };
  const [link = '', bucket = ''] = tag('rl').split('.');
  return {
    utm: {
      source: tag('utm_source').toLowerCase(),
      medium: tag('utm_medium').toLowerCase(),
      campaign: tag('utm_campaign').toLowerCase(),
      content: tag('utm_content').toLowerCase(),
      term: tag('utm_term').toLowerCase(),
    },
    link: /^[A-Za-z0-9_-]{1,32}$/.test(link) ? link : '',
    bucket: /^[A-Za-z0-9_-]{1,32}$/.test(bucket) ? bucket : '',
  };
}

function queryOf(address: string): string {
  const fragment = address.indexOf('#');
  const whole = fragment === -1 ? address : address.slice(0, fragment);
  const query = whole.indexOf('?');
  return query === -1 ? '' : whole.slice(query + 1);
}
