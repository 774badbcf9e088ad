// The door that browsers of visitors knock at, in front of Express: what comes here most often should cost least. The
// answer says the truth: 202 after the commit, else the status of the refusal's name, 503 when a browser should come again.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { REFUSALS, type Refusal } from '@rupor/shared/visits/refusals';
import type { Logger } from '../../lib/logger.ts';
import { carrierOf } from './ingest/carrier.ts';
import type { Taken, VisitCounter } from './ingest/counter.ts';
import { MAX_BODY, readSaid, type SiteFacts } from './ingest/hit.ts';

/** Neutral names: lists that block by name would hide honest pages, and our own screens with them. */
export const HELLO_PATH = '/hello';
export const HELLO_PICTURE_PATH = '/hello.gif';

const PICTURE = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const RETRY_AFTER_SECONDS = '5';

interface Options {
  counter: VisitCounter;
  logger: Logger;
  trustProxyHops: number;
}

export interface HelloHandler {
  handles(req: IncomingMessage): boolean;
  handle(req: IncomingMessage, res: ServerResponse): void;
}

export function createHelloHandler(options: Options): HelloHandler {
  return {
    handles: ({ url = '' }) =>
      url === HELLO_PATH || (url.startsWith(HELLO_PATH) && /^\/hello(\.gif)?(\?|$)/.test(url)),
    handle(req, res) {
      const { method, url = '' } = req;
      if (method === 'OPTIONS') return end(res, 204, { 'Access-Control-Allow-Methods': 'POST, GET' });
      const isPicture = url.startsWith(HELLO_PICTURE_PATH);
      if (method !== (isPicture ? 'GET' : 'POST'))
        return end(res, 405, { Allow: isPicture ? 'GET' : 'POST' });
      const door = { options, req, res, tell: answerer(res, isPicture, options.logger) };
      if (isPicture) takeBody(door, pictureBody(req));
      else readBody(req, (body) => takeBody(door, body));
    },
  };
}

/** Callbacks, because each hit waits for its commit, and what it keeps so long is copied by every collection of garbage. */
type Tell = (taken: Taken) => void;

interface Door {
  options: Options;
  req: IncomingMessage;
  res: ServerResponse;
  tell: Tell;
}

function takeBody(door: Door, body: unknown): void {
  const { options, res, tell } = door;
  const key = keyOf(body);
  if (key === null) return void end(res, 400);
  try {
    const site = options.counter.siteOf(key);
    if (site instanceof Promise) site.then((found) => count(door, body, found)).catch(tell);
    else count(door, body, site);
  } catch (error) {
    tell(error as Error);
  }
}

function count({ options, req, res, tell }: Door, body: unknown, site: SiteFacts | null): void {
  // Without a site there is nobody to count the refusal for.
  if (!site) return void end(res, 404);
  const said = readSaid(body);
  if (said) options.counter.take(site, said, carrierOf(req, options.trustProxyHops), tell);
  else tell(options.counter.refuse(site, 'malformed'));
}

function answerer(res: ServerResponse, isPicture: boolean, logger: Logger): Tell {
  return (taken) => {
    if (res.headersSent) return;
    if (taken instanceof Error) {
      logger.error({ err: taken }, 'a visit could not be written');
      end(res, 503, { 'Retry-After': RETRY_AFTER_SECONDS });
    } else if (isPicture) endPicture(res, taken);
    else if (taken === 'counted') {
      res.writeHead(202, ACCEPTED);
      res.end();
    } else {
      const headers: Record<string, string> = { 'Content-Type': 'text/plain' };
      if (taken === 'busy') headers['Retry-After'] = RETRY_AFTER_SECONDS;
      end(res, REFUSALS[taken].status, headers, taken);
    }
  };
}

function keyOf(body: unknown): string | null {
  const key = typeof body === 'object' && body !== null ? (body as { k?: unknown }).k : null;
  return typeof key === 'string' && /^[A-Za-z0-9_-]{6,40}$/.test(key) ? key : null;
}

/** A picture in a page without a script: the page is what the browser names as the referrer. */
function pictureBody({ url = '', headers }: IncomingMessage): unknown {
  const k = new URL(url, 'http://localhost').searchParams.get('k');
  return { k, t: 'view', u: headers.referer ?? '' };
}

/** With null when it is no JSON or longer than it may be. */
function readBody(req: IncomingMessage, take: (body: unknown) => void): void {
  const parts: Buffer[] = [];
  let size = 0;
  req.on('data', (part: Buffer) => {
    size += part.length;
    if (size <= MAX_BODY) parts.push(part);
  });
  req.on('end', () => take(size > MAX_BODY ? null : parse(textOf(parts))));
}

/** A message mostly comes in one piece. */
function textOf(parts: Buffer[]): string {
  const [first] = parts;
  return parts.length === 1 && first ? first.toString('utf8') : Buffer.concat(parts).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON is refused as malformed.
    return null;
  }
}

const CROSS_ORIGIN = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Cache-Control': 'no-store',
};

/** No more than a browser asks for: what is answered to a POST is kept nowhere. */
const ACCEPTED = ['Access-Control-Allow-Origin', '*', 'Content-Length', '0'];

function end(res: ServerResponse, status: number, headers: Record<string, string> = {}, body = ''): void {
  if (res.headersSent) return;
  res.writeHead(status, { ...CROSS_ORIGIN, ...headers, 'Content-Length': Buffer.byteLength(body) });
  res.end(body);
}

/** A picture is shown whatever the answer; whether it was counted stands in the status. */
function endPicture(res: ServerResponse, result: 'counted' | Refusal): void {
  const status = result === 'counted' ? 200 : REFUSALS[result].status;
  res.writeHead(status, { ...CROSS_ORIGIN, 'Content-Type': 'image/gif', 'Content-Length': PICTURE.length });
  res.end(PICTURE);
}
