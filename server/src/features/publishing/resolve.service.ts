// A person answers for a target that stands: «вышел», or send it (again). A retry looks before it sends wherever the
// network can be asked, keeps the idempotency key, and goes through the same claim as everything else.
import type { ConfirmPublished, TargetAnswer } from '@rupor/shared/publishing/contract';
import type { Ctx } from '../../context.ts';
import { requireBranch } from '../../http/require-branch.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import type { FindResult } from '../../networks/network.ts';
import { ChannelUnavailable, type OpenChannel, openChannel } from '../channels/credentials.service.ts';
import { lockPostOrThrow } from '../posts/load-post.ts';
import { requireAgreed } from '../review/gate.service.ts';
import { limitCall } from './call-limit.ts';
import { FrozenRequest, thaw } from './frozen-request.ts';
import { wakeTargets } from './publishing.service.ts';
import { refuseSending } from './reconcile.service.ts';

const RETRYABLE = ['failed', 'missed', 'unconfirmed'] as const;
const LOOK_BACK_MS = 30_000;

export async function confirmPublished(
  ctx: Ctx,
  { targetId, remoteUrl }: ConfirmPublished,
): Promise<TargetAnswer> {
  const target = await getTargetOrThrow(ctx, targetId);
  const sent = await ctx.db.publishAttempt.findFirst({
    where: { targetId, organizationId: ctx.organizationId, sentAt: { not: null } },
    orderBy: { number: 'desc' },
  });
  await becomePublished(ctx, target, {
    kind: 'confirmed',
    remoteIds: [],
    url: remoteUrl ?? null,
    at: sent?.sentAt ?? ctx.clock.now(),
  });
  return { targetId, state: 'published' };
}

export async function retryTarget(ctx: Ctx, { targetId }: { targetId: string }): Promise<TargetAnswer> {
  const target = await getTargetOrThrow(ctx, targetId);
  if (!RETRYABLE.some((state) => state === target.state))
    throw apiError('state_conflict', { state: target.state });
  if (target.channel.health === 'reconnect') throw apiError('network_problem', { problem: 'reconnect' });
  const channel = await openOrThrow(ctx, target.channelId);
  const found = await look(ctx, channel, target.id);
  if (found) {
    await becomePublished(ctx, target, { kind: 'found', ...found });
    return { targetId, state: 'published' };
  }
  await schedule(ctx, target);
  await wakeTargets(ctx, [{ id: target.id, version: target.version, dueAt: ctx.clock.now() }]);
  return { targetId, state: 'scheduled' };
}

type Target = Awaited<ReturnType<typeof getTargetOrThrow>>;

async function getTargetOrThrow(ctx: Ctx, id: string) {
  const target = await ctx.db.postTarget.findFirst({
    where: { id, organizationId: ctx.organizationId, post: { deletedAt: null } },
    include: { channel: true, post: { select: { organization: { select: { timeZone: true } } } } },
  });
  if (!target) throw apiError('not_found');
  requireBranch(ctx, 'publishing.resolve', target.channel.branchId);
  return target;
}

async function openOrThrow(ctx: Ctx, channelId: string): Promise<OpenChannel> {
  try {
    return await openChannel(ctx, channelId);
  } catch (error) {
    if (error instanceof ChannelUnavailable) throw apiError('network_problem', { problem: error.problem });
    throw error;
  }
}

interface Found {
  remoteIds: string[];
  url: string | null;
  at: Date;
}

/** The last request that left without an answer, if the network knows it after all. */
async function look(ctx: Ctx, channel: OpenChannel, targetId: string): Promise<Found | null> {
  if (channel.network.capabilities.lookup === 'none') return null;
  const attempt = await ctx.db.publishAttempt.findFirst({
    where: { targetId, organizationId: ctx.organizationId, sentAt: { not: null }, outcome: 'unknown' },
    orderBy: { number: 'desc' },
  });
  if (!attempt?.sentAt) return null;
  const frozen = FrozenRequest.parse(attempt.request);
  const key = attempt.idempotencyKey;
  const bare = { images: [], files: [] };
  const post = thaw(frozen, { key, ...bare }) ?? { ...frozen, ...bare, idempotencyKey: key };
  const limit = limitCall({ stopping: new AbortController().signal, lost: new AbortController().signal });
  const since = new Date(attempt.startedAt.getTime() - LOOK_BACK_MS);
  let result: FindResult;
  try {
    result = await channel.network.find(
      { ...channel.call, signal: limit.signal, onSend: refuseSending },
      post,
      since,
    );
  } finally {
    limit.done();
  }
  return result.kind === 'found'
    ? { remoteIds: result.remoteIds, url: result.url, at: attempt.sentAt }
    : null;
}

async function becomePublished(
  ctx: Ctx,
  target: Target,
  { kind, remoteIds, url, at }: Found & { kind: 'confirmed' | 'found' },
): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.postTarget.updateMany({
      where: { id: target.id, organizationId: ctx.organizationId, state: 'unconfirmed' },
      data: {
        state: 'published',
        publishedAt: at,
        remoteIds,
        remoteUrl: url,
        problem: null,
        nextAttemptAt: null,
      },
    });
    if (count === 0) throw apiError('state_conflict', { state: target.state });
    await writeDown(tx, ctx, target, kind);
  });
}

/** Due now: a person has just decided it. The version, and with it the idempotency key, stays. */
async function schedule(ctx: Ctx, target: Target): Promise<void> {
  const now = ctx.clock.now();
  const zone = target.timeZone ?? target.post.organization.timeZone;
  await ctx.db.$transaction(async (tx) => {
    // It may have been changed since it failed; what is unconfirmed cannot be.
    if (target.state !== 'unconfirmed') {
      const post = await lockPostOrThrow(ctx, target.postId, tx);
      await requireAgreed(
        tx,
        ctx,
        post,
        post.targets.filter(({ id }) => id === target.id),
      );
    }
    const { count } = await tx.postTarget.updateMany({
      where: {
        id: target.id,
        organizationId: ctx.organizationId,
        state: target.state,
        version: target.version,
      },
      data: {
        state: 'scheduled',
        dueAt: now,
        wallTime: wallTimeOf(now, zone),
        timeZone: zone,
        expiresAt: null,
        nextAttemptAt: null,
        problem: null,
      },
    });
    if (count === 0) throw apiError('state_conflict', { state: target.state });
    await writeDown(tx, ctx, target, 'retried');
  });
}

async function writeDown(tx: Tx, ctx: Ctx, target: Target, kind: string): Promise<void> {
  const now = ctx.clock.now();
  const { organizationId } = ctx;
  await tx.journalEntry.create({
    data: {
      organizationId,
      postId: target.postId,
      targetId: target.id,
      at: now,
      kind,
      actorName: kind === 'found' ? null : ctx.actor.name,
    },
  });
  await tx.notification.updateMany({
    where: { organizationId, targetId: target.id, resolvedAt: null },
    data: { resolvedAt: now },
  });
}

function wallTimeOf(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(at)
    .replace(' ', 'T');
}
