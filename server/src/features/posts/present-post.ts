// Rows of posts as the contract shows them.
import { headingOf } from '@rupor/shared/posts/excerpt';
import type { Person, Post, PostChannel, PostTarget } from '@rupor/shared/posts/fields';
import { isImmutable, leadingState } from '@rupor/shared/posts/state-machine';
import { mayAct } from '@rupor/shared/review/acts';
import type { Ctx } from '../../context.ts';
import type { Channel } from '../../generated/prisma/client.ts';
import type { Db, Tx } from '../../lib/db.ts';
import { presentMedia } from '../media/present-media.ts';
import { readAgreement } from '../review/agreement.ts';
import { factsOf, mayAgreeToOwn } from '../review/facts.ts';
import type { PostRow, TargetRow } from './load-post.ts';
import { readOrigin } from './origin.ts';
import { chosenOptions, rulesOf } from './target-content.ts';

export async function presentPost(ctx: Ctx, post: PostRow): Promise<Post> {
  const [people, allowSelfApproval, agreement, origin] = await Promise.all([
    readPeople(ctx.db, [post.authorId, post.editedById]),
    mayAgreeToOwn(ctx, ctx.db),
    readAgreement(ctx, ctx.db, post),
    readOrigin(ctx, post),
  ]);
  const factsAt = (targets: TargetRow[]) => factsOf(ctx, { post, targets, agreement, allowSelfApproval });
  const inReview = post.targets.filter(({ state }) => state === 'in_review');
  return {
    id: post.id,
    title: post.title,
    heading: headingOf({ title: post.title, text: post.baseText }),
    baseText: post.baseText,
    mediaIds: post.media.map(({ assetId }) => assetId),
    media: presentAllMedia(post),
    rubricId: post.rubricId,
    campaignId: post.campaignId,
    segmentIds: post.segments.map(({ segmentId }) => segmentId),
    branchId: post.branchId,
    // A part that did not go out needs a look as much as the post itself.
    state: leadingState(
      post.targets.flatMap(({ state, followUps }) => [state, ...followUps.map((part) => part.state)]),
    ),
    targets: post.targets.map((target) => presentTarget(ctx, post, target)),
    version: post.version,
    author: personOf(people, post.authorId),
    editedBy: personOf(people, post.editedById),
    reviewNote: post.reviewNote,
    series:
      post.seriesId && post.occursOn
        ? { id: post.seriesId, occursOn: post.occursOn, isDetached: post.detachedAt !== null }
        : null,
    origin,
    canApprove: inReview.length > 0 && mayAct(factsAt(inReview), 'approve'),
    review: factsAt(post.targets.filter(({ state }) => !isImmutable(state))),
    createdAt: post.createdAt.toISOString(),
    updatedAt: post.updatedAt.toISOString(),
    deletedAt: post.deletedAt?.toISOString() ?? null,
  };
}

function presentTarget(ctx: Ctx, post: PostRow, target: TargetRow): PostTarget {
  return {
    id: target.id,
    channel: presentChannel(target.channel),
    text: target.text,
    options: chosenOptions(target),
    mediaIds: target.hasOwnMedia ? target.media.map(({ assetId }) => assetId) : null,
    state: target.state,
    dueAt: target.dueAt?.toISOString() ?? null,
    wallTime: target.wallTime,
    timeZone: target.timeZone,
    expiresAt: target.expiresAt?.toISOString() ?? null,
    version: target.version,
    attemptCount: target.attemptCount,
    publishedAt: target.publishedAt?.toISOString() ?? null,
    handedOverAt: target.handedOverAt?.toISOString() ?? null,
    isByHand: target.isByHand,
    isImported: target.isImported,
    remoteUrl: target.remoteUrl,
    problem: target.problem,
    problemData: (target.problemData as Record<string, unknown> | null) ?? null,
    followUps: target.followUps.map((part) => ({
      id: part.id,
      text: part.text ?? '',
      state: part.state,
      publishedAt: part.publishedAt?.toISOString() ?? null,
      remoteUrl: part.remoteUrl,
      problem: part.problem,
      problemData: (part.problemData as Record<string, unknown> | null) ?? null,
    })),
    rules: isImmutable(target.state) ? [] : rulesOf(ctx, post, target),
  };
}

export function presentChannel(channel: Channel): PostChannel {
  const { id, network, name, handle, branchId, health, removedAt } = channel;
  return { id, network, name, handle, branchId, health, isRemoved: removedAt !== null };
}

/** Names by user id. Members only ever see names of people who act in their organization. */
export async function readPeople(db: Db | Tx, ids: (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const users = await db.user.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } });
  return new Map(users.map(({ id, name }) => [id, name]));
}

export function personOf(people: Map<string, string>, id: string | null): Person | null {
  const name = id === null ? undefined : people.get(id);
  return id === null || name === undefined ? null : { id, name };
}

function presentAllMedia(post: PostRow): Post['media'] {
  const assets = [...post.media, ...post.targets.flatMap(({ media }) => media)].map(({ asset }) => asset);
  return [...new Map(assets.map((asset) => [asset.id, presentMedia(asset)])).values()];
}
