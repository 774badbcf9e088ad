// What every service gets as its first parameter. Built once a process in main.ts, or by the tests' harness.
import type { Grant } from '@rupor/shared/organization/permissions';
import type { Config } from './config.ts';
import type { LinkCounter } from './features/links/click-counter.ts';
import type { VisitCounter } from './features/visits/ingest/counter.ts';
import type { Wake } from './jobs/wake.ts';
import type { Clock } from './lib/clock.ts';
import type { Sealer } from './lib/crypto.ts';
import type { Database, Db } from './lib/db.ts';
import type { Logger } from './lib/logger.ts';
import type { Mailer } from './lib/mailer.ts';
import type { SafeFetch } from './lib/safe-fetch.ts';
import type { Storage } from './lib/storage.ts';
import type { NetworkRegistry } from './networks/registry.ts';

/** The process: everything that lives as long as it does. */
export interface App {
  config: Config;
  logger: Logger;
  clock: Clock;
  db: Db;
  pool: Database['pool'];
  /** Seals channel credentials and other secrets of rows. */
  sealer: Sealer;
  storage: Storage;
  mailer: Mailer | null;
  networks: NetworkRegistry;
  /** The way out to addresses that people gave; private ones are refused. */
  safeFetch: SafeFetch;
  /** Tells the workers of due work; losing a call only delays it until the next sweep. */
  wake: Wake;
  /** Counts visits; what it has counted is committed. */
  visits: VisitCounter;
  /** Leads short links on and counts their clicks. */
  links: LinkCounter;
}

/** Who acts: a person in an organization, an API key, or the system itself. */
export type Actor =
  | {
      kind: 'user';
      userId: string;
      memberId: string;
      organizationId: string;
      name: string;
      /** Roles, each with where it counts. */
      grants: Grant[];
    }
  | { kind: 'apiKey'; apiKeyId: string; organizationId: string; name: string; scopes: string[] }
  | { kind: 'system'; organizationId: string; name: 'system' };

/** One request or one job of one organization. */
export interface Ctx extends App {
  actor: Actor;
  organizationId: string;
  requestId: string;
  ip: string | null;
}

export function systemCtx(app: App, organizationId: string): Ctx {
  return {
    ...app,
    actor: { kind: 'system', organizationId, name: 'system' },
    organizationId,
    requestId: 'system',
    ip: null,
  };
}
