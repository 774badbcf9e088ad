// One attempt of one claimed target. At most once: the attempt is written before the network is called, "sent" before
// the first byte leaves, and the answer closes attempt and target in one statement. If this process dies anywhere, the
// sweep finds the open attempt. Nothing that happens after the network call can fail the job or change the state.
import { setTimeout as wait } from 'node:timers/promises';
import { ORPCError } from '@orpc/server';
import { type App, type Ctx, systemCtx } from '../../context.ts';
import { crashPoint } from '../../jobs/crash-point.ts';
import { capabilitiesOf } from '../../networks/capabilities-of.ts';
import type { OutgoingPost, PublishResult } from '../../networks/network.ts';
import { ChannelUnavailable, type OpenChannel, openChannel } from '../channels/credentials.service.ts';
import { reportChannel } from '../channels/health.service.ts';
import { checkOutgoing } from '../posts/render.service.ts';
import { closeAttempt, firstCreatedAt, leaveOpen, markSent, openAttempt } from './attempt.sql.ts';
import { limitCall } from './call-limit.ts';
import { freeze, idempotencyKey } from './frozen-request.ts';
import { type ClaimedTarget, underLease } from './lease.ts';
import { decideRecovery } from './reconcile.policy.ts';
import { type HandOver, type Settlement, settle } from './settle.policy.ts';

/** An unanswered request is looked at again after this time. */
const LOOK_AGAIN_MS = 1_000;

/** The lease was lost or publishing was stopped before anything left. */
export class NotSent extends Error {}

export async function attemptTarget(app: App, target: ClaimedTarget, stopping: AbortSignal): Promise<void> {
  const ctx = systemCtx(app, target.organizationId);
  await underLease(app, target, async (lost) => {
    await crashPoint(app, 'after-claim');
    const prepared = await prepare(ctx, target);
    if ('kind' in prepared) {
      const empty = { key: idempotencyKey(target), request: freeze(nothing) };
      if (await openAttempt(app, target, empty)) await close(ctx, target, prepared);
      return;
    }
    const { channel, post } = prepared;
    if (!(await openAttempt(app, target, { key: post.idempotencyKey, request: freeze(post) }))) return;
    await crashPoint(app, 'after-attempt-open');
    await send(ctx, { target, channel, post, stopping, lost, isRepeat: false });
  });
}

interface Sending {
  target: ClaimedTarget;
  channel: OpenChannel;
  post: OutgoingPost;
  stopping: AbortSignal;
  lost: AbortSignal;
  /** An earlier process may have sent this very request: only "published" is believed. */
  isRepeat: boolean;
}

/** Calls the network under an open attempt, first time or repeat, and records what it says. */
export async function send(ctx: Ctx, sending: Sending): Promise<void> {
  const { target, channel, isRepeat } = sending;
  const result = await callNetwork(ctx, sending);
  await crashPoint(ctx, 'after-answer');
  if (isRepeat && (result === 'not-sent' || result.kind !== 'published')) {
    const problem = result === 'not-sent' ? 'no_answer' : result.problem;
    return leaveOpen(ctx, target, { waitMs: LOOK_AGAIN_MS, problem });
  }
  if (result === 'not-sent') {
    // Lost lease: this writes nothing. Paused: back into the line.
    return close(ctx, target, { kind: 'unavailable', problem: 'stopped_before_sending' });
  }
  const capabilities = capabilitiesOf(ctx.networks, channel.channel) ?? channel.network.capabilities;
  const next = decideRecovery({ sentAgoMs: 0, repeats: 0, paused: false, capabilities });
  if (result.kind === 'unknown' && next !== 'ask')
    return leaveOpen(ctx, target, { waitMs: LOOK_AGAIN_MS, problem: result.problem });
  await close(ctx, target, result);
  await tellChannel(ctx, channel.channel, result);
}

async function callNetwork(ctx: Ctx, sending: Sending): Promise<PublishResult | 'not-sent'> {
  const { target, channel, post, stopping, lost } = sending;
  const limit = limitCall({ stopping, lost });
  let sent: 'no' | 'yes' | 'refused' = 'no';
  const onSend = async () => {
    if (!(await markSent(ctx, target))) {
      sent = sent === 'yes' ? 'yes' : 'refused';
      throw new NotSent('the lease is lost or publishing is stopped');
    }
    sent = 'yes';
    await crashPoint(ctx, 'before-send');
  };
  const state = (): typeof sent => sent;
  try {
    const result = await channel.network.publish({ ...channel.call, signal: limit.signal, onSend }, post);
    await crashPoint(ctx, 'after-effect');
    return state() === 'refused' ? 'not-sent' : result;
  } catch (error) {
    if (state() === 'refused') return 'not-sent';
    ctx.logger.error({ err: error, targetId: target.id }, 'network threw instead of answering');
    return state() === 'yes'
      ? { kind: 'unknown', problem: 'no_answer' }
      : { kind: 'unavailable', problem: 'internal' };
  } finally {
    limit.done();
  }
}

/** Records the answer; while the database is away it tries again for as long as the lease may live. */
export async function close(
  ctx: Ctx,
  target: Pick<ClaimedTarget, 'id' | 'leaseToken' | 'attemptNumber'>,
  result: PublishResult | HandOver,
): Promise<void> {
  await crashPoint(ctx, 'before-close-commit');
  const settlement = settle(result, { attempt: target.attemptNumber, random: Math.random() });
  const closed = await insist(ctx, target, settlement);
  await crashPoint(ctx, 'after-close');
  if (!closed) ctx.logger.warn({ targetId: target.id }, 'answer came after the lease was lost');
}

async function insist(ctx: Ctx, target: Pick<ClaimedTarget, 'id' | 'leaseToken'>, settlement: Settlement) {
  for (let turn = 1; ; turn += 1) {
    try {
      return await closeAttempt(ctx, target, settlement);
    } catch (error) {
      ctx.logger.error({ err: error, targetId: target.id, turn }, 'answer could not be recorded');
      if (turn === 5) return false;
      await wait(200 * turn);
    }
  }
}

/** The channel's health is told beside the post, never instead of it. */
async function tellChannel(ctx: Ctx, channel: OpenChannel['channel'], result: PublishResult): Promise<void> {
  try {
    if (result.kind === 'auth')
      await reportChannel(ctx, channel.id, { health: 'reconnect', problem: result.problem });
    else if (result.kind === 'unavailable' && result.problem !== 'internal')
      await reportChannel(ctx, channel.id, { health: 'retrying', problem: result.problem });
    else if (result.kind === 'published' && channel.health !== 'works')
      await reportChannel(ctx, channel.id, { health: 'works' });
  } catch (error) {
    ctx.logger.error({ err: error, channelId: channel.id }, 'health of a channel could not be recorded');
  }
}

type NotSendable = Extract<PublishResult, { kind: 'rejected' | 'auth' | 'unavailable' }> | HandOver;

/**
 * Everything that can fail without consequences comes before the attempt is opened, in this order: a channel that is
 * gone, the rules, by hand, keys that cannot be read, files. A person needs neither keys nor fitted files.
 */
async function prepare(
  ctx: Ctx,
  target: ClaimedTarget,
): Promise<{ channel: OpenChannel; post: OutgoingPost } | NotSendable> {
  try {
    const [opened, checked] = await Promise.allSettled([
      openChannel(ctx, target.channelId),
      checkOutgoing(ctx, target.id),
    ]);
    if (opened.status === 'rejected' && !isUnreadable(opened.reason)) throw opened.reason;
    if (checked.status === 'rejected') throw checked.reason;
    const { byHand, render } = checked.value;
    if (byHand) return { kind: 'handed_over', reason: byHand };
    if (opened.status === 'rejected') throw opened.reason;
    const channel = opened.value;
    const content = await render();
    const key = idempotencyKey(target);
    const before = target.attemptNumber > 1 ? await firstCreatedAt(ctx, target.id, key) : null;
    const createdAt = before ?? ctx.clock.now().toISOString();
    return { channel, post: { ...content, idempotencyKey: key, createdAt } };
  } catch (error) {
    if (error instanceof ChannelUnavailable)
      return { kind: error.problem === 'channel_removed' ? 'rejected' : 'auth', problem: error.problem };
    if (error instanceof ORPCError && error.status < 500)
      return { kind: 'rejected', problem: String(error.code), data: asData(error.data) };
    ctx.logger.error({ err: error, targetId: target.id }, 'post could not be prepared');
    return { kind: 'unavailable', problem: 'internal' };
  }
}

function isUnreadable(error: unknown): boolean {
  return error instanceof ChannelUnavailable && error.problem === 'credentials_unreadable';
}

function asData(data: unknown): Record<string, unknown> | undefined {
  return typeof data === 'object' && data !== null ? { ...data } : undefined;
}

const nothing: OutgoingPost = {
  idempotencyKey: '',
  createdAt: '',
  text: '',
  options: {},
  images: [],
  files: [],
  replyTo: null,
};
