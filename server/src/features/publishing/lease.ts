// Leases of this process: every claimed target is renewed until it is let go. A lease that another process has taken
// over, or that ran out, is gone for good: the work under it is told by its signal, and its writes hit no row.
import type { App } from '../../context.ts';
import { LEASE_MS } from './claim.sql.ts';

const RENEW_MS = 2_000;

export interface ClaimedTarget {
  id: string;
  version: number;
  organizationId: string;
  postId: string;
  channelId: string;
  network: string;
  attemptNumber: number;
  /** Fencing token: every write about this target names it. */
  leaseToken: string;
}

interface Keeper {
  held: Map<string, AbortController>;
  timer: NodeJS.Timeout | null;
}

const keepers = new WeakMap<App['pool'], Keeper>();

/** Runs `work` under a lease that is kept alive; its signal aborts when the lease is lost. */
export async function underLease<T>(
  app: App,
  { leaseToken }: Pick<ClaimedTarget, 'leaseToken'>,
  work: (lost: AbortSignal) => Promise<T>,
): Promise<T> {
  const keeper = keepers.get(app.pool) ?? { held: new Map(), timer: null };
  keepers.set(app.pool, keeper);
  const lost = new AbortController();
  keeper.held.set(leaseToken, lost);
  keeper.timer ??= setInterval(() => void renew(app, keeper), RENEW_MS);
  try {
    return await work(lost.signal);
  } finally {
    keeper.held.delete(leaseToken);
    if (keeper.held.size === 0 && keeper.timer) {
      clearInterval(keeper.timer);
      keeper.timer = null;
    }
  }
}

async function renew(app: App, { held }: Keeper): Promise<void> {
  const tokens = [...held.keys()];
  try {
    const { rows } = await app.pool.query<{ lease_token: string }>(
      `UPDATE post_target SET lease_until = now() + make_interval(secs => $2::float / 1000)
       WHERE lease_token = ANY($1::uuid[]) AND state = 'publishing' AND lease_until > now() RETURNING lease_token`,
      [tokens, LEASE_MS],
    );
    const alive = new Set(rows.map((row) => row.lease_token));
    for (const token of tokens) if (!alive.has(token)) held.get(token)?.abort(new Error('lease lost'));
  } catch (error) {
    app.logger.warn({ err: error, count: tokens.length }, 'leases could not be renewed');
  }
}
