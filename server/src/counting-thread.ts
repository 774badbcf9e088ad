// Entry of the thread that works off what was accepted: visits and clicks of short links. It has connections of its own and
// nothing else of the process; in the database it is one of those that wait for their turn.
import { workerData } from 'node:worker_threads';
import { CLICKS_INTAKE, openClicksPool, workOffClicks } from './features/links/work-off-clicks.ts';
import { openVisitsPool, VISITS_INTAKE, workOffVisits } from './features/visits/ingest/work-off-visits.ts';
import { serveOrders } from './lib/intake/serve-orders.ts';
import { createLogger } from './lib/logger.ts';

/** What the thread is given at its start. */
export interface CountingData {
  databaseUrl: string;
  logLevel: string;
}

/** The batch, and what is asked beside it: new words, how many wait. */
const CONNECTIONS = 2;

serveOrders((onSize) => {
  const { databaseUrl, logLevel } = workerData as CountingData;
  const logger = createLogger(logLevel);
  const visits = openVisitsPool(databaseUrl, CONNECTIONS);
  const clicks = openClicksPool(databaseUrl, CONNECTIONS);
  return {
    kinds: {
      [VISITS_INTAKE]: workOffVisits({
        ...{ pool: visits, logger, now: Date.now },
        onSize: onSize(VISITS_INTAKE),
      }),
      [CLICKS_INTAKE]: workOffClicks({ pool: clicks, logger, onSize: onSize(CLICKS_INTAKE) }),
    },
    async close() {
      await visits.end();
      await clicks.end();
    },
  };
});
