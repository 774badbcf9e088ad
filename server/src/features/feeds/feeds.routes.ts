// Public addresses of feeds, outside the API: feed readers send no cookies and take no JSON errors.
import type { Express, Request, Response } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { App } from '../../context.ts';
import { originOf } from '../organization/links.ts';
import { readFeed, readFeedImage, readFeedItem } from './feed.service.ts';
import { toAtom, toJsonFeed, toPage, toRss } from './feed-formats.ts';

/** Of one address: a reader asks a few times an hour, a page with twenty pictures twenty times at once. */
const REQUESTS_PER_MINUTE = 300;
const FRESH_SECONDS = 300;
const YEAR_SECONDS = 31_536_000;

export function mountFeeds(server: Express, app: App): void {
  const limiter = new RateLimiterMemory({ points: REQUESTS_PER_MINUTE, duration: 60 });
  const open =
    (answer: (req: Request, res: Response, origin: string) => Promise<void>) =>
    async (req: Request, res: Response): Promise<void> => {
      const isFree = await limiter.consume(req.ip ?? '').then(
        () => true,
        () => false,
      );
      if (!isFree) return void res.status(429).setHeader('Retry-After', '60').type('text').end();
      res.setHeader('Cache-Control', `public, max-age=${FRESH_SECONDS}`);
      await answer(req, res, originOf(app, new Headers({ host: req.headers.host ?? '' })));
    };
  const feedOf = (req: Request) => readFeed(app, String(req.params.feed));
  server.get(
    '/feeds/:feed/rss.xml',
    open(async (req, res, origin) => {
      res.type('application/rss+xml').send(toRss(await feedOf(req), origin));
    }),
  );
  server.get(
    '/feeds/:feed/atom.xml',
    open(async (req, res, origin) => {
      res.type('application/atom+xml').send(toAtom(await feedOf(req), origin));
    }),
  );
  server.get(
    '/feeds/:feed/feed.json',
    open(async (req, res, origin) => {
      res.type('application/feed+json').send(JSON.stringify(toJsonFeed(await feedOf(req), origin)));
    }),
  );
  server.get(
    '/feeds/:feed/media/:sha256',
    open(async (req, res) => {
      const { mime, bytes } = await readFeedImage(app, await feedOf(req), String(req.params.sha256));
      // Named by its content: it never changes. Sites of others show it.
      res.setHeader('Cache-Control', `public, max-age=${YEAR_SECONDS}, immutable`);
      res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
      res.type(mime).send(Buffer.from(bytes));
    }),
  );
  server.get(
    '/feeds/:feed/:item',
    open(async (req, res, origin) => {
      const feed = await feedOf(req);
      res.type('html').send(toPage(feed, await readFeedItem(app, feed, String(req.params.item)), origin));
    }),
  );
}
