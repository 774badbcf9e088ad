// Reads one page of what a channel had before, stores it and remembers where to go on, in one transaction: a process
// that dies loses one page, which is asked for again and stored once. Asking has no effect on the network. What the
// network refuses ends the reading with its reason; what it cannot do now is tried later, ever more rarely.
import { type App, type Ctx, systemCtx } from '../../context.ts';
import type { EarlierResult } from '../../networks/network.ts';
import { refreshFacts } from '../metrics/facts.service.ts';
import { nextTryAt } from '../metrics/poll-schedule.policy.ts';
import { ChannelUnavailable, type OpenChannel, openChannel } from './credentials.service.ts';
import { type ClaimedReading, claimEarlier } from './queries/claim-earlier.sql.ts';
import { storeEarlier } from './store-earlier.ts';

const CALL_LIMIT_MS = 30_000;
const LEASE_MS = 120_000;
/** Between two pages of one channel. */
const PAUSE_MS = 2_000;
export const MOST_POSTS = 1_000;
/** A listing may hold pages without a post of the channel; it must end all the same. */
const MOST_PAGES = 200;
/** A few days of silence: the person decides when to try again. */
const MOST_FAILURES = 20;

type Failed = Exclude<EarlierResult, { kind: 'posts' }>;

/** False when nothing is due. Never throws for reasons of the network. */
export async function readNextPage(app: App, signal: AbortSignal): Promise<boolean> {
  const now = app.clock.now();
  const claimed = await claimEarlier(app.pool, { now, leaseUntil: new Date(now.getTime() + LEASE_MS) });
  if (!claimed) return false;
  const ctx = systemCtx(app, claimed.organizationId);
  if (!claimed.isListed) {
    const failed = await readPage(ctx, claimed, signal);
    if (failed) {
      if (signal.aborted) await release(ctx, claimed);
      else await postpone(ctx, claimed, failed);
      return true;
    }
  }
  await finishIfListed(ctx, claimed);
  return true;
}

async function readPage(ctx: Ctx, claimed: ClaimedReading, signal: AbortSignal): Promise<Failed | null> {
  let open: OpenChannel;
  try {
    open = await openChannel(ctx, claimed.channelId);
  } catch (error) {
    if (!(error instanceof ChannelUnavailable)) throw error;
    return { kind: 'auth', problem: error.problem };
  }
  const answer = await ask(ctx, open, claimed, signal);
  if (answer.kind !== 'posts') return answer;
  const touched = await store(ctx, claimed, open, answer);
  if (touched.length > 0) await refreshFacts(ctx, { organizationId: ctx.organizationId, targetIds: touched });
  return null;
}

async function ask(
  ctx: Ctx,
  { network, call }: OpenChannel,
  { since, cursor, channelId }: ClaimedReading,
  stop: AbortSignal,
): Promise<EarlierResult> {
  if (!network.listEarlier) return { kind: 'auth', problem: 'cannot_list' };
  const signal = AbortSignal.any([stop, AbortSignal.timeout(CALL_LIMIT_MS)]);
  const whole = { ...call, signal, onSend: () => Promise.resolve() };
  try {
    return await Promise.race([network.listEarlier(whole, { since, cursor }), rejectOnAbort(signal)]);
  } catch (error) {
    // Only its name: the text may quote what was sent.
    const name = error instanceof Error ? error.name : 'unknown';
    ctx.logger.warn({ channelId, error: name }, 'earlier posts could not be read');
    return { kind: 'unavailable', problem: name === 'TimeoutError' ? 'timeout' : 'unexpected_answer' };
  }
}

/** A connector that forgets its signal must not hold the reading. */
function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** Ids of the targets that are new. Nothing is written by a process whose lease went to another. */
async function store(
  ctx: Ctx,
  claimed: ClaimedReading,
  { channel, network }: OpenChannel,
  { posts, next }: Extract<EarlierResult, { kind: 'posts' }>,
): Promise<string[]> {
  const source = network.capabilities.simulated ? 'simulated' : 'counted';
  const room = MOST_POSTS - claimed.readCount;
  const isCut = posts.length > room || (posts.length === room && next !== null);
  const isLast = isCut || next === null || next === claimed.cursor || claimed.pageCount + 1 >= MOST_PAGES;
  return ctx.db.$transaction(
    async (tx) => {
      const held = await tx.$queryRaw<unknown[]>`
        SELECT 1 FROM earlier_reading WHERE channel_id = ${claimed.channelId}::uuid
          AND organization_id = ${ctx.organizationId}::uuid AND lease_token = ${claimed.leaseToken}::uuid FOR UPDATE`;
      if (held.length === 0) return [];
      const stored = await storeEarlier(tx, ctx, { channel, posts: posts.slice(0, room), source });
      const now = ctx.clock.now();
      await tx.earlierReading.update({
        where: { channelId: claimed.channelId },
        data: {
          cursor: isLast ? claimed.cursor : next,
          isListed: isLast,
          isCut,
          pageCount: { increment: 1 },
          addedCount: { increment: stored.targetIds.length },
          knownCount: { increment: stored.knownCount },
          nextAt: isLast ? now : new Date(now.getTime() + PAUSE_MS),
          ...(isLast ? {} : { leaseToken: null, leaseUntil: null }),
          failures: 0,
          problem: null,
        },
      });
      return stored.targetIds;
    },
    { timeout: 30_000 },
  );
}

/** A process may have died between a page and its sums: they are made of everything once more at the end. */
async function finishIfListed(ctx: Ctx, { channelId, leaseToken }: ClaimedReading): Promise<void> {
  const mine = { channelId, organizationId: ctx.organizationId, leaseToken, isListed: true };
  if ((await ctx.db.earlierReading.count({ where: mine })) === 0) return;
  const targets = await ctx.db.postTarget.findMany({
    where: { channelId, organizationId: ctx.organizationId, isImported: true, snapshots: { some: {} } },
    select: { id: true },
  });
  const targetIds = targets.map(({ id }) => id);
  if (targetIds.length > 0) await refreshFacts(ctx, { organizationId: ctx.organizationId, targetIds });
  await ctx.db.earlierReading.updateMany({
    where: mine,
    data: {
      state: 'done',
      cursor: null,
      nextAt: null,
      leaseToken: null,
      leaseUntil: null,
      finishedAt: ctx.clock.now(),
    },
  });
}

/** The process ends: another one goes on at once. */
async function release(ctx: Ctx, { channelId, leaseToken }: ClaimedReading): Promise<void> {
  await ctx.db.earlierReading.updateMany({
    where: { channelId, organizationId: ctx.organizationId, leaseToken },
    data: { leaseToken: null, leaseUntil: null },
  });
}

async function postpone(ctx: Ctx, claimed: ClaimedReading, failed: Failed): Promise<void> {
  const { channelId, leaseToken } = claimed;
  const now = ctx.clock.now();
  const failures = claimed.failures + 1;
  const isOver = failed.kind === 'auth' || failures >= MOST_FAILURES;
  const problem = failed.kind === 'rate_limited' ? 'rate_limited' : failed.problem;
  const retryAfterMs = failed.kind === 'rate_limited' ? failed.retryAfterMs : undefined;
  await ctx.db.earlierReading.updateMany({
    where: { channelId, organizationId: ctx.organizationId, leaseToken },
    data: {
      ...(isOver ? { state: 'stopped', finishedAt: now } : {}),
      nextAt: isOver ? null : nextTryAt({ now, failures, retryAfterMs }),
      failures,
      problem,
      leaseToken: null,
      leaseUntil: null,
    },
  });
}
