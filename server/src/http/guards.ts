// Before any router: security headers, cross-site requests, body types, coarse rate limits.

import { ERRORS, type ErrorCode } from '@rupor/shared/lib/errors';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../config.ts';

/** Requests of one address in a minute; a room of 60 phones has 60 addresses. */
const REQUESTS_PER_MINUTE = 1_200;

/** Plain http on a LAN must keep working, so nothing upgrades to https unless the public address is https. */
export function securityHeaders(config: Config) {
  const isHttps = config.publicUrl?.startsWith('https:') ?? false;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000 } : false,
    crossOriginOpenerPolicy: isHttps ? { policy: 'same-origin' } : false,
    originAgentCluster: isHttps,
    referrerPolicy: { policy: 'same-origin' },
  });
}

export function answerError(res: Response, code: ErrorCode, data: Record<string, unknown> = {}) {
  return res.status(ERRORS[code]).json({ defined: false, code, status: ERRORS[code], message: code, data });
}

/**
 * A browser's request that changes something must come from our own page. API keys carry no cookie and are exempt.
 * Old browsers and scripts that send neither Origin nor Sec-Fetch-Site must send the header x-rupor-request.
 */
export function crossSiteGuard(config: Config) {
  return (req: Request, res: Response, next: NextFunction) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(req.method) || req.headers.authorization) return next();
    const origin = req.headers.origin;
    const site = req.headers['sec-fetch-site'];
    const isOwn = origin
      ? isOwnOrigin(origin, req.headers.host, config.publicUrl)
      : site
        ? site === 'same-origin' || site === 'none'
        : req.headers['x-rupor-request'] !== undefined;
    if (!isOwn || (site && !['same-origin', 'none'].includes(String(site))))
      return answerError(res, 'forbidden_origin');
    next();
  };
}

function isOwnOrigin(origin: string, host: string | undefined, publicUrl: string | null): boolean {
  if (publicUrl && origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Forms and plain text cannot reach a router: they are what a foreign page can send without asking. */
export function bodyTypeGuard(req: Request, res: Response, next: NextFunction) {
  const type = req.headers['content-type'];
  const hasBody = req.headers['content-length'] !== undefined && req.headers['content-length'] !== '0';
  if (!hasBody && !req.headers['transfer-encoding']) return next();
  if (type && /^(application\/json|multipart\/form-data)\b/i.test(type)) return next();
  answerError(res, 'unsupported_media');
}

export function rateGuard() {
  const limiter = new RateLimiterMemory({ points: REQUESTS_PER_MINUTE, duration: 60 });
  return async (req: Request, res: Response, next: NextFunction) => {
    try {
      await limiter.consume(req.ip ?? 'unknown');
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const seconds = Math.ceil(refused.msBeforeNext / 1000);
      res.setHeader('Retry-After', String(seconds));
      return answerError(res, 'too_many_requests', { retryAfterSeconds: seconds });
    }
    next();
  };
}
