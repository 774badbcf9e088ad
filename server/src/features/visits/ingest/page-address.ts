import { oneLine } from '../../../lib/one-line.ts';
import { remembered } from '../../../lib/remembered.ts';

/** Where a page stands. */
export interface PageAddress {
  /** In small letters, without port. */
  host: string;
  /** Readable, without query and fragment: they may name people. */
  path: string;
}

/** As long as names of hosts may be. */
const MAX_HOST = 253;
const MAX_PATH = 300;
const KEPT = 4_000;
const MAX_KEPT_LENGTH = 200;
const readPage = remembered(parse, { most: KEPT, longest: MAX_KEPT_LENGTH });

/** null for what is no address of a page. Few pages are asked for most: those are remembered, without their queries. */
export function readAddress(text: string): PageAddress | null {
  return readPage(withoutQuery(text));
}

function withoutQuery(text: string): string {
  const query = text.indexOf('?');
  const address = query === -1 ? text : text.slice(0, query);
  const fragment = address.indexOf('#');
  return fragment === -1 ? address : address.slice(0, fragment);
}

function parse(page: string): PageAddress | null {
  if (!/^(https?|android-app):\/\//i.test(page) || !URL.canParse(page)) return null;
  const { hostname, pathname } = new URL(page);
  return hostname.length > MAX_HOST ? null : { host: hostname.toLowerCase(), path: readPath(pathname) };
}

/** /o-nas/ and /o-nas are one page. */
function readPath(pathname: string): string {
  const path = oneLine(decoded(pathname), MAX_PATH);
  return path.length > 1 && path.endsWith('/') ? path.replace(/\/+$/, '') || '/' : path || '/';
}

function decoded(pathname: string): string {
  if (!pathname.includes('%')) return pathname;
  try {
    return decodeURIComponent(pathname);
  } catch {
    // Stays as it was sent: a path that is no text is still a page.
    return pathname;
  }
}
