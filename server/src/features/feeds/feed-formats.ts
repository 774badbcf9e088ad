// A feed as its readers want it: RSS 2.0 (with content:encoded, which Dzen and most sites read), Atom (RFC 4287) and
// JSON Feed 1.1. Pure.
import { feedPath } from '../../networks/feed/feed.ts';
import { escapeHtml, paragraphsOf } from '../../networks/plain-html.ts';
import type { Feed, FeedImage, FeedItem } from './feed.service.ts';

/** What XML 1.0 does not allow even escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are the matter
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const xml = (text: string): string => escapeHtml(text.replace(FORBIDDEN, ''));

/** `origin`: how this server is reached, without a slash at its end. */
export function toRss(feed: Feed, origin: string): string {
  const items = feed.items.map((item) => {
    const link = origin + feedPath(feed.id, item.id);
    const [cover] = item.images;
    const enclosure = cover
      ? `<enclosure url="${imageUrl(feed, cover, origin)}" length="${cover.size}" type="${cover.mime}"/>`
      : '';
    return `<item><title>${xml(item.title)}</title><link>${link}</link><guid isPermaLink="false">${item.id}</guid><pubDate>${item.createdAt.toUTCString()}</pubDate>${enclosure}<description>${xml(item.text || item.title)}</description><content:encoded>${xml(htmlOf(feed, item, origin))}</content:encoded></item>`;
  });
  const self = origin + feedPath(feed.id, 'rss.xml');
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${xml(feed.name)}</title><link>${origin}</link><description>${xml(feed.organizationName)}</description><language>${xml(feed.locale)}</language><atom:link href="${self}" rel="self" type="application/rss+xml"/>${items.join('')}</channel></rss>
`;
}

export function toAtom(feed: Feed, origin: string): string {
  const self = origin + feedPath(feed.id, 'atom.xml');
  const [newest] = feed.items;
  const entries = feed.items.map((item) => {
    const link = origin + feedPath(feed.id, item.id);
    const at = item.createdAt.toISOString();
    return `<entry><title>${xml(item.title)}</title><id>urn:uuid:${item.id}</id><link href="${link}"/><published>${at}</published><updated>${at}</updated><content type="html">${xml(htmlOf(feed, item, origin))}</content></entry>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(feed.locale)}"><title>${xml(feed.name)}</title><id>${self}</id><link href="${self}" rel="self"/><updated>${(newest?.createdAt ?? new Date(0)).toISOString()}</updated><author><name>${xml(feed.organizationName)}</name></author>${entries.join('')}</feed>
`;
}

export function toJsonFeed(feed: Feed, origin: string): Record<string, unknown> {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.name,
    language: feed.locale,
    feed_url: origin + feedPath(feed.id, 'feed.json'),
    authors: [{ name: feed.organizationName }],
    items: feed.items.map((item) => ({
      id: item.id,
      url: origin + feedPath(feed.id, item.id),
      title: item.title,
      content_text: item.text || item.title,
      content_html: htmlOf(feed, item, origin),
      date_published: item.createdAt.toISOString(),
      ...(item.images[0] ? { image: imageUrl(feed, item.images[0], origin) } : {}),
      attachments: item.images.map((image) => ({
        url: imageUrl(feed, image, origin),
        mime_type: image.mime,
        size_in_bytes: image.size,
        ...(image.altText ? { title: image.altText } : {}),
      })),
    })),
  };
}

/** A page of its own for each item: what readers and networks link to. */
export function toPage(feed: Feed, item: FeedItem, origin: string): string {
  return `<!doctype html>
<html lang="${xml(feed.locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${xml(item.title)}</title><style>body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:1.125rem/1.6 system-ui,sans-serif;color-scheme:light dark}img{max-width:100%;height:auto}</style></head><body><article><p>${xml(feed.organizationName)}</p><h1>${xml(item.title)}</h1>${htmlOf(feed, item, origin)}</article></body></html>
`;
}

function htmlOf(feed: Feed, item: FeedItem, origin: string): string {
  const figures = item.images.map(
    (image) =>
      `<figure><img src="${imageUrl(feed, image, origin)}" width="${image.width}" height="${image.height}" alt="${xml(image.altText ?? '')}"></figure>`,
  );
  return [...figures, ...paragraphsOf(item.text)].join('');
}

function imageUrl(feed: Feed, { sha256 }: FeedImage, origin: string): string {
  return origin + feedPath(feed.id, `media/${sha256}`);
}
