// What a linked page says about itself, for the card under a post. Bounded in time, bytes and steps, and only through
// the guarded fetch; whatever goes wrong means no card, never a failed post.
import type { Response } from 'undici';
import { readBytes, type SafeFetch } from '../../lib/safe-fetch.ts';
import { textOfHtml } from '../html-text.ts';

export interface Card {
  title: string;
  description: string;
  thumb: { bytes: Uint8Array; mime: string } | null;
}

interface Asking {
  fetch: SafeFetch;
  signal: AbortSignal;
}

const CARD_MS = 8_000;
const PAGE_BYTES = 600_000;
/** 1,000,000 in the lexicon app.bsky.embed.external, with a margin. */
const THUMB_BYTES = 976_000;
const MAX_STEPS = 4;
const MAX_TITLE = 300;
const MAX_DESCRIPTION = 1_000;

/** Null: the page cannot be read or has no title of its own. */
export async function readCard({ fetch, signal }: Asking, link: string): Promise<Card | null> {
  const asking = { fetch, signal: AbortSignal.any([signal, AbortSignal.timeout(CARD_MS)]) };
  const page = await open(asking, link, 'text/html,application/xhtml+xml');
  if (!page || !/^(text\/html|application\/xhtml)/.test(page.mime)) return null;
  const html = await readOrNull(page.response, PAGE_BYTES);
  const facts = html && readFacts(decode(html, page.mime));
  if (!facts?.title) return null;
  const { title, description, image } = facts;
  const thumb = image && URL.canParse(image, page.url) ? new URL(image, page.url).href : null;
  return {
    title: title.slice(0, MAX_TITLE),
    description: (description ?? '').slice(0, MAX_DESCRIPTION),
    thumb: thumb === null ? null : await readThumb(asking, thumb),
  };
}

async function readThumb(asking: Asking, url: string): Promise<Card['thumb']> {
  const found = await open(asking, url, 'image/jpeg,image/png,image/webp');
  const mime = /^image\/(jpeg|png|webp)/.exec(found?.mime ?? '')?.[0];
  if (!found || !mime) return null;
  const bytes = await readOrNull(found.response, THUMB_BYTES + 1);
  return bytes && bytes.length > 0 && bytes.length <= THUMB_BYTES ? { bytes, mime } : null;
}

/** Follows a few redirects itself: each address passes the guard again. */
async function open(
  { fetch, signal }: Asking,
  link: string,
  accept: string,
): Promise<{ response: Response; url: string; mime: string } | null> {
  let url = link;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const response = await orNull(fetch(url, { signal, headers: { accept } }));
    if (!response) return null;
    const mime = response.headers.get('content-type')?.toLowerCase() ?? '';
    if (response.status === 200) return { response, url, mime };
    await orNull(response.body?.cancel());
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || !location || !URL.canParse(location, url))
      return null;
    url = new URL(location, url).href;
  }
  return null;
}

function readOrNull(response: Response, maxBytes: number): Promise<Buffer | null> {
  return orNull(readBytes(response, maxBytes));
}

/** A card is worth no error: refused addresses, silence and broken answers are all the same. */
async function orNull<T>(asked: Promise<T> | undefined): Promise<T | null> {
  try {
    return (await asked) ?? null;
  } catch {
    return null;
  }
}

/** Old Russian sites still speak windows-1251: the header says so, else the page itself. */
function decode(bytes: Buffer, mime: string): string {
  const said =
    /charset=["']?([\w-]+)/.exec(mime)?.[1] ??
    /<meta[^>]+charset=["']?([\w-]+)/i.exec(bytes.subarray(0, 4096).toString('latin1'))?.[1];
  try {
    return new TextDecoder(said ?? 'utf-8').decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) return bytes.toString('utf8');
    throw error;
  }
}

export function readFacts(html: string): Record<'title' | 'description' | 'image', string | null> {
  const said = new Map<string, string>();
  for (const [tag] of html.matchAll(/<meta\s[^>]*>/gi)) {
    const name = readAttribute(tag, 'property') ?? readAttribute(tag, 'name');
    const content = readAttribute(tag, 'content')?.trim();
    if (name && content && !said.has(name.toLowerCase())) said.set(name.toLowerCase(), content);
  }
  const pick = (...names: string[]) => {
    const found = names.map((name) => said.get(name)).find((value) => value !== undefined);
    return found === undefined ? null : plain(found);
  };
  const title = /<title[^>]*>([\s\S]*?)<\/title>/i.exec(html)?.[1];
  return {
    title: pick('og:title', 'twitter:title') ?? (title?.trim() ? plain(title) : null),
    description: pick('og:description', 'twitter:description', 'description'),
    image: pick('og:image', 'og:image:url', 'twitter:image'),
  };
}

function readAttribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag);
  return match ? (match[1] ?? match[2] ?? '') : null;
}

function plain(html: string): string {
  return textOfHtml(html).replace(/\s+/gu, ' ').trim();
}
