// What a thread works off in tests are numbers, into rows of a table. It dies in the midst of a batch as often as it is told.
import { workerData } from 'node:worker_threads';
import pg from 'pg';
import { serveOrders } from '../src/lib/intake/serve-orders.ts';
import { createWorkOff } from '../src/lib/intake/work-off.ts';
import { createLogger } from '../src/lib/logger.ts';

export interface IntakeThreadData {
  databaseUrl: string;
  kind: string;
  /** One number: so often it dies. */
  deaths: SharedArrayBuffer;
}

serveOrders((onSize) => {
  const { databaseUrl, kind, deaths } = workerData as IntakeThreadData;
  const left = new Int32Array(deaths);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const workOff = createWorkOff({
    ...{ pool, kind, logger: createLogger('silent'), onSize: onSize(kind) },
    async work(client, payloads) {
      const numbers = payloads.flatMap((one) => JSON.parse(one) as number[]);
      await client.query('INSERT INTO effect (n) SELECT * FROM unnest($1::int[])', [numbers]);
      if (Atomics.sub(left, 0, 1) <= 0) return;
      setImmediate(() => {
        throw new Error('dies');
      });
      await new Promise(() => undefined);
    },
  });
  return { kinds: { [kind]: workOff }, close: () => pool.end() };
});
