// What answers a request of this process: the door of visits first, because most come there, then Express.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { App } from '../context.ts';
import { createHelloHandler } from '../features/visits/hello.handler.ts';
import { createHttpApp } from './app.ts';

export function createListener(app: App): RequestListener {
  const hello = createHelloHandler({
    counter: app.visits,
    logger: app.logger,
    trustProxyHops: app.config.trustProxyHops,
  });
  const express = createHttpApp(app);
  return (req: IncomingMessage, res: ServerResponse) => {
    if (hello.handles(req)) hello.handle(req, res);
    else express(req, res);
  };
}
