// Public addresses of calendars, outside the API: calendars send no cookies. Who has no valid token learns nothing, and
// an address that asks too often waits.
import type { Express, Request, Response } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { App } from '../../../context.ts';
import { originOf } from '../../organization/links.ts';
import { readFeedByToken } from './feeds.service.ts';
import { toIcs } from './to-ics.ts';

/** Of one address: a calendar asks a few times an hour; a federation shares an address. */
const REQUESTS_PER_MINUTE = 120;

export function mountIcal(server: Express, app: App): void {
  const limiter = new RateLimiterMemory({ points: REQUESTS_PER_MINUTE, duration: 60 });
  server.get('/ical/:token.ics', async (req: Request, res: Response) => {
    const isFree = await limiter.consume(req.ip ?? '').then(
      () => true,
      () => false,
    );
    if (!isFree) return void res.status(429).setHeader('Retry-After', '60').type('text').end();
    const origin = originOf(app, new Headers({ host: req.headers.host ?? '' }));
    const content = await readFeedByToken(app, String(req.params.token));
    res.setHeader('Cache-Control', 'private, max-age=300');
    res.setHeader('X-Robots-Tag', 'noindex');
    res.type('text/calendar; charset=utf-8').send(toIcs(content, origin, app.clock.now()));
  });
}
