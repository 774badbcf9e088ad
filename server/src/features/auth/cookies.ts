// Cookies of this instance. Over https they are Secure and carry the __Host- prefix; over plain http on a LAN they
// cannot, because browsers would drop them.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Config } from '../../config.ts';
import { deriveSecret } from '../../lib/crypto.ts';

export type CookieKind = 'session' | 'device' | 'two_factor';

export function isHttps(config: Config): boolean {
  return config.publicUrl?.startsWith('https:') ?? false;
}

export function cookieName(config: Config, kind: CookieKind): string {
  return `${isHttps(config) ? '__Host-' : ''}rupor.${kind}`;
}

export function authSecret(config: Config): string {
  return deriveSecret(config.secrets[0], 'auth');
}

/** Value of one cookie of a request, decoded; null when absent. */
export function readCookie(headers: Headers, name: string): string | null {
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return decode(part.slice(at + 1).trim());
  }
  return null;
}

function decode(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** The form better-auth signs its cookies in: `value.base64(HMAC-SHA256)`, percent-encoded. */
export function signValue(config: Config, value: string): string {
  return encodeURIComponent(`${value}.${mac(config, value)}`);
}

/** The signed value of a cookie; null when it is absent or not ours. */
export function readSignedCookie(config: Config, headers: Headers, kind: CookieKind): string | null {
  const signed = readCookie(headers, cookieName(config, kind));
  const at = signed?.lastIndexOf('.') ?? -1;
  if (!signed || at < 1) return null;
  const value = signed.slice(0, at);
  const given = Buffer.from(signed.slice(at + 1));
  const wanted = Buffer.from(mac(config, value));
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? value : null;
}

function mac(config: Config, value: string): string {
  return createHmac('sha256', authSecret(config)).update(value).digest('base64');
}

/** A Set-Cookie line. `maxAgeSeconds` 0 removes the cookie. */
export function cookieLine(config: Config, kind: CookieKind, value: string, maxAgeSeconds: number): string {
  const secure = isHttps(config) ? '; Secure' : '';
  return `${cookieName(config, kind)}=${value}; Max-Age=${maxAgeSeconds}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}
