// The small subset of HTML that a person may write where a network shows formatting. One reader for the counter, the
// preview and what is sent, so that all three agree. Whatever is not a well-formed pair of known tags stays text.

import { findLinks } from './links.ts';

export type MarkupKind =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strikethrough'
  | 'code'
  | 'blockquote'
  | 'text_link';

/** A stretch of the visible text; `offset` and `length` are UTF-16 units of it. `url` only for `text_link`. */
export interface MarkupEntity {
  type: MarkupKind;
  offset: number;
  length: number;
  url?: string;
}

export interface Markup {
  /** What readers see. */
  text: string;
  /** In order of their start, the outer one first. */
  entities: MarkupEntity[];
  /** Tags that look meant and are not: without their other half, or with an address that is none. They stay text. */
  broken: string[];
  /** For each UTF-16 unit of `text`, where it stands in the source; one more for the end. */
  sources: number[];
}

const KINDS: Record<string, MarkupKind> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  s: 'strikethrough',
  code: 'code',
  blockquote: 'blockquote',
  a: 'text_link',
};
const CHARACTERS: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
const TAG = /<(\/?)(blockquote|strong|code|em|[abius])(\s+href\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'))?\s*>/giy;
const CHARACTER = /&(?:lt|gt|quot|amp);/y;

interface Tag {
  at: number;
  end: number;
  name: string;
  closes: boolean;
  url: string | null;
  partner: Tag | null;
}

/**
 * Reads `<b> <i> <u> <s> <code> <blockquote> <a href="https://…">` (also strong, em) and the characters
 * `&lt; &gt; &amp; &quot;`. Links lead to http, https, mailto or tg addresses only. Nothing stands inside `<code>`,
 * no quote inside a quote, no link inside a link. Never throws.
 */
export function readMarkup(source: string): Markup {
  const tags = findTags(source);
  pairUp(tags);
  const out: Markup = { text: '', entities: [], broken: [], sources: [] };
  const starts = new Map<Tag, MarkupEntity>();
  let at = 0;
  for (const tag of tags) {
    copyText(source, at, tag.at, out);
    at = tag.at;
    if (!tag.partner) {
      out.broken.push(source.slice(tag.at, tag.end));
      continue;
    }
    at = tag.end;
    if (!tag.closes) starts.set(tag, openEntity(tag, out));
    else {
      const entity = starts.get(tag.partner);
      if (entity) entity.length = out.text.length - entity.offset;
    }
  }
  copyText(source, at, source.length, out);
  out.sources.push(source.length);
  return { ...out, entities: out.entities.filter(({ length }) => length > 0) };
}

/** The visible text alone. */
export function visibleText(source: string): string {
  return readMarkup(source).text;
}

/** The first address a reader can press: a link behind words or one that is written out. Null: there is none. */
export function firstAddress(source: string, markup: 'none' | 'htmlSubset' | 'facets'): string | null {
  const { text, entities } =
    markup === 'htmlSubset' ? readMarkup(source) : { text: source, entities: [] as MarkupEntity[] };
  const written = findLinks(text)[0];
  const behind = entities.find(({ url }) => url !== undefined && /^https?:/i.test(url));
  if (behind?.url !== undefined && behind.offset <= (written?.start ?? text.length)) return behind.url;
  return written?.url ?? null;
}

function openEntity(tag: Tag, out: Markup): MarkupEntity {
  const type = KINDS[tag.name] ?? 'bold';
  const entity: MarkupEntity = { type, offset: out.text.length, length: 0 };
  if (tag.url !== null) entity.url = tag.url;
  out.entities.push(entity);
  return entity;
}

function findTags(source: string): Tag[] {
  const tags: Tag[] = [];
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at + 1)) {
    TAG.lastIndex = at;
    const match = TAG.exec(source);
    if (!match) continue;
    const [whole, slash, name = '', attribute, double, single] = match;
    const isLink = name.toLowerCase() === 'a';
    // An attribute belongs to an opening link and to nothing else.
    if (attribute !== undefined && (!isLink || slash)) continue;
    const url = isLink && !slash ? readAddress(double ?? single ?? '') : null;
    const tag = { at, end: at + whole.length, name: name.toLowerCase(), closes: slash === '/', url };
    tags.push({ ...tag, partner: null });
  }
  return tags;
}

/** A closing tag belongs to the nearest open one of its name; what was opened between stays text: pairs never cross. */
function pairUp(tags: Tag[]): void {
  const lastClosing = new Map(tags.filter(({ closes }) => closes).map(({ name, at }) => [name, at]));
  let open: Tag[] = [];
  for (const tag of tags) {
    if (!tag.closes) {
      if (mayOpen(tag, open) && (lastClosing.get(tag.name) ?? -1) > tag.at) open.push(tag);
      continue;
    }
    const index = open.findLastIndex(({ name }) => name === tag.name);
    const partner = open[index];
    if (!partner) continue;
    open = open.slice(0, index);
    partner.partner = tag;
    tag.partner = partner;
  }
}

function mayOpen(tag: Tag, open: readonly Tag[]): boolean {
  const isIn = (name: string) => open.some((one) => one.name === name);
  if (isIn('code')) return false;
  if (tag.name === 'a') return tag.url !== null && !isIn('a');
  return tag.name !== 'blockquote' || !isIn('blockquote');
}

const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tg:']);

function readAddress(raw: string): string | null {
  const url = raw.replace(/&(?:lt|gt|quot|amp);/g, (one) => CHARACTERS[one] ?? one).trim();
  return URL.canParse(url) && SCHEMES.has(new URL(url).protocol) ? url : null;
}

function copyText(source: string, from: number, to: number, out: Markup): void {
  for (let at = from; at < to; ) {
    CHARACTER.lastIndex = at;
    const character = source[at] === '&' ? CHARACTER.exec(source)?.[0] : undefined;
    const isWhole = character !== undefined && at + character.length <= to;
    out.text += isWhole ? (CHARACTERS[character] ?? '') : (source[at] ?? '');
    out.sources.push(at);
    at += isWhole ? character.length : 1;
  }
}
