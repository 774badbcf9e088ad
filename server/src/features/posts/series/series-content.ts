// What the occurrences of a series are made of: a copy of the post it started from, kept with the series, so that
// neither a change of one occurrence nor its removal changes those to come.
import { Id } from '@rupor/shared/lib/fields';
import { TargetOptions } from '@rupor/shared/posts/fields';
import { z } from 'zod';
import type { Ctx } from '../../../context.ts';
import type { Tx } from '../../../lib/db.ts';
import type { PostContent } from '../diff-post.ts';
import type { PostRow } from '../load-post.ts';
import { chosenOptions } from '../target-content.ts';

export const SeriesContent = z.object({
  title: z.string(),
  baseText: z.string(),
  mediaIds: z.array(Id),
  rubricId: Id.nullable(),
  campaignId: Id.nullable(),
  /** Series made before posts had segments have none. */
  segmentIds: z.array(Id).default([]),
  branchId: Id.nullable(),
  targets: z.array(
    z.object({
      channelId: Id,
      text: z.string().nullable(),
      options: TargetOptions,
      mediaIds: z.array(Id).nullable(),
      followUps: z.array(z.string()),
    }),
  ),
  /** It is missed so long after its time; null = as everywhere in the organization. */
  expiresAfterMinutes: z.number().int().nullable(),
});
export type SeriesContent = z.infer<typeof SeriesContent>;

/** As the post stands. Targets that were called off are left out. */
export function contentOfPost(post: PostRow): SeriesContent {
  const targets = post.targets.filter(({ state }) => state !== 'cancelled');
  const limited = targets.find(({ expiresAt, dueAt }) => expiresAt && dueAt);
  return {
    title: post.title,
    baseText: post.baseText,
    mediaIds: post.media.map(({ assetId }) => assetId),
    rubricId: post.rubricId,
    campaignId: post.campaignId,
    segmentIds: post.segments.map(({ segmentId }) => segmentId),
    branchId: post.branchId,
    targets: targets.map((target) => ({
      channelId: target.channelId,
      text: target.text,
      options: chosenOptions(target),
      mediaIds: target.hasOwnMedia ? target.media.map(({ assetId }) => assetId) : null,
      followUps: target.followUps.map((part) => part.text ?? ''),
    })),
    expiresAfterMinutes:
      limited?.expiresAt && limited.dueAt
        ? Math.ceil((limited.expiresAt.getTime() - limited.dueAt.getTime()) / 60_000)
        : null,
  };
}

/** Without what is gone by now: channels that were taken out, removed pictures, rubrics, campaigns, branches. */
export async function usableContent(tx: Tx, ctx: Ctx, content: SeriesContent): Promise<PostContent> {
  const { organizationId } = ctx;
  const own = (id: string) => ({ where: { id, organizationId } });
  const mediaIds = [...content.mediaIds, ...content.targets.flatMap((target) => target.mediaIds ?? [])];
  const channels = await tx.channel.findMany({
    where: { organizationId, removedAt: null, id: { in: content.targets.map(({ channelId }) => channelId) } },
    select: { id: true },
  });
  const media = await tx.mediaAsset.findMany({
    where: { organizationId, deletedAt: null, id: { in: mediaIds } },
    select: { id: true },
  });
  const rubric = content.rubricId && (await tx.rubric.findFirst(own(content.rubricId)));
  const campaign = content.campaignId && (await tx.campaign.findFirst(own(content.campaignId)));
  const branch = content.branchId && (await tx.branch.findFirst(own(content.branchId)));
  const segments = await tx.segment.findMany({
    where: { organizationId, id: { in: content.segmentIds } },
    select: { id: true },
  });
  const isThere = (id: string) => media.some((one) => one.id === id);
  return {
    title: content.title,
    baseText: content.baseText,
    mediaIds: content.mediaIds.filter(isThere),
    rubricId: rubric ? content.rubricId : null,
    campaignId: campaign ? content.campaignId : null,
    segmentIds: segments.map(({ id }) => id),
    branchId: branch ? content.branchId : null,
    targets: content.targets
      .filter(({ channelId }) => channels.some(({ id }) => id === channelId))
      .map((target) => ({ ...target, mediaIds: target.mediaIds?.filter(isThere) ?? null })),
  };
}
