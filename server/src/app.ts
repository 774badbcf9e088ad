// Builds the process from its configuration, piece by piece, and takes it down in the opposite order.
import type { Config } from './config.ts';
import type { App } from './context.ts';
import type { CountingData } from './counting-thread.ts';
import { createLinkCounter } from './features/links/click-counter.ts';
import { createVisitCounter } from './features/visits/ingest/counter.ts';
import { openPlaces } from './features/visits/ingest/places.ts';
import { noWake, type Wake } from './jobs/wake.ts';
import { type Clock, systemClock } from './lib/clock.ts';
import { createSealer } from './lib/crypto.ts';
import { type Database, openDatabase } from './lib/db.ts';
import { createWorkThread } from './lib/intake/thread.ts';
import { createLogger, type Logger } from './lib/logger.ts';
import { createMailer } from './lib/mailer.ts';
import { createSafeFetch } from './lib/safe-fetch.ts';
import { createStorage } from './lib/storage.ts';
import { createNetworks } from './networks/registry.ts';

interface Options {
  config: Config;
  databaseUrl: string;
  logger?: Logger;
  clock?: Clock;
  wake?: Wake;
  database?: Database;
  /** Entry of the thread that works off visits and clicks; without one that is done in this thread. */
  countingThread?: URL;
}

export interface BuiltApp {
  app: App;
  close(): Promise<void>;
}

export async function buildApp({ config, databaseUrl, ...given }: Options): Promise<BuiltApp> {
  const database = given.database ?? openDatabase({ url: databaseUrl });
  const storage = await createStorage(config);
  const logger = given.logger ?? createLogger(config.logLevel);
  const safeFetch = createSafeFetch({ allowPrivate: config.allowPrivateAddresses });
  const thread = given.countingThread
    ? createWorkThread({
        file: given.countingThread,
        data: { databaseUrl, logLevel: config.logLevel } satisfies CountingData,
        logger,
      })
    : undefined;
  const app: App = {
    config,
    logger,
    clock: given.clock ?? systemClock,
    db: database.prisma,
    pool: database.pool,
    sealer: createSealer(config.secrets, 'rows'),
    storage,
    mailer: createMailer(config),
    networks: createNetworks({
      db: database.prisma,
      clock: given.clock,
      fetch: safeFetch,
      storage,
    }),
    safeFetch,
    wake: given.wake ?? noWake,
    visits: createVisitCounter({
      databaseUrl,
      logger,
      thread,
      now: () => app.clock.now().getTime(),
      placeOf: config.geoFile ? openPlaces(config.geoFile) : undefined,
    }),
    links: createLinkCounter({ databaseUrl, logger, thread, now: () => app.clock.now().getTime() }),
  };
  return {
    app,
    async close() {
      await app.visits.close();
      await app.links.close();
      await thread?.close();
      await database.close();
    },
  };
}
