// Hears what the database's triggers tell (migration 0011): one connection a process, open while somebody listens.
// What is told while it is down is lost, so `onHearing` comes after each gap and whoever listens asks anew.
import pg from 'pg';
import type { App } from '../../../context.ts';

const CHANNEL = 'rupor_live';
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

export interface Ear {
  close(): Promise<void>;
}

interface Options {
  app: Pick<App, 'pool' | 'logger'>;
  /** «organization» or «organization:user» */
  onTold(payload: string): void;
  onHearing(): void;
  onLost(): void;
}

export function openEar({ app, onTold, onHearing, onLost }: Options): Ear {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;
  let waitMs = FIRST_WAIT_MS;

  const again = () => {
    client = null;
    if (isClosed || timer) return;
    timer = setTimeout(() => {
      timer = null;
      connecting = connect();
    }, waitMs);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  };

  const connect = async (): Promise<void> => {
    // A connection of its own: one of the pool would be missing there, and a pooler in between cannot listen.
    const fresh = new pg.Client({ connectionString: app.pool.options.connectionString });
    const lost = (error?: Error) => {
      if (client !== fresh && client !== null) return;
      if (error) app.logger.warn({ err: error }, 'live updates lost their connection');
      fresh.removeAllListeners('notification');
      onLost();
      again();
    };
    fresh.on('error', lost);
    fresh.on('notification', ({ payload }) => payload && onTold(payload));
    try {
      await fresh.connect();
      await fresh.query(`LISTEN ${CHANNEL}`);
      fresh.once('end', () => lost());
      if (isClosed) return void (await fresh.end());
      client = fresh;
      waitMs = FIRST_WAIT_MS;
      onHearing();
    } catch (error) {
      app.logger.warn({ err: error }, 'live updates cannot listen to the database');
      await fresh.end().catch((after: unknown) => app.logger.debug({ err: after }, 'connection was gone'));
      again();
    }
  };

  let connecting = connect();
  return {
    async close() {
      isClosed = true;
      if (timer) clearTimeout(timer);
      await connecting;
      await client?.end();
    },
  };
}
