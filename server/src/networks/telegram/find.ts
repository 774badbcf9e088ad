// Looks for a post on the public preview page of a channel (t.me/s/<name>). The page is HTML without a contract
// and may lag: a match proves that the post is out, no match proves nothing. Read-only.
import { readBounded, type SafeFetch } from '../../lib/safe-fetch.ts';
import type { FindResult } from '../network.ts';
import { joinRemoteId } from './publish.ts';

const CLOCK_SKEW_MS = 60_000;

export interface PreviewMessage {
  ids: number[];
  text: string;
  publishedAt: Date;
}

interface Search {
  fetch: SafeFetch;
  previewRoot: string;
  username: string;
  chatId: string;
  text: string;
  since: Date;
  signal: AbortSignal;
}

export async function findOnPreview(search: Search): Promise<FindResult> {
  const wanted = normaliseText(search.text);
  if (wanted === '') return { kind: 'cannotTell', problem: 'nothing_to_compare' };
  let html: string;
  try {
    const url = `${search.previewRoot}/s/${encodeURIComponent(search.username)}`;
    const response = await search.fetch(url, { signal: search.signal });
    if (response.status !== 200) return { kind: 'cannotTell', problem: 'preview_unavailable' };
    html = await readBounded(response);
  } catch {
    return { kind: 'cannotTell', problem: 'preview_unavailable' };
  }
  const notBefore = search.since.getTime() - CLOCK_SKEW_MS;
  const match = parsePreview(html)
    .sort((a, b) => (b.ids[0] ?? 0) - (a.ids[0] ?? 0))
    .find((message) => message.publishedAt.getTime() >= notBefore && normaliseText(message.text) === wanted);
  const first = match?.ids[0];
  if (!match || first === undefined) return { kind: 'cannotTell', problem: 'not_on_preview' };
  return {
    kind: 'found',
    remoteIds: match.ids.map((id) => joinRemoteId(search.chatId, id)),
    url: `https://t.me/${search.username}/${first}`,
  };
}

/** Line breaks, repeated blanks and Unicode form do not distinguish two texts. */
export function normaliseText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

export function parsePreview(html: string): PreviewMessage[] {
  const messages: PreviewMessage[] = [];
  for (const part of html.split(/(?=data-post=")/).slice(1)) {
    const own = /^data-post="[^"/]+\/(\d+)"/.exec(part)?.[1];
    const time = /<time[^>]+datetime="([^"]+)"/.exec(part)?.[1];
    if (!own || !time) continue;
    const album = [...part.matchAll(/href="[^"]+\/(\d+)\?single"/g)].map((match) => Number(match[1]));
    const text = /tgme_widget_message_text[^>]*>([\s\S]*?)<\/div>/.exec(part)?.[1] ?? '';
    const ids = [...new Set(album.length > 0 ? album : [Number(own)])];
    messages.push({ ids, text: stripMarkup(text), publishedAt: new Date(time) });
  }
  return messages;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function stripMarkup(html: string): string {
  return html
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
      if (decimal) return String.fromCodePoint(Number(decimal));
      if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
      return ENTITIES[String(name).toLowerCase()] ?? whole;
    });
}
