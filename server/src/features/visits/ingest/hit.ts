import type { Kind } from '@rupor/shared/visits/dimensions';
import { KINDS } from '@rupor/shared/visits/dimensions';
import type { Agent } from './agent.ts';

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
  nonce: bigint | null;
  /** Only where the person agreed on the page. */
  consented: string;
}

/** One hit, ready to be written. */
export interface Hit extends Said {
  site: SiteFacts;
  at: number;
  agent: Agent;
  language: string;
  country: string;
  region: string;
  /** null where the site counts views alone. */
  visitor: bigint | null;
  /** The same visitor under the salt of the day before. */
  before: bigint | null;
}

/** Longest address of a page and longest body that are read, characters. */
export const MAX_URL = 2_000;
export const MAX_BODY = 8_000;
const MAX_PATH = 300;
const MAX_MARK = 100;

/** A page's message; null when it cannot be read. Its letters are short, because the script has to be. */
export function readSaid(body: unknown): Said | null {
  if (typeof body !== 'object' || body === null) return null;
  const { t, u, r, n, v, i, c } = body as Record<string, unknown>;
  const kind = t === undefined ? 'view' : t;
  if (typeof kind !== 'string' || !Object.hasOwn(KINDS, kind)) return null;
  if (typeof u !== 'string' || u.length > MAX_URL) return null;
  const url = readUrl(u);
  if (!url) return null;
  const referrer = typeof r === 'string' && r.length <= MAX_URL ? readUrl(r) : null;
  const number =
    typeof v === 'number' && Number.isFinite(v) ? Math.trunc(Math.min(Math.max(v, 0), 1e9)) : null;
  const mark = (key: string) => (url.searchParams.get(key) ?? '').trim().slice(0, MAX_MARK);
  const [link = '', bucket = ''] = mark('rl').split('.');
  return {
    kind: kind as Kind,
    host: url.hostname.toLowerCase(),
    path: readPath(url),
    referrerHost: referrer?.hostname.toLowerCase().slice(0, MAX_MARK) ?? '',
    utm: {
      source: mark('utm_source').toLowerCase(),
      medium: mark('utm_medium').toLowerCase(),
      campaign: mark('utm_campaign').toLowerCase(),
      content: mark('utm_content').toLowerCase(),
      term: mark('utm_term').toLowerCase(),
    },
    link: /^[A-Za-z0-9_-]{1,32}$/.test(link) ? link : '',
    bucket: /^[A-Za-z0-9_-]{1,32}$/.test(bucket) ? bucket : '',
    name: typeof n === 'string' ? clean(n).slice(0, MAX_MARK) : '',
    number,
    nonce: typeof i === 'number' && Number.isSafeInteger(i) && i >= 0 ? BigInt(i) : null,
    consented: typeof c === 'string' && /^[A-Za-z0-9_-]{8,64}$/.test(c) ? c : '',
  };
}

function readUrl(text: string): URL | null {
  if (!/^(https?|android-app):\/\//i.test(text) || !URL.canParse(text)) return null;
  return new URL(text);
}

/** Readable, without a slash at its end: /o-nas/ and /o-nas are one page. */
function readPath({ pathname }: URL): string {
  let path = pathname;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    // Stays as it was sent: a path that is no text is still a page.
    path = pathname;
  }
  path = clean(path).slice(0, MAX_PATH);
  return path.length > 1 ? path.replace(/\/+$/, '') || '/' : '/';
}

/** Control characters would break tables and files; PostgreSQL refuses the zero. */
function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '');
}
