// One process of Rupor: role all, api or worker. Stops in order: no new requests, drain, jobs, database.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import { endLive } from './features/notifications/live/live-hub.ts';
import { startWork, type Work } from './jobs/work.ts';
import { type DataDirLock, lockDataDir, prepareDataDir } from './lib/data-dir.ts';
import { startEmbeddedPostgres } from './lib/embedded-postgres.ts';
import { StartupError } from './lib/errors.ts';
import { createLogger } from './lib/logger.ts';
import { migrate } from './lib/migrate.ts';

/** Requests and jobs have this long to finish after a stop signal. */
const DRAIN_MS = 8_000;

export interface Running {
  /** null for the role worker. */
  port: number | null;
  databaseUrl: string;
  app: Awaited<ReturnType<typeof buildApp>>['app'];
  stop(): Promise<void>;
}

/** Throws StartupError with one sentence for the operator; everything opened until then is closed again. */
export async function startRupor(config: Config, countingThread?: URL): Promise<Running> {
  const undo: (() => Promise<void>)[] = [];
  const stop = once(async () => {
    for (const step of undo.reverse()) await step();
  });
  try {
    await prepareDataDir(config.dataDir);
    if (!config.databaseUrl) {
      const lock: DataDirLock = await lockDataDir(config.dataDir);
      undo.push(() => lock.release());
    }
    const server = config.role === 'worker' ? null : await reservePort(config);
    if (server) undo.push(() => closeServer(server));
    const databaseUrl = config.databaseUrl ?? (await embedded(config, undo));
    await migrate(databaseUrl);
    const logger = createLogger(config.logLevel);
    const work: Work = await startWork({ config, databaseUrl, logger });
    undo.push(() => work.close());
    const { app, close } = await buildApp({
      ...{ config, databaseUrl, logger, wake: work.wake, countingThread },
    });
    undo.push(close);
    if (config.demo) {
      const { seedDemo } = await import('./features/demo/seed-demo.service.ts');
      await seedDemo(app);
    }
    if (config.role !== 'api') await work.run(app);
    if (server) {
      // A worker has no use for the whole API in its memory.
      const { createListener } = await import('./http/listener.ts');
      server.answer(createListener(app));
    }
    undo.push(async () => {
      endLive(app);
      await Promise.all([work.drain(DRAIN_MS), server && drainServer(server, DRAIN_MS)]);
    });
    const port = server ? (server.address() as AddressInfo).port : null;
    return { port, databaseUrl, app, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function embedded(config: Config, undo: (() => Promise<void>)[]): Promise<string> {
  const postgres = await startEmbeddedPostgres(config.dataDir);
  undo.push(() => postgres.stop());
  return postgres.url;
}

/** A film of the largest size at a megabit a second; the usual five minutes would cut it off. */
const REQUEST_TIMEOUT_MS = 15 * 60_000;

interface ReservedServer extends http.Server {
  /** From now on; those who came before are answered too. */
  answer(listener: http.RequestListener): void;
}

/** The port is taken first: a second start must fail before it touches anything. Early requests wait. */
async function reservePort({ host, port }: Config): Promise<ReservedServer> {
  const early: Parameters<http.RequestListener>[] = [];
  const keep: http.RequestListener = (...request) => early.push(request);
  const server = http.createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, keep);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const what =
        error.code === 'EADDRINUSE'
          ? `Port ${port} is taken by another program: stop it or start Rupor with PORT=${port + 1}.`
          : `Rupor cannot listen on ${host}:${port} (${error.code}): choose another HOST or PORT.`;
      reject(new StartupError(what, { cause: error }));
    });
    server.listen(port, host, resolve);
  });
  return Object.assign(server, {
    answer(listener: http.RequestListener) {
      server.off('request', keep);
      server.on('request', listener);
      for (const request of early) listener(...request);
    },
  });
}

async function drainServer(server: http.Server, limitMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), limitMs);
  await closed;
  clearTimeout(timer);
}

async function closeServer(server: http.Server): Promise<void> {
  if (!server.listening) return;
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

function once(action: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | undefined;
  return () => {
    result ??= action();
    return result;
  };
}
