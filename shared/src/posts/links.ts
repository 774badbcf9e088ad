/** A link in a text; `start` and `end` are UTF-16 indices. */
export interface Link {
  url: string;
  start: number;
  end: number;
}

const LINK = /https?:\/\/[^\s<>"«»„“”]+/giu;
/** What people type after a link and do not mean as its part. */
const TAIL = /[.,;:!?…'’*_~]+$/u;

/** Links with their scheme, in order. Bare domains are text: networks disagree on them. */
export function findLinks(text: string): Link[] {
  const links: Link[] = [];
  for (const match of text.matchAll(LINK)) {
    const url = trimTail(match[0]);
    if (URL.canParse(url)) links.push({ url, start: match.index, end: match.index + url.length });
  }
  return links;
}

/** Brackets around a link are not its part, brackets inside it are. */
function trimTail(raw: string): string {
  let url = raw;
  for (;;) {
    const before = url;
    url = url.replace(TAIL, '');
    for (const [open, close] of [
      ['(', ')'],
      ['[', ']'],
    ] as const)
      if (url.endsWith(close) && url.split(close).length > url.split(open).length) url = url.slice(0, -1);
    if (url === before) return url;
  }
}
