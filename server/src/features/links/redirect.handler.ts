// /l/CODE, in front of Express. Leads to a stored target and to nothing else: no part of the request but the code, and a
// bucket of eight letters, gets into the answer. A click is written before the answer leaves; whatever happens to the
// writing, the person is led on.
import { randomInt } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readCodePath } from '@rupor/shared/links/code';
import { DEVICES, type Device } from '@rupor/shared/links/devices';
import { markTarget } from '@rupor/shared/links/target';
import { SOURCE_GROUPS, type SourceGroup, sourceGroupOf } from '@rupor/shared/visits/source-group';
import type { Logger } from '../../lib/logger.ts';
import { readAgent } from '../visits/ingest/agent.ts';
import { carrierOf, hostOf } from '../visits/ingest/carrier.ts';
import type { Clicker, LinkCounter } from './click-counter.ts';
import type { KnownLink } from './link-memory.ts';
import { type StoppedReason, stoppedPage } from './link-page.ts';
import { isLook } from './look.ts';

interface Options {
  counter: LinkCounter;
  logger: Logger;
  trustProxyHops: number;
  /** Host of the public address, without port; null = none. */
  ownHost: string | null;
  now: () => number;
}

export interface RedirectHandler {
  handles(req: IncomingMessage): boolean;
  handle(req: IncomingMessage, res: ServerResponse): void;
}

const COMMON = {
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex, nofollow',
  // The page learns from which site people come, never from which address of it.
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Content-Type-Options': 'nosniff',
};
/** With names and values in turn, which costs least; there is no content that a browser could mistake. */
const LEADING = [
  ...['Cache-Control', COMMON['Cache-Control']],
  ...['X-Robots-Tag', COMMON['X-Robots-Tag']],
  ...['Referrer-Policy', COMMON['Referrer-Policy']],
  ...['Content-Length', '0'],
];
/** So many people share a bucket that it names nobody. */
const BUCKETS = 1_024;

export function createRedirectHandler(options: Options): RedirectHandler {
  return {
    handles: ({ url = '' }) => url.startsWith('/l/'),
    handle(req, res) {
      const fail = (error: unknown) => {
        options.logger.error({ err: error }, 'a short link could not be looked up');
        stop(req, res, 'busy');
      };
      if (req.method !== 'GET' && req.method !== 'HEAD') {
        res.writeHead(405, { ...COMMON, Allow: 'GET, HEAD', 'Content-Length': 0 });
        res.end();
        return;
      }
      try {
        findAndLead(req, res, options, fail);
      } catch (error) {
        fail(error);
      }
    },
  };
}

function findAndLead(
  req: IncomingMessage,
  res: ServerResponse,
  options: Options,
  fail: (error: unknown) => void,
): void {
  const asked = readCodePath(req.url ?? '');
  if (!asked) return void stop(req, res, 'unknown');
  const { code, bucket } = asked;
  const found = options.counter.find(code);
  if (found instanceof Promise) found.then((link) => leadOn(req, res, { options, link, bucket })).catch(fail);
  else leadOn(req, res, { options, link: found, bucket });
}

function leadOn(
  req: IncomingMessage,
  res: ServerResponse,
  { options, link, bucket }: { options: Options; link: KnownLink | null; bucket: string },
): void {
  const { counter, now, ownHost, trustProxyHops } = options;
  if (!link) return void stop(req, res, 'unknown');
  if (link.isDisabled) return void stop(req, res, 'disabled');
  if (link.expiresAt && link.expiresAt.getTime() <= now()) return void stop(req, res, 'ended');
  const lead = leader(res, locationOf(link, ownHost));
  if (isLook(req)) {
    counter.look(link);
    lead();
  } else counter.click(link, clickerOf(req, link, { trustProxyHops, bucket }), lead);
}

/** Apart from everything else that a request brings: it waits as long as the commit. */
function leader(res: ServerResponse, location: string): () => void {
  return () => {
    res.writeHead(302, [...LEADING, 'Location', location]);
    res.end();
  };
}

/** Whoever shares on the page's address takes its bucket along: what it brings is told as this link's. */
function locationOf(link: KnownLink, ownHost: string | null): string {
  if (!link.isCounted && link.targetHost !== ownHost) return link.target;
  return markTarget(link.target, { code: link.code, bucket: randomInt(BUCKETS).toString(36) });
}

function clickerOf(
  req: IncomingMessage,
  link: KnownLink,
  { trustProxyHops, bucket }: { trustProxyHops: number; bucket: string },
): Clicker {
  const { address, agent, asksNotToBeFollowed } = carrierOf(req, trustProxyHops);
  const { device } = readAgent(agent);
  return {
    address,
    agent,
    asksNotToBeFollowed,
    source: SOURCE_GROUPS[sourceOf(link, hostOf(String(req.headers.referer ?? '')))],
    device: Object.hasOwn(DEVICES, device) ? DEVICES[device as Device] : DEVICES.unknown,
    bucket,
  };
}

/** Of links in memory: they are read again within seconds, and with them from where people come. */
const sourcesByLink = new WeakMap<KnownLink, Map<string | null, SourceGroup>>();
const MAX_SOURCES = 100;

function sourceOf(link: KnownLink, referrerHost: string | null): SourceGroup {
  let sources = sourcesByLink.get(link);
  if (!sources) {
    sources = new Map();
    sourcesByLink.set(link, sources);
  }
  let source = sources.get(referrerHost);
  if (source === undefined) {
    const { searchParams } = new URL(link.target);
    const tags = { utmSource: searchParams.get('utm_source'), utmMedium: searchParams.get('utm_medium') };
    source = sourceGroupOf({ referrerHost, host: link.targetHost, ...tags });
    if (sources.size < MAX_SOURCES) sources.set(referrerHost, source);
  }
  return source;
}

const STATUS: Record<StoppedReason, number> = { unknown: 404, disabled: 410, ended: 410, busy: 503 };

function stop(req: IncomingMessage, res: ServerResponse, reason: StoppedReason): void {
  if (res.headersSent) return;
  const isRussian = !/^\s*en\b/i.test(String(req.headers['accept-language'] ?? ''));
  const page = stoppedPage(reason, isRussian ? 'ru' : 'en');
  res.writeHead(STATUS[reason], {
    ...COMMON,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    'Content-Length': Buffer.byteLength(page),
    ...(reason === 'busy' ? { 'Retry-After': '5' } : {}),
  });
  res.end(req.method === 'HEAD' ? undefined : page);
}
