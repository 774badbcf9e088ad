// A post that a person publishes: read what is prepared, say «опубликовано» or «не буду». Each answer is one
// conditional UPDATE from by_hand, so two people answering at once leave one answer; the other gets state_conflict.
import { byHandReason } from '@rupor/shared/posts/by-hand';
import { countMedia } from '@rupor/shared/posts/file-rules';
import type { TargetState } from '@rupor/shared/posts/state-machine';
import type { ByHandTask, DeclineByHand, DoneByHand, TargetAnswer } from '@rupor/shared/publishing/contract';
import type { Ctx } from '../../context.ts';
import { requireBranch } from '../../http/require-branch.ts';
import { apiError } from '../../lib/errors.ts';
import { capabilitiesOf } from '../../networks/capabilities-of.ts';
import { shortenLinks, withShortLinks } from '../links/post-links.service.ts';
import { presentMedia } from '../media/present-media.ts';
import { aroundMedia, postInclude } from '../posts/load-post.ts';
import { presentChannel } from '../posts/present-post.ts';
import { contentOf } from '../posts/target-content.ts';

export async function readByHand(ctx: Ctx, { targetId }: { targetId: string }): Promise<ByHandTask> {
  const target = await getTargetOrThrow(ctx, targetId);
  const capabilities = capabilitiesOf(ctx.networks, target.channel);
  const { text, images, files } = contentOf(target.post, target);
  const counts = countMedia({ images, files });
  const followUps = target.followUps.map((part) => part.text ?? '');
  const texts = [text, ...followUps];
  const short = await shortenLinks(ctx, ctx.db, { ...target, images, files, texts });
  return {
    targetId,
    postId: target.postId,
    state: target.state,
    channel: presentChannel(target.channel),
    channelUrl: target.channel.url,
    reason: capabilities && byHandReason(capabilities, counts),
    text: withShortLinks(text, short),
    images: images.map(presentMedia),
    files: files.map(presentMedia),
    followUps: followUps.map((part) => withShortLinks(part, short)),
    dueAt: target.dueAt?.toISOString() ?? null,
    handedOverAt: target.handedOverAt?.toISOString() ?? null,
    publishedAt: target.publishedAt?.toISOString() ?? null,
    remoteUrl: target.remoteUrl,
    responsible: target.channel.responsible && {
      memberId: target.channel.responsible.id,
      name: target.channel.responsible.user.name,
    },
  };
}

export async function doneByHand(ctx: Ctx, { targetId, remoteUrl }: DoneByHand): Promise<TargetAnswer> {
  const now = ctx.clock.now();
  const published = { state: 'published', publishedAt: now, isByHand: true, problem: null } as const;
  return answer(ctx, {
    targetId,
    kind: 'done_by_hand',
    change: { ...published, remoteUrl: remoteUrl ?? null },
    followUps: published,
    data: {},
  });
}

export async function declineByHand(ctx: Ctx, { targetId, note }: DeclineByHand): Promise<TargetAnswer> {
  const change = { state: 'cancelled' } as const;
  return answer(ctx, {
    targetId,
    kind: 'declined_by_hand',
    change,
    followUps: change,
    data: note ? { note } : {},
  });
}

interface Answer {
  targetId: string;
  kind: string;
  change: { state: TargetState; publishedAt?: Date; isByHand?: boolean; remoteUrl?: string | null };
  followUps: { state: TargetState; publishedAt?: Date; isByHand?: boolean };
  data: Record<string, string>;
}

async function answer(ctx: Ctx, { targetId, kind, change, followUps, data }: Answer): Promise<TargetAnswer> {
  const { organizationId } = ctx;
  const target = await getTargetOrThrow(ctx, targetId);
  requireAnswerer(ctx, target.channel);
  const now = ctx.clock.now();
  await ctx.db.$transaction(async (tx) => {
    // The parts first: a change of the post itself would move them along with it.
    await tx.postTarget.updateMany({
      where: { parent: { postId: target.postId }, channelId: target.channelId, state: 'by_hand' },
      data: followUps,
    });
    const { count } = await tx.postTarget.updateMany({
      where: { id: targetId, organizationId, state: 'by_hand' },
      data: change,
    });
    if (count === 0) throw apiError('state_conflict', { state: target.state });
    const { postId } = target;
    const actorName = ctx.actor.name;
    await tx.journalEntry.create({
      data: { organizationId, postId, targetId, at: now, kind, actorName, data },
    });
    await tx.notification.updateMany({
      where: { organizationId, targetId, resolvedAt: null },
      data: { resolvedAt: now },
    });
  });
  return { targetId, state: change.state };
}

/** The member who looks after the channel by hand, and whoever decides about sending there. */
function requireAnswerer(ctx: Ctx, channel: { responsibleId: string | null; branchId: string | null }): void {
  if (ctx.actor.kind === 'user' && ctx.actor.memberId === channel.responsibleId) return;
  requireBranch(ctx, 'publishing.resolve', channel.branchId);
}

async function getTargetOrThrow(ctx: Ctx, id: string) {
  const target = await ctx.db.postTarget.findFirst({
    where: { id, organizationId: ctx.organizationId, position: 0, post: { deletedAt: null } },
    include: {
      channel: { include: { responsible: { include: { user: { select: { name: true } } } } } },
      media: postInclude.media,
      post: { include: { ...aroundMedia, media: postInclude.media } },
      followUps: { orderBy: { position: 'asc' }, select: { text: true } },
    },
  });
  if (!target) throw apiError('not_found');
  return target;
}
