import { readCodePath } from './code.ts';

export const MAX_TARGET = 2_000;

/** Each has its sentence in common:fieldErrors.target_…. */
export type TargetProblem = 'empty' | 'too_long' | 'not_http' | 'signs' | 'password' | 'no_host' | 'own_link';

export type ReadTarget = { url: string; host: string; problem: null } | { problem: TargetProblem };

/** Control characters, spaces, marks that turn or hide text, backslashes: nothing that a person means in an address. */
const BAD_SIGNS = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\\]/u;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/**
 * Where a short link may lead: an address of the web (http or https), whole, without a name and password in it, and none
 * of our own short links (`ownHosts`: host names without port), which could go round for ever. What is not refused is
 * given as it will stand in the Location header: ASCII, as the browser reads it.
 */
export function readTarget(text: string, ownHosts: readonly string[]): ReadTarget {
  const given = text.trim();
  if (given === '') return { problem: 'empty' };
  if (given.length > MAX_TARGET) return { problem: 'too_long' };
  if (BAD_SIGNS.test(given)) return { problem: 'signs' };
  if (given.startsWith('/')) return { problem: 'no_host' };
  const whole = SCHEME.test(given) ? given : `https://${given}`;
  if (!/^https?:\/\/[^/]/i.test(whole)) return { problem: 'not_http' };
  if (!URL.canParse(whole)) return { problem: 'no_host' };
  const url = new URL(whole);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { problem: 'not_http' };
  if (url.username !== '' || url.password !== '' || /^https?:\/\/[^/?#]*@/i.test(whole))
    return { problem: 'password' };
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  if (!/[.:]/.test(host)) return { problem: 'no_host' };
  if (url.href.length > MAX_TARGET) return { problem: 'too_long' };
  if (ownHosts.includes(host) && codeInPath(url.pathname) !== null) return { problem: 'own_link' };
  return { url: url.href, host, problem: null };
}

/**
 * The code that a path would be one of our short links by, however it is written; '' for /l/ with anything else behind
 * it; null for other paths. Whoever knows the codes refuses them on every host.
 */
export function codeInPath(pathname: string): string | null {
  let path = pathname;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    // What cannot be read stays as it is.
    path = pathname;
  }
  const flat = path.replace(/\/+/g, '/').toLowerCase();
  if (flat !== '/l' && !flat.startsWith('/l/')) return null;
  return readCodePath(flat)?.code ?? '';
}

/** The target with the mark by which the counter of its page knows the link: rl=CODE.BUCKET; an older mark is replaced. */
export function markTarget(target: string, { code, bucket }: { code: string; bucket: string }): string {
  const url = new URL(target);
  url.searchParams.set('rl', bucket === '' ? code : `${code}.${bucket}`);
  return url.href;
}
