// What the authorisation matrix needs for posts, calendar, media and campaigns: for each endpoint an input that is
// valid for the organization whose content it names. `foreign` says what the owner of another organization gets for
// that very input: not_found where it names an id, own where it names none (the answer then shows nothing of the first).
import { randomUUID } from 'node:crypto';
import { weeklyLike } from '@rupor/shared/posts/recurrence';
import { createAsset, createChannel, createSeriesRow, DAY_MINUTES, inMinutes } from './content.ts';
import type { TestOrganization } from './factories.ts';
import type { TestApp } from './harness.ts';
import { campaignEntries, createMatrixCampaign, type MatrixCampaign } from './matrix-campaigns.ts';
import { createMatrixMedia, type MatrixMedia, mediaEntries } from './matrix-media.ts';
import { createMatrixPlan, type MatrixPlan, planEntries } from './matrix-plan.ts';

export interface MatrixContent extends MatrixCampaign, MatrixMedia, MatrixPlan {
  /** A draft, written by nobody of the organization's people, so that four eyes are never in the way. */
  draftId: string;
  draftTargetId: string;
  inReviewId: string;
  scheduledId: string;
  removedId: string;
  unusedMediaId: string;
  rubricId: string;
  channelId: string;
  seriesId: string;
  endedSeriesId: string;
}

interface Entry {
  input: (content: MatrixContent) => unknown;
  foreign: 'not_found' | 'own';
}

const named = (input: Entry['input']): Entry => ({ input, foreign: 'not_found' });
const own = (input: Entry['input']): Entry => ({ input, foreign: 'own' });
const days = { from: '2026-11-01', to: '2026-11-30' };
const picture = () => new File([Buffer.from(PIXEL, 'base64')], 'pixel.png', { type: 'image/png' });
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** By the path in the contract. */
export const contentEntries: Record<string, Entry> = {
  'calendar.range': own(() => days),
  'calendar.day': own(() => ({ day: '2026-11-20', page: 1 })),
  'campaigns.rubrics': own(() => undefined),
  'campaigns.createRubric': own(() => ({ name: randomUUID(), colour: 1 })),
  'campaigns.createRubrics': own(() => ({ rubrics: [{ name: randomUUID(), colour: 1 }] })),
  'campaigns.orderRubrics': named(({ rubricId }) => ({ ids: [rubricId] })),
  'campaigns.rubricMix': own(() => days),
  'campaigns.updateRubric': named(({ rubricId }) => ({ id: rubricId, colour: 2 })),
  'campaigns.campaigns': own(() => undefined),
  'campaigns.createCampaign': own(() => ({ name: randomUUID() })),
  'campaigns.updateCampaign': named(({ campaignId }) => ({ id: campaignId, isArchived: false })),
  ...campaignEntries,
  ...mediaEntries,
  ...planEntries,
  'media.upload': own(() => ({ file: picture() })),
  'media.list': own(() => ({ page: 1 })),
  'media.limits': own(() => undefined),
  'media.get': named(({ mediaId }) => ({ id: mediaId })),
  'media.setAlt': named(({ mediaId }) => ({ id: mediaId, altText: 'Двор' })),
  'media.remove': named(({ unusedMediaId }) => ({ id: unusedMediaId })),
  'media.file': named(({ mediaId }) => ({ id: mediaId, size: 'preview' })),
  'posts.list': own(() => ({ page: 1 })),
  'posts.get': named(({ draftId }) => ({ id: draftId })),
  'posts.create': own(() => ({ baseText: 'Новый' })),
  'posts.save': named(({ draftId }) => ({ id: draftId, version: 1, title: 'Черновик' })),
  'posts.schedule': named(({ draftId }) => ({ id: draftId, ...inMinutes(DAY_MINUTES) })),
  'posts.publishNow': named(({ draftId }) => ({ id: draftId })),
  'posts.cancel': named(({ scheduledId }) => ({ id: scheduledId })),
  'posts.duplicate': named(({ draftId }) => ({ id: draftId })),
  'posts.remove': named(({ draftId }) => ({ id: draftId })),
  'posts.restore': named(({ removedId }) => ({ id: removedId })),
  'posts.submit': named(({ draftId }) => ({ id: draftId })),
  'posts.approve': named(({ inReviewId }) => ({ id: inReviewId, version: 1 })),
  'posts.sendBack': named(({ inReviewId }) => ({ id: inReviewId, note: 'Уточните' })),
  'posts.moveTarget': named(({ draftId, draftTargetId }) => ({
    id: draftId,
    targetIds: [draftTargetId],
    ...inMinutes(DAY_MINUTES),
  })),
  'posts.doubts': named(({ draftId }) => ({ id: draftId })),
  'posts.series.list': own(() => undefined),
  'posts.series.get': named(({ seriesId }) => ({ id: seriesId })),
  'posts.series.create': named(({ draftId }) => {
    const plan = inMinutes(DAY_MINUTES);
    return { postId: draftId, rule: { ...weeklyLike(plan.wallTime.slice(0, 10)), count: 2 }, ...plan };
  }),
  'posts.series.update': named(({ seriesId }) => ({ id: seriesId, version: 1, catchUp: 'latest' })),
  'posts.series.end': named(({ seriesId }) => ({ id: seriesId })),
  'posts.series.resume': named(({ endedSeriesId }) => ({ id: endedSeriesId })),
  'posts.slots.list': own(() => undefined),
  'posts.slots.save': named(({ channelId }) => ({ channelId, slots: [{ weekday: 1, time: '17:00' }] })),
  'posts.slots.next': named(({ channelId }) => ({ channelIds: [channelId] })),
  // Answers 200 with one refusal a post: another organization's posts are not_found inside the answer.
  'posts.bulk': own(({ draftId }) => ({ ids: [draftId], act: { kind: 'cancel' } })),
};

/** Fresh content for one call: many endpoints change what they are given. */
export async function createMatrixContent(
  test: TestApp,
  { organization }: Pick<TestOrganization, 'organization'>,
): Promise<MatrixContent> {
  const { db } = test.app;
  const organizationId = organization.id;
  const channelId = await createChannel(test, organizationId);
  const mediaId = await createAsset(test, organizationId);
  const write = (state: 'draft' | 'in_review' | 'scheduled', deletedAt: Date | null = null) =>
    db.post.create({
      data: {
        organizationId,
        baseText: `Пост ${randomUUID()}`,
        deletedAt,
        media: { create: { assetId: mediaId, position: 0 } },
        targets: {
          create: {
            organizationId,
            channelId,
            state,
            ...inMinutes(60),
            dueAt: new Date(Date.now() + 3_600_000),
          },
        },
      },
      include: { targets: true },
    });
  const draft = await write('draft');
  const rubric = await db.rubric.create({ data: { organizationId, name: randomUUID() } });
  const asset = await db.mediaAsset.findUniqueOrThrow({ where: { id: mediaId } });
  for (const key of [asset.fileKey, asset.previewKey ?? ''])
    await test.app.storage.put(key, Buffer.from(PIXEL, 'base64'));
  const series = (endedAt: Date | null) => createSeriesRow(test, { organizationId, channelId, endedAt });
  return {
    channelId,
    seriesId: await series(null),
    endedSeriesId: await series(new Date()),
    draftId: draft.id,
    draftTargetId: draft.targets[0]?.id ?? '',
    inReviewId: (await write('in_review')).id,
    scheduledId: (await write('scheduled')).id,
    removedId: (await write('draft', new Date())).id,
    mediaId,
    unusedMediaId: await createAsset(test, organizationId),
    rubricId: rubric.id,
    ...(await createMatrixCampaign(test, organizationId)),
    ...(await createMatrixPlan(test, organizationId)),
    ...(await createMatrixMedia(test, { organizationId, mediaId, targetId: draft.targets[0]?.id ?? '' })),
  };
}
