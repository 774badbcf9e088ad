import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { remembered } from '../../../lib/remembered.ts';
import { clientAddress } from './client-address.ts';

/** What the request itself says, never the page. */
export interface Carrier {
  address: string;
  agent: string;
  /** Accept-Language. */
  languages: string;
  asksNotToBeFollowed: boolean;
  /** Prefetch or preview: nobody looks at it. */
  isAhead: boolean;
  /** Host of the page by the browser's own word (Origin, else Referer); null where a browser would send none. */
  originHost: string | null;
  /** Of the organization, signed in. */
  isOwnPerson: boolean;
}

/** For visits, clicks, pages and forms alike. */
export function carrierOf(req: IncomingMessage, trustProxyHops: number): Carrier {
  const { headers } = req;
  return {
    address: clientAddress(req, trustProxyHops),
    agent: textOf(headers, 'user-agent'),
    languages: textOf(headers, 'accept-language'),
    asksNotToBeFollowed: headers.dnt === '1' || headers['sec-gpc'] === '1',
    isAhead: isAhead(headers),
    originHost: hostOf(textOf(headers, 'origin')) ?? hostOf(textOf(headers, 'referer')),
    isOwnPerson: isOwnPerson(headers),
  };
}

/** Prefetch or preview: nobody looks at it. */
export function isAhead(headers: IncomingHttpHeaders): boolean {
  return isAheadBy(headers.purpose) || isAheadBy(headers['sec-purpose']) || isAheadBy(headers['x-moz']);
}

function isAheadBy(purpose: string | string[] | undefined): boolean {
  return purpose !== undefined && /prefetch|prerender|preview/i.test(String(purpose));
}

/** Brings the cookie of somebody who is signed in: one of ours, whom no counter is about. */
export function isOwnPerson(headers: IncomingHttpHeaders): boolean {
  if (headers.cookie === undefined) return false;
  return /(?:^|;\s*)(?:__Host-)?rupor[._-]?session/i.test(textOf(headers, 'cookie'));
}

const KEPT = 2_000;
/** A browser names the same origin with every message of a page; whole addresses rarely come again. */
const MAX_KEPT_LENGTH = 60;

/** Host of an address, in small letters, without port; null when it is none. */
export const hostOf = remembered(
  (address) => (URL.canParse(address) ? new URL(address).hostname.toLowerCase() : null),
  { most: KEPT, longest: MAX_KEPT_LENGTH },
);

function textOf(headers: IncomingHttpHeaders, name: string): string {
  return String(headers[name] ?? '');
}
