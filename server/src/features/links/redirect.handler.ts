// /l/CODE, in front of Express. Leads to a stored target and to nothing else: no part of the request but the code, and a
// bucket of eight letters, gets into the answer. A click is written before the answer leaves; whatever happens to the
// writing, the person is led on.
import { randomInt } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readCodePath } from '@rupor/shared/links/code';
import { DEVICES, type Device } from '@rupor/shared/links/devices';
import { markTarget } from '@rupor/shared/links/target';
import { SOURCE_GROUPS, sourceGroupOf } from '@rupor/shared/visits/source-group';
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
/** So many people share a bucket that it names nobody. */
const BUCKETS = 1_024;

export function createRedirectHandler(options: Options): RedirectHandler {
  return {
    handles: ({ url = '' }) => url.startsWith('/l/'),
    handle(req, res) {
      answer(req, res, options).catch((error: unknown) => {
        options.logger.error({ err: error }, 'a short link could not be looked up');
        stop(req, res, 'busy');
      });
    },
  };
}

async function answer(req: IncomingMessage, res: ServerResponse, options: Options): Promise<void> {
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    res.writeHead(405, { ...COMMON, Allow: 'GET, HEAD', 'Content-Length': 0 });
    return void res.end();
  }
  const asked = readCodePath(req.url ?? '');
  const link = asked && (await options.counter.find(asked.code));
  if (!asked || !link) return stop(req, res, 'unknown');
  if (link.isDisabled) return stop(req, res, 'disabled');
  if (link.expiresAt && link.expiresAt.getTime() <= options.now()) return stop(req, res, 'ended');
  if (isLook(req)) options.counter.look(link);
  else await options.counter.click(link, clickerOf(req, link, { ...options, bucket: asked.bucket }));
  res.writeHead(302, { ...COMMON, Location: locationOf(link, options), 'Content-Length': 0 });
  res.end();
}

/** Whoever shares on the page's address takes its bucket along: what it brings is told as this link's. */
function locationOf(link: KnownLink, { ownHost }: Options): string {
  if (!link.isCounted && link.targetHost !== ownHost) return link.target;
  return markTarget(link.target, { code: link.code, bucket: randomInt(BUCKETS).toString(36) });
}

function clickerOf(
  req: IncomingMessage,
  link: KnownLink,
  { trustProxyHops, bucket }: Options & { bucket: string },
): Clicker {
  const { address, agent, asksNotToBeFollowed } = carrierOf(req, trustProxyHops);
  const referrerHost = hostOf(String(req.headers.referer ?? ''));
  const source = sourceGroupOf({ referrerHost, host: link.targetHost, ...tagsOf(link) });
  const { device } = readAgent(agent);
  return {
    address,
    agent,
    asksNotToBeFollowed,
    source: SOURCE_GROUPS[source],
    device: Object.hasOwn(DEVICES, device) ? DEVICES[device as Device] : DEVICES.unknown,
    bucket,
  };
}

interface Tags {
  utmSource: string | null;
  utmMedium: string | null;
}

/** Of links in memory: they are read again within seconds, and their tags with them. */
const tagsByLink = new WeakMap<KnownLink, Tags>();

function tagsOf(link: KnownLink): Tags {
  let tags = tagsByLink.get(link);
  if (!tags) {
    const { searchParams } = new URL(link.target);
    tags = { utmSource: searchParams.get('utm_source'), utmMedium: searchParams.get('utm_medium') };
    tagsByLink.set(link, tags);
  }
  return tags;
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
