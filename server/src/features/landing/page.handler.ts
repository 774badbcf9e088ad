// The door of landing pages, in front of Express: /p/SLUG and the host names that pages have of their own. A page comes
// from the memory; its view is counted after the answer, by the server, so the page needs no script for it.
import { randomInt } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { isSlug } from '@rupor/shared/landing/slug';
import { CODE_LETTERS } from '@rupor/shared/links/code';
import type { App } from '../../context.ts';
import { hashToken } from '../../lib/crypto.ts';
import { isLook } from '../links/look.ts';
import { carrierOf, isOwnPerson } from '../visits/ingest/carrier.ts';
import { readSaid } from '../visits/ingest/hit.ts';
import { filesAt, frameOf } from './page-frame.ts';
import { readPageFile } from './page-pictures.ts';
import { createPageShelf, type Drawn, type PageShelf, type ShelvedPage, shareAs } from './page-shelf.ts';
import { contentOf } from './present-page.ts';
import { pagePolicy, renderNotice, renderPage } from './render-page.tsx';
import { createSplit, type Split } from './tests/split.ts';

const HOSTS_FRESH_MS = 1_000;
const FILE_SECONDS = 86_400;
const BUCKET_LETTERS = 6;

export interface PageHandler {
  handles(req: IncomingMessage): boolean;
  handle(req: IncomingMessage, res: ServerResponse): void;
}

export function createPageHandler(app: App): PageHandler {
  const shelf = createPageShelf(app);
  const hosts = createHosts(app);
  const split = createSplit(app);
  return {
    handles: (req) => {
      const { url = '' } = req;
      if (url.startsWith('/p/')) return true;
      return /^\/(?:thanks)?(?:\?|$)/.test(url) && hosts.slugOf(req) !== null;
    },
    handle(req, res) {
      answer(req, res, { app, shelf, split, ownSlug: hosts.slugOf(req) }).catch((error: unknown) => {
        app.logger.error({ err: error }, 'a page could not be shown');
        if (res.headersSent) return void res.destroy();
        res.setHeader('Retry-After', '60');
        sendNotice(req, res, { status: 503, kind: 'busy', lang: 'ru' });
      });
    },
  };
}

/** Host names of pages, asked for again and again beside the requests; the answer of now may be a second old. */
function createHosts(app: App) {
  let slugs = new Map<string, string>();
  let readAt = 0;
  const read = async () => {
    const where = { host: { not: null }, deletedAt: null };
    const rows = await app.db.landingPage.findMany({
      where,
      select: { host: true, slug: true },
      take: 10_000,
    });
    slugs = new Map(rows.map(({ host, slug }) => [host ?? '', slug]));
  };
  const refresh = () => {
    if (Date.now() - readAt < HOSTS_FRESH_MS) return;
    readAt = Date.now();
    read().catch((error: unknown) =>
      app.logger.warn({ err: error }, 'host names of pages could not be read'),
    );
  };
  refresh();
  return {
    slugOf({ headers }: IncomingMessage): string | null {
      refresh();
      if (slugs.size === 0) return null;
      return slugs.get((headers.host ?? '').toLowerCase().replace(/:\d+$/, '')) ?? null;
    },
  };
}

interface Serving {
  app: App;
  shelf: PageShelf;
  split: Split;
  /** Of the page that has this host name; null = the usual host. */
  ownSlug: string | null;
}

async function answer(req: IncomingMessage, res: ServerResponse, serving: Serving): Promise<void> {
  const { app, shelf, split, ownSlug } = serving;
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    res.setHeader('Allow', 'GET, HEAD');
    return send(req, res, { status: 405, type: 'text/plain', body: '' });
  }
  const path = (req.url ?? '').replace(/[?#].*$/, '').replace(/\/$/, '');
  const [, , first = '', second = '', ...more] = path.split('/');
  const isUnderPath = path.startsWith('/p/');
  if (isUnderPath && first === 'look') return answerPreview(req, res, { app, token: second, file: more[0] });
  const slug = isUnderPath ? first : (ownSlug ?? '');
  const part = isUnderPath ? second : path.slice(1);
  if (!isSlug(slug) || more.length > 0)
    return sendNotice(req, res, { status: 404, kind: 'missing', lang: 'ru' });
  const found = await shelf.read(slug, originOf(app, req));
  if (found.state !== 'live') {
    const status = found.state === 'gone' ? 410 : 404;
    return sendNotice(req, res, { status, kind: found.state, lang: found.lang });
  }
  const shelved = await split.versionFor(req, found);
  if (part === '') return answerPage(req, res, { app, split, shelved });
  if (part === 'thanks') return sendDrawn(req, res, shelved.thanks);
  return answerFile(req, res, { app, shelved, name: part });
}

function answerPage(
  req: IncomingMessage,
  res: ServerResponse,
  { app, split, shelved }: { app: App; split: Split; shelved: ShelvedPage },
): void {
  const code = /[?&]rl=([A-Za-z0-9]{1,32})(?:[.&]|$)/.exec(req.url ?? '')?.[1];
  if (code && shelved.sharing !== null) {
    const copy = copyFor(shelved, shelved.sharing, code);
    const isPacked = /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''));
    const headers = { 'Cache-Control': 'no-store', ...(isPacked ? { 'Content-Encoding': 'gzip' } : {}) };
    send(req, res, { status: 200, type: HTML, body: isPacked ? copy.gzip : copy.html, headers });
  } else sendDrawn(req, res, shelved.page);
  count(req, { app, split, shelved }).catch((error: unknown) => {
    app.logger.error({ err: error }, 'a view of a page could not be counted');
  });
}

interface Copy {
  html: string;
  gzip: Buffer;
}

/** Gone with the drawn page, which is drawn anew each minute. */
const copies = new WeakMap<ShelvedPage, Map<string, Copy>>();
const MAX_COPIES = 100;

/**
 * Who came over a link shares that link on: under a new word that says nothing of anybody, because all who come over the
 * link within this minute have the same.
 */
function copyFor(shelved: ShelvedPage, sharing: string, code: string): Copy {
  const known = copies.get(shelved) ?? new Map<string, Copy>();
  copies.set(shelved, known);
  const before = known.get(code);
  if (before) return before;
  const html = shareAs(sharing, `${new URL(shelved.address).origin}/l/${code}.${newBucket()}`);
  const copy = { html, gzip: gzipSync(html) };
  if (known.size < MAX_COPIES) known.set(code, copy);
  return copy;
}

function newBucket(): string {
  return Array.from({ length: BUCKET_LETTERS }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');
}

async function count(
  req: IncomingMessage,
  { app, split, shelved }: { app: App; split: Split; shelved: ShelvedPage },
): Promise<void> {
  const { siteKey } = shelved;
  const site = siteKey === null ? null : await app.visits.siteOf(siteKey);
  if (!site) return;
  if (isLook(req)) return void app.visits.refuse(site, isOwnPerson(req.headers) ? 'own_people' : 'bot');
  const said = readSaid({ t: 'view', u: `${originOf(app, req)}${req.url}`, r: req.headers.referer });
  if (!said) return void app.visits.refuse(site, 'malformed');
  // The page is the server's own: what a browser names as origin or referrer is where the visitor came from.
  const carrier = { ...carrierOf(req, app.config.trustProxyHops), originHost: null };
  if ((await app.visits.count(site, said, carrier)) === 'counted') await split.count(req, shelved, site);
}

async function answerFile(
  req: IncomingMessage,
  res: ServerResponse,
  { app, shelved, name }: { app: App; shelved: Pick<ShelvedPage, 'files' | 'card'>; name: string },
): Promise<void> {
  const file = await readPageFile(app, shelved, name);
  if (!file) return sendNotice(req, res, { status: 404, kind: 'missing', lang: 'ru' });
  const headers = {
    'Cache-Control': `public, max-age=${FILE_SECONDS}`,
    // Messengers and networks show the card on their own pages.
    'Cross-Origin-Resource-Policy': 'cross-origin',
    ...(file.mime === 'application/pdf' ? { 'Content-Disposition': 'attachment' } : {}),
  };
  send(req, res, { status: 200, type: file.mime, body: file.bytes, headers });
}

/** The draft, for whoever has the link: never counted, never kept, found by nobody. */
async function answerPreview(
  req: IncomingMessage,
  res: ServerResponse,
  { app, token, file }: { app: App; token: string; file: string | undefined },
): Promise<void> {
  const row = /^[\w-]{20,40}$/.test(token)
    ? await app.db.landingPage.findUnique({
        where: { previewHash: hashToken(token), deletedAt: null },
        include: { organization: { select: { id: true, name: true, timeZone: true } } },
      })
    : null;
  if (!row) return sendNotice(req, res, { status: 404, kind: 'missing', lang: 'ru' });
  const content = contentOf(row.content);
  const address = `${originOf(app, req)}/p/${row.slug}`;
  const files = filesAt(`/p/look/${token}`, null);
  const { organization } = row;
  const { frame, assets, card } = await frameOf(app, {
    ...{ organization, content, address, files },
    isHidden: true,
  });
  if (file) return answerFile(req, res, { app, shelved: { files: assets, card }, name: file });
  const html = shareAs(renderPage(content, frame), address);
  send(req, res, { status: 200, type: HTML, body: html, headers: { 'Cache-Control': 'no-store' } });
}

const HTML = 'text/html; charset=utf-8';
const POLICY = pagePolicy();

function originOf({ config }: App, { headers }: IncomingMessage): string {
  const host = (headers.host ?? '').toLowerCase();
  const own = config.publicUrl ? new URL(config.publicUrl) : null;
  if (own && own.host === host) return own.origin;
  const isHost = /^[a-z0-9.-]+(:\d{1,5})?$/.test(host) && URL.canParse(`http://${host}`);
  if (!isHost) return own?.origin ?? `http://localhost:${config.port}`;
  return `${own?.protocol ?? 'http:'}//${host}`;
}

function sendDrawn(req: IncomingMessage, res: ServerResponse, page: Drawn): void {
  const headers = { ETag: page.etag, 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' };
  if (req.headers['if-none-match']?.includes(page.etag)) {
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    res.writeHead(304).end();
    return;
  }
  const takes = String(req.headers['accept-encoding'] ?? '');
  const encoding = /\bbr\b/.test(takes) ? 'br' : /\bgzip\b/.test(takes) ? 'gzip' : null;
  if (encoding) res.setHeader('Content-Encoding', encoding);
  send(req, res, { status: 200, type: HTML, body: encoding ? page[encoding] : page.html, headers });
}

interface Notice {
  status: number;
  kind: 'gone' | 'missing' | 'busy';
  lang: 'ru' | 'en';
}

function sendNotice(req: IncomingMessage, res: ServerResponse, { status, kind, lang }: Notice): void {
  const headers = { 'Cache-Control': 'no-store' };
  send(req, res, { status, type: HTML, body: renderNotice(kind, lang), headers });
}

interface Sending {
  status: number;
  type: string;
  body: string | Uint8Array;
  headers?: Record<string, string>;
}

function send(
  req: IncomingMessage,
  res: ServerResponse,
  { status, type, body, headers = {} }: Sending,
): void {
  res.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    // Own forms learn which page they were sent from; other sites learn nothing.
    'Referrer-Policy': 'same-origin',
    ...headers,
  });
  res.end(req.method === 'HEAD' ? undefined : body);
}
