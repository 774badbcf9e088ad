import type { ShortLink } from '@rupor/shared/links/contract';

/** What people call a link: its name, its place, the post it stands in, else where it leads. */
export function nameOf({
  title,
  place,
  post,
  target,
}: Pick<ShortLink, 'title' | 'place' | 'post' | 'target'>): string {
  if (place !== '') return title === '' ? place : `${title}: ${place}`;
  return title || (post?.title ?? '') || addressOf(target);
}

/** Host and path as people read them: no scheme, no tags. */
export function addressOf(target: string): string {
  if (!URL.canParse(target)) return target;
  const { hostname, pathname } = new URL(target);
  const path = pathname === '/' ? '' : decode(pathname);
  return `${hostname.replace(/^www\./, '')}${path}`;
}

/** https://rupor.example/l/bcdfghj → rupor.example/l/bcdfghj */
export function bareUrl(url: string): string {
  return url.replace(/^https?:\/\//, '');
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // Stays as it is in the address.
    return path;
  }
}
