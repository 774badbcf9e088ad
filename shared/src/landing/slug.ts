import { toUtmWord } from '../campaigns/utm-words.ts';

/** Addresses under /p/ that mean something else. */
const TAKEN = ['look', 'all'];

export function isSlug(slug: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) && slug.length <= 60 && !TAKEN.includes(slug);
}

/** «Вступай в профсоюз» → vstupaj-v-profsoyuz; never empty. */
export function slugOf(name: string): string {
  const slug = toUtmWord(name).replaceAll('_', '-').slice(0, 50).replace(/-+$/, '');
  return isSlug(slug) ? slug : 'stranica';
}

/** In small letters, without scheme, port and path; null when it is no host name. */
export function toHost(text: string): string | null {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/+$/, '');
  if (bare === '' || bare.length > 253 || /[/:?#@\s\\]/.test(bare) || !URL.canParse(`http://${bare}`))
    return null;
  const { hostname } = new URL(`http://${bare}`);
  return /^(?=.*[a-z])[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(hostname) ? hostname : null;
}
