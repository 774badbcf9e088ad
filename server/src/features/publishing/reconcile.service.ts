// Brings a target whose process died, or whose answer was lost, to a known end. Safe to run anywhere, any number of
// times: the new fencing token lets one in, and the policy never lets a request go out twice unless the network itself
// makes one of it.
import { randomUUID } from 'node:crypto';
import { type App, type Ctx, systemCtx } from '../../context.ts';
import { capabilitiesOf } from '../../networks/capabilities-of.ts';
import type { OutgoingPost } from '../../networks/network.ts';
import { ChannelUnavailable, type OpenChannel, openChannel } from '../channels/credentials.service.ts';
import { renderTarget } from '../posts/render.service.ts';
import { close, send } from './attempt.service.ts';
import { closeAttempt, leaveOpen } from './attempt.sql.ts';
import { limitCall } from './call-limit.ts';
import { thaw } from './frozen-request.ts';
import { underLease } from './lease.ts';
import { publishLine } from './line.service.ts';
import { inNetworkSlot } from './network-slots.ts';
import { decideRecovery, MAX_REPEATS } from './reconcile.policy.ts';
import { type TakenOver, takeOver } from './recover.sql.ts';
import { backoffMs } from './settle.policy.ts';

/** A post may stand on the network with a time a little before ours; further back would be another post of the same text. */
const LOOK_BACK_MS = 30_000;
const LOOK_AGAIN_MS = 5_000;
/** A network that cannot say is asked so many times more: it may only be away for a moment. */
const LOOKS = 2;

export async function reconcileTarget(app: App, targetId: string, stopping: AbortSignal): Promise<void> {
  const taken = await takeOver(app, targetId, randomUUID());
  if (!taken) return;
  const ctx = systemCtx(app, taken.target.organizationId);
  ctx.logger.warn({ targetId, sentAgoMs: taken.attempt?.sentAgoMs ?? null }, 'open attempt taken over');
  await underLease(app, taken.target, (lost) => recover(ctx, { ...taken, stopping, lost }));
  await publishLine(app, taken.target.channelId, stopping);
}

interface Recovering extends TakenOver {
  stopping: AbortSignal;
  lost: AbortSignal;
}

async function recover(ctx: Ctx, work: Recovering): Promise<void> {
  const { target, attempt, paused } = work;
  if (!attempt || attempt.sentAgoMs === null) return reopen(ctx, work);
  const channel = await tryOpenChannel(ctx, target.channelId);
  if (!channel) return ask(ctx, work);
  const capabilities = capabilitiesOf(ctx.networks, channel.channel) ?? channel.network.capabilities;
  const { sentAgoMs, repeats, request, key } = attempt;
  const decision = decideRecovery({ sentAgoMs, repeats, paused, capabilities });
  if (decision === 'ask') return ask(ctx, work);
  const hasMedia = request.images.length + request.files.length > 0;
  const media = hasMedia ? await tryRenderMedia(ctx, target.id) : noMedia;
  const post = thaw(request, { key, ...media });
  const inSlot = (task: () => Promise<void>) => inNetworkSlot(ctx, target.network, task);
  if (decision === 'repeat' && post)
    return inSlot(() => send(ctx, { ...work, channel, post, isRepeat: true }));
  if (capabilities.lookup === 'none') return ask(ctx, work);
  const sought = post ?? { ...request, ...noMedia, idempotencyKey: key };
  await inSlot(() => look(ctx, work, { channel, post: sought }));
}

/** Surely nothing has left. A target that brings its process down again and again waits longer each time. */
async function reopen(ctx: Ctx, { target }: Recovering): Promise<void> {
  const waitMs = target.attemptNumber <= 2 ? 0 : backoffMs(target.attemptNumber, Math.random());
  const common = { remoteIds: [], url: null, problem: 'worker_died', problemData: null, waitMs };
  await closeAttempt(ctx, target, { ...common, outcome: 'unavailable', state: 'scheduled' });
}

async function look(
  ctx: Ctx,
  work: Recovering,
  { channel, post }: { channel: OpenChannel; post: OutgoingPost },
): Promise<void> {
  const { target, attempt } = work;
  const since = new Date((attempt?.startedAt ?? ctx.clock.now()).getTime() - LOOK_BACK_MS);
  const limit = limitCall(work);
  try {
    const call = { ...channel.call, signal: limit.signal, onSend: refuseSending };
    const found = await channel.network.find(call, post, since);
    if (found.kind === 'found')
      return close(ctx, target, { kind: 'published', remoteIds: found.remoteIds, url: found.url });
    if (found.kind === 'absent') return reopen(ctx, work);
    if ((attempt?.repeats ?? 0) >= LOOKS) return ask(ctx, work);
  } catch (error) {
    ctx.logger.error({ err: error, targetId: target.id }, 'network threw while it was asked for a post');
  } finally {
    limit.done();
  }
  if ((attempt?.repeats ?? 0) >= 2 * MAX_REPEATS) return ask(ctx, work);
  await leaveOpen(ctx, target, { waitMs: LOOK_AGAIN_MS, problem: attempt?.problem ?? 'no_answer' });
}

async function ask(ctx: Ctx, { target, attempt }: Recovering): Promise<void> {
  await close(ctx, target, { kind: 'unknown', problem: attempt?.problem ?? 'worker_died' });
}

export async function refuseSending(): Promise<void> {
  throw new Error('looking for a post must have no effect');
}

async function tryOpenChannel(ctx: Ctx, channelId: string): Promise<OpenChannel | null> {
  try {
    return await openChannel(ctx, channelId);
  } catch (error) {
    if (error instanceof ChannelUnavailable) return null;
    throw error;
  }
}

type Media = Pick<OutgoingPost, 'images' | 'files'>;
const noMedia: Media = { images: [], files: [] };

/** Media that cannot be made again leave the request unrepeatable, no more. */
async function tryRenderMedia(ctx: Ctx, targetId: string): Promise<Media> {
  try {
    const { images, files } = await renderTarget(ctx, targetId);
    return { images, files };
  } catch (error) {
    ctx.logger.warn({ err: error, targetId }, 'media of an open attempt cannot be made again');
    return noMedia;
  }
}
