// Asks one channel for its due numbers, one question after another. Guarantee: at least once; asking has no effect
// and a snapshot is only added. A channel that fails ends its own batch and nobody else's; the failure stays on the
// plan as `problem` and never reaches a chart.
import type { App, Ctx } from '../../context.ts';
import { systemCtx } from '../../context.ts';
import type { Numbers, NumbersResult } from '../../networks/network.ts';
import { ChannelUnavailable, type OpenChannel, openChannel } from '../channels/credentials.service.ts';
import { reportChannel } from '../channels/health.service.ts';
import { refreshFacts } from './facts.service.ts';
import { nextPollAt, nextTryAt } from './poll-schedule.policy.ts';
import { type ClaimedPoll, claimPolls } from './queries/claim-polls.sql.ts';
import type { DueChannel } from './queries/list-due-channels.sql.ts';
import { saveChannelSnapshot, saveTargetSnapshot } from './snapshots.service.ts';

const CALL_LIMIT_MS = 15_000;
const LEASE_MS = 120_000;
const BATCH_LIMIT_MS = 60_000;
const BATCH = 40;

interface Batch extends OpenChannel {
  source: 'counted' | 'simulated';
  signal: AbortSignal;
  touched: string[];
  /** What several posts were asked for together, by first remote id. */
  together: ReadonlyMap<string, Numbers>;
}

type Failed = Exclude<NumbersResult, { kind: 'numbers' } | { kind: 'gone' }>;

/** Never throws for reasons of the network. */
export async function pollChannel(app: App, due: DueChannel, signal: AbortSignal): Promise<void> {
  const ctx = systemCtx(app, due.organizationId);
  const now = app.clock.now();
  const claimed = await claimPolls(app.pool, {
    channelId: due.channelId,
    now,
    leaseUntil: new Date(now.getTime() + LEASE_MS),
    limit: BATCH,
  });
  if (claimed.length === 0) return;
  try {
    const open = await openChannel(ctx, due.channelId);
    const source = open.network.capabilities.simulated ? 'simulated' : 'counted';
    const together = await askTogether(ctx, claimed, { ...open, signal });
    await runBatch(ctx, claimed, { ...open, source, signal, touched: [], together });
  } catch (error) {
    if (!(error instanceof ChannelUnavailable)) throw error;
    const failed: Failed = { kind: 'unavailable', problem: error.problem };
    await postpone(ctx, { channelId: due.channelId, polls: claimed, failed });
  } finally {
    const ids = claimed.map((poll) => poll.subjectId);
    await ctx.db.pollPlan.updateMany({ where: { subjectId: { in: ids } }, data: { leaseUntil: null } });
  }
}

async function runBatch(ctx: Ctx, claimed: ClaimedPoll[], batch: Batch): Promise<void> {
  const startedAt = ctx.clock.now().getTime();
  let failed: Failed | null = null;
  let at = 0;
  while (at < claimed.length && !failed && !batch.signal.aborted) {
    const poll = claimed[at];
    if (!poll || ctx.clock.now().getTime() - startedAt > BATCH_LIMIT_MS) break;
    failed = await askOne(ctx, poll, batch);
    if (!failed) at += 1;
  }
  if (batch.touched.length > 0 || at > 0)
    await refreshFacts(ctx, {
      organizationId: ctx.organizationId,
      targetIds: batch.touched,
      channelIds: claimed.some((poll) => poll.kind === 'channel') ? [batch.channel.id] : [],
    });
  if (failed && !batch.signal.aborted) {
    await postpone(ctx, { channelId: batch.channel.id, polls: claimed.slice(at), failed });
    await reportFailure(ctx, batch.channel.id, failed);
  } else if (!failed && at > 0) await reportChannel(ctx, batch.channel.id, { health: 'works' });
}

/** The failure that ends the batch, or null. */
async function askOne(ctx: Ctx, poll: ClaimedPoll, batch: Batch): Promise<Failed | null> {
  const target =
    poll.kind === 'target'
      ? await ctx.db.postTarget.findFirst({
          where: { id: poll.subjectId, organizationId: ctx.organizationId },
          select: { id: true, remoteIds: true, publishedAt: true },
        })
      : null;
  const publishedAt = target?.publishedAt ?? null;
  if (poll.kind === 'target' && !publishedAt) {
    await ctx.db.pollPlan.deleteMany({ where: { subjectId: poll.subjectId } });
    return null;
  }
  const question = target && publishedAt ? { remoteIds: target.remoteIds, publishedAt } : null;
  const known = batch.together.get(target?.remoteIds[0] ?? '');
  const result: NumbersResult = known ? { kind: 'numbers', numbers: known } : await ask(ctx, batch, question);
  const now = ctx.clock.now();
  if (result.kind === 'gone') {
    await ctx.db.pollPlan.updateMany({
      where: { subjectId: poll.subjectId },
      data: { nextAt: null, problem: 'gone', problemSince: now },
    });
    return null;
  }
  if (result.kind !== 'numbers') return result;
  const { numbers } = result;
  const keep = batch.network.capabilities.metrics.live?.filter((name) => numbers[name] === undefined);
  const snapshot = { takenAt: now, source: batch.source, numbers, keep };
  const changed = target
    ? await saveTargetSnapshot(ctx, { ...snapshot, targetId: target.id })
    : await saveChannelSnapshot(ctx, { ...snapshot, channelId: batch.channel.id });
  if (target) batch.touched.push(target.id);
  const unchanged = changed ? 0 : poll.unchanged + 1;
  const fine = { answeredAt: now, failures: 0, problem: null, problemSince: null };
  await ctx.db.pollPlan.updateMany({
    where: { subjectId: poll.subjectId },
    data: { ...fine, unchanged, nextAt: nextPollAt({ publishedAt, now, unchanged }) },
  });
  // The channel's own plan says how fresh the whole channel is.
  if (target) await ctx.db.pollPlan.updateMany({ where: { subjectId: batch.channel.id }, data: fine });
  return null;
}

/** Only saves questions: whatever goes wrong here, each post is asked for by itself. */
async function askTogether(
  ctx: Ctx,
  claimed: ClaimedPoll[],
  { network, call, channel, signal }: Pick<Batch, 'network' | 'call' | 'channel' | 'signal'>,
): Promise<ReadonlyMap<string, Numbers>> {
  const ids = claimed.flatMap(({ kind, subjectId }) => (kind === 'target' ? [subjectId] : []));
  if (!network.postNumbersOf || ids.length < 2) return new Map();
  const posts = await ctx.db.postTarget.findMany({
    where: { id: { in: ids }, organizationId: ctx.organizationId },
    select: { remoteIds: true },
  });
  const limited = AbortSignal.any([signal, AbortSignal.timeout(CALL_LIMIT_MS)]);
  const whole = { ...call, signal: limited, onSend: () => Promise.resolve() };
  try {
    return await Promise.race([network.postNumbersOf(whole, posts), rejectOnAbort(limited)]);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    ctx.logger.warn({ channelId: channel.id, error: name }, 'numbers could not be asked for together');
    return new Map();
  }
}

async function ask(
  ctx: Ctx,
  batch: Batch,
  post: { remoteIds: string[]; publishedAt: Date } | null,
): Promise<NumbersResult> {
  const { network, call } = batch;
  const signal = AbortSignal.any([batch.signal, AbortSignal.timeout(CALL_LIMIT_MS)]);
  const whole = { ...call, signal, onSend: () => Promise.resolve() };
  const answer = post ? network.postNumbers(whole, post) : network.channelNumbers(whole);
  try {
    return await Promise.race([answer, rejectOnAbort(signal)]);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    ctx.logger.warn({ channelId: batch.channel.id, error: name }, 'numbers could not be asked for');
    return { kind: 'unavailable', problem: name === 'TimeoutError' ? 'timeout' : 'unexpected_answer' };
  }
}

/** A connector that forgets its signal must not hold the batch. */
function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** The whole channel waits: what failed for one post would fail for the next. */
async function postpone(
  ctx: Ctx,
  { channelId, polls, failed }: { channelId: string; polls: ClaimedPoll[]; failed: Failed },
): Promise<void> {
  const now = ctx.clock.now();
  const problem = failed.kind === 'rate_limited' ? 'rate_limited' : failed.problem;
  const failures = Math.max(0, ...polls.map((poll) => poll.failures)) + 1;
  const retryAfterMs = failed.kind === 'rate_limited' ? failed.retryAfterMs : undefined;
  const nextAt = nextTryAt({ now, failures, retryAfterMs });
  const all = { channelId, organizationId: ctx.organizationId };
  await ctx.db.pollPlan.updateMany({ where: { ...all, nextAt: { lt: nextAt } }, data: { nextAt, failures } });
  await ctx.db.pollPlan.updateMany({
    where: { ...all, kind: 'channel', problem: null },
    data: { problem, problemSince: now },
  });
}

async function reportFailure(ctx: Ctx, channelId: string, failed: Failed): Promise<void> {
  if (failed.kind === 'auth')
    await reportChannel(ctx, channelId, { health: 'reconnect', problem: failed.problem });
}
