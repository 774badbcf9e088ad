// The title of a page that somebody wants told of. Asked through safe-fetch only, once, bounded in time and size;
// without a way out of the house, or without a title, the answer is null and the idea keeps its bare link.
import type { Ctx } from '../../context.ts';
import { readBounded } from '../../lib/safe-fetch.ts';

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 200_000;
const MAX_TITLE = 300;

export async function readLinkTitle(
  ctx: Pick<Ctx, 'safeFetch' | 'logger'>,
  url: string,
): Promise<string | null> {
  try {
    const response = await ctx.safeFetch(url, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { accept: 'text/html', 'user-agent': 'Rupor' },
    });
    if (response.status >= 300 || !/html/.test(response.headers.get('content-type') ?? '')) {
      await response.body?.cancel();
      return null;
    }
    return titleOf(await readBounded(response, MAX_BYTES));
  } catch (error) {
    // A dead address, a private one, no internet in the classroom: the idea needs no title.
    ctx.logger.debug({ err: error }, 'a link was not read');
    return null;
  }
}

/** og:title where there is one, else <title>; without tags, on one line. Exported for its test. */
export function titleOf(html: string): string | null {
  const meta = html.match(/<meta\s[^>]*property=["']og:title["'][^>]*>/i)?.[0] ?? '';
  const named = meta.match(/\bcontent=("([^"]*)"|'([^']*)')/i);
  const raw = named?.[2] ?? named?.[3] ?? html.match(/<title[^>]*>([\s\S]*?)<\/title>/i)?.[1] ?? '';
  const title = decode(raw)
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_TITLE);
  return title === '' ? null : title;
}

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  laquo: '«',
  raquo: '»',
  mdash: '—',
  ndash: '–',
};

function decode(text: string): string {
  return text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name) return NAMED[String(name).toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
