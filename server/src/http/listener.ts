// What answers a request of this process: the door of visits first, because most come there, then Express.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { App } from '../context.ts';
import { createPageHandler } from '../features/landing/page.handler.ts';
import { ownHosts } from '../features/links/own-address.ts';
import { createRedirectHandler } from '../features/links/redirect.handler.ts';
import { createHelloHandler } from '../features/visits/hello.handler.ts';
import { createHttpApp } from './app.ts';

export function createListener(app: App): RequestListener {
  const hello = createHelloHandler({
    counter: app.visits,
    logger: app.logger,
    trustProxyHops: app.config.trustProxyHops,
  });
  const shortLinks = createRedirectHandler({
    counter: app.links,
    logger: app.logger,
    trustProxyHops: app.config.trustProxyHops,
    ownHost: ownHosts(app)[0] ?? null,
    now: () => app.clock.now().getTime(),
  });
  const pages = createPageHandler(app);
  const express = createHttpApp(app);
  return (req: IncomingMessage, res: ServerResponse) => {
    if (hello.handles(req)) hello.handle(req, res);
    else if (shortLinks.handles(req)) shortLinks.handle(req, res);
    else if (pages.handles(req)) pages.handle(req, res);
    else express(req, res);
  };
}
