import { findLinks } from '../posts/links.ts';

/** A text whose links are replaced where `shortOf` knows a short one. Same text and same links give the same text. */
export function replaceLinks(text: string, shortOf: (url: string) => string | undefined): string {
  let out = '';
  let from = 0;
  for (const { url, start, end } of findLinks(text)) {
    out += text.slice(from, start) + (shortOf(url) ?? url);
    from = end;
  }
  return out + text.slice(from);
}

/** utm_source of what goes out on a network: the dictionary's word where it has one. */
export function sourceOfNetwork(network: string): string {
  const words: Record<string, string> = { telegram: 'tg', wordpress: 'site', feed: 'site', webhook: 'site' };
  return words[network] ?? network.replace(/[^a-z0-9]+/g, '_');
}

const PRIVATE_HOST =
  /^(localhost|.*\.(localhost|local|lan|internal|home|test|invalid)|127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|0\.|\[)/;

/** Do people outside reach this address? Short links of posts are made only then. */
export function isPublicAddress(address: string | null): boolean {
  if (!address || !URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  return hostname.includes('.') && !PRIVATE_HOST.test(hostname);
}
