// The public page of a channel, t.me/s/<name>: HTML without a contract that may lag or be refused. What it shows is
// true, what it does not show proves nothing. Read-only. Views stand there rounded: «1.2K» [R, read in 2026-08].
import { readBounded, type SafeFetch } from '../../lib/safe-fetch.ts';

export interface PreviewMessage {
  ids: number[];
  text: string;
  publishedAt: Date;
  /** Rounded by Telegram above 999; null where the page says nothing. */
  views: number | null;
}

interface Page {
  fetch: SafeFetch;
  previewRoot: string;
  username: string;
  /** Only posts before this id; absent: the newest. */
  before?: number;
  signal: AbortSignal;
}

/** Null: there is no such page, or it could not be read. */
export async function readPreview({
  fetch,
  previewRoot,
  username,
  before,
  signal,
}: Page): Promise<PreviewMessage[] | null> {
  const query = before === undefined ? '' : `?before=${before}`;
  try {
    const response = await fetch(`${previewRoot}/s/${encodeURIComponent(username)}${query}`, { signal });
    return response.status === 200 ? parsePreview(await readBounded(response)) : null;
  } catch {
    return null;
  }
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
    const views = /tgme_widget_message_views[^>]*>([^<]*)</.exec(part)?.[1] ?? '';
    messages.push({ ids, text: stripMarkup(text), publishedAt: new Date(time), views: readRounded(views) });
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

const SCALES: Record<string, number> = { K: 1_000, M: 1_000_000 };

/** «987» → 987, «1.2K» → 1,200; anything else is unknown. */
export function readRounded(shown: string): number | null {
  const match = /^(\d+(?:\.\d+)?)([KM])?$/.exec(shown.trim());
  return match?.[1] ? Math.round(Number(match[1]) * (SCALES[match[2] ?? ''] ?? 1)) : null;
}
