// The Express application: guards, API, static client. One instance a process.
import { randomUUID } from 'node:crypto';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { BodyLimitPlugin, CompressionPlugin } from '@orpc/server/node';
import { ResponseHeadersPlugin } from '@orpc/server/plugins';
import express, { type Express, type Request, type Response } from 'express';
import { pinoHttp } from 'pino-http';
import type { App } from '../context.ts';
import { mountIcal } from '../features/calendar/ical/ical.routes.ts';
import { mountFeeds } from '../features/feeds/feeds.routes.ts';
import { mountForms } from '../features/leads/form.routes.ts';
import { mountLive } from '../features/notifications/live/live.routes.ts';
import { apiError } from '../lib/errors.ts';
import type { RequestContext } from './base.ts';
import { resolveCaller } from './caller.ts';
import { toApiError } from './errors.ts';
import { answerError, bodyTypeGuard, crossSiteGuard, rateGuard, securityHeaders } from './guards.ts';
import { mountOpenApi } from './openapi.ts';
import { receiveUpload } from './read-upload.ts';
import { router } from './router.ts';
import { mountClient } from './static-client.ts';

/** Largest request body that is read into memory, bytes. Uploads go through the disk and have their own limit. */
export const MAX_BODY_BYTES = 30 * 1024 * 1024;

export function createHttpApp(app: App): Express {
  const server = express();
  server.disable('x-powered-by');
  server.set('trust proxy', app.config.trustProxyHops);
  server.use(
    pinoHttp({
      logger: app.logger,
      genReqId: () => randomUUID(),
      autoLogging: { ignore: (req) => !req.url?.startsWith('/api/') || req.url === '/api/health' },
      serializers: {
        req: (req: { id: string; method: string; url: string }) => ({
          id: req.id,
          method: req.method,
          path: req.url.split('?')[0],
        }),
        res: (res: { statusCode: number }) => ({ status: res.statusCode }),
      },
      customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? 'error' : 'debug'),
    }),
  );
  server.use(securityHeaders(app.config));
  server.use('/api', rateGuard(), crossSiteGuard(app.config), bodyTypeGuard);
  mountOpenApi(server);
  mountLive(server, app);
  server.use('/api', apiHandler(app));
  server.use('/api', (_req, res) => answerError(res, 'not_found'));
  mountFeeds(server, app);
  mountIcal(server, app);
  mountForms(server, app);
  mountClient(server);
  server.use((error: unknown, _req: Request, res: Response, next: express.NextFunction) => {
    if (res.headersSent) return next(error);
    const { code, data } = toApiError(error, app.logger);
    answerError(res, code, (data ?? {}) as Record<string, unknown>);
  });
  return server;
}

function createHandler(app: App, limits: BodyLimitPlugin<RequestContext>[]) {
  return new OpenAPIHandler<RequestContext>(router, {
    plugins: [...limits, new ResponseHeadersPlugin(), new CompressionPlugin()],
    clientInterceptors: [
      async ({ next }) => {
        try {
          return await next();
        } catch (error) {
          throw toApiError(error, app.logger);
        }
      },
    ],
    interceptors: [
      async ({ next }) => {
        try {
          return await next();
        } catch (error) {
          throw unreadable(error) ?? toApiError(error, app.logger);
        }
      },
    ],
  });
}

function apiHandler(app: App) {
  const handler = createHandler(app, [new BodyLimitPlugin({ maxBodySize: MAX_BODY_BYTES })]);
  const uploadHandler = createHandler(app, []);
  return async (req: Request, res: Response, next: express.NextFunction): Promise<void> => {
    const headers = toHeaders(req);
    const caller = await resolveCaller(app, headers);
    const context: RequestContext = { app, requestId: String(req.id), ip: req.ip ?? '', headers, ...caller };
    const options = { prefix: '/api', context } as const;
    const { matched } = isUpload(req)
      ? await underUpload(app, { req, context, handle: () => uploadHandler.handle(req, res, options) })
      : await handler.handle(req, res, options);
    if (!matched) next();
  };
}

function isUpload({ method, path, headers }: Request): boolean {
  const isFile =
    (method === 'POST' && path === '/media') || (method === 'PUT' && path.startsWith('/media/uploads/'));
  return isFile && /^multipart\//i.test(headers['content-type'] ?? '');
}

interface Uploading {
  req: Request;
  context: RequestContext;
  handle(): Promise<{ matched: boolean }>;
}

/** The form comes from the disk instead of the memory; of somebody unknown it is not read at all. */
async function underUpload(app: App, { req, context, handle }: Uploading): Promise<{ matched: boolean }> {
  const upload = receiveUpload(req, app.config.maxUploadBytes);
  const isKnown = context.signedIn !== null || context.actor !== null;
  Object.defineProperty(req, 'body', { get: () => (isKnown ? upload.body() : new FormData()) });
  try {
    return await handle();
  } finally {
    await upload.remove();
  }
}

/**
 * What a handler throws is turned into an answer of ours before it gets here, so a raw SyntaxError means a body
 * that cannot be read. It is not logged: its message repeats the body.
 */
function unreadable(error: unknown) {
  return error instanceof SyntaxError ? apiError('invalid_input', { fields: [] }) : null;
}

function toHeaders(req: Request): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  return headers;
}
