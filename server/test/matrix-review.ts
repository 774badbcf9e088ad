// What the authorisation matrix calls the endpoints of agreement, remarks and versions with.
import { createToken } from '../src/lib/crypto.ts';
import type { TestOrganization } from './factories.ts';
import type { TestApp } from './harness.ts';
import { createMatrixContent, type MatrixContent } from './matrix-content.ts';

export interface MatrixReview extends MatrixContent {
  routeId: string;
  linkId: string;
  commentId: string;
}

export async function createMatrixReview(
  test: TestApp,
  { organization }: Pick<TestOrganization, 'organization'>,
): Promise<MatrixReview> {
  const { db } = test.app;
  const organizationId = organization.id;
  const content = await createMatrixContent(test, { organization });
  const { draftId: postId, inReviewId } = content;
  const at = new Date();
  // Of a channel that no post is in: the fixtures of other endpoints need nobody's agreement.
  const channel = await db.channel.create({
    data: { organizationId, network: 'practice-wall', remoteId: `route-${postId}`, name: 'Стена' },
  });
  const route = await db.reviewRoute.create({ data: { organizationId, channelId: channel.id } });
  const round = await db.reviewRound.create({
    data: {
      organizationId,
      postId: inReviewId,
      submittedAt: at,
      steps: { create: { organizationId, position: 0, name: '', openedAt: at } },
    },
    include: { steps: true },
  });
  const link = await db.reviewLink.create({
    data: {
      organizationId,
      postId: inReviewId,
      stepId: round.steps[0]?.id ?? '',
      tokenHash: createToken().hash,
      forWhom: 'Юрист',
      createdByName: 'Никто',
      createdAt: at,
      expiresAt: new Date(at.getTime() + 3_600_000),
    },
  });
  const comment = await db.postComment.create({
    data: { organizationId, postId, authorName: 'Никто', body: 'Проверьте дату', createdAt: at },
  });
  await db.postVersion.create({
    data: {
      organizationId,
      postId,
      number: 1,
      postVersion: 1,
      content: { title: '', baseText: 'Было', mediaIds: [], targets: [] },
      createdAt: at,
      savedAt: at,
    },
  });
  return { ...content, routeId: route.id, linkId: link.id, commentId: comment.id };
}

const stage = {
  name: 'Председатель',
  personIds: [],
  substituteIds: [],
  role: 'approver',
  branchId: null,
  isExternal: false,
  hours: 24,
};

interface Entry {
  input: (fixture: MatrixReview) => unknown;
  foreign: 'not_found' | 'own';
  also?: readonly ('forbidden' | 'state_conflict')[];
}

const named = (input: Entry['input'], also: Entry['also'] = []): Entry => ({
  input,
  foreign: 'not_found',
  also,
});

/** By the path in the contract. */
export const reviewEntries: Record<string, Entry> = {
  'review.routes.list': { input: () => undefined, foreign: 'own' },
  'review.routes.save': named(({ rubricId }) => ({ rubricId, stages: [stage] })),
  'review.routes.remove': named(({ routeId }) => ({ id: routeId })),
  'review.progress': named(({ inReviewId }) => ({ postId: inReviewId })),
  'review.approveWithEdit': named(({ inReviewId }) => ({
    postId: inReviewId,
    version: 1,
    baseText: 'Точнее',
  })),
  'review.links.create': named(({ inReviewId }) => ({ postId: inReviewId, forWhom: 'Юрист', hours: 72 })),
  'review.links.revoke': named(({ linkId }) => ({ id: linkId })),
  'review.comments.list': named(({ draftId }) => ({ postId: draftId })),
  'review.comments.add': named(({ draftId }) => ({ postId: draftId, body: 'Хорошо', mentionIds: [] })),
  'review.comments.resolve': named(({ commentId }) => ({ id: commentId, isResolved: true })),
  // Somebody else's remark: own ones in review-talk.test.ts.
  'review.comments.remove': named(({ commentId }) => ({ id: commentId }), ['forbidden']),
  'review.comments.seen': named(({ draftId }) => ({ postId: draftId })),
  'review.versions.list': named(({ draftId }) => ({ postId: draftId })),
  'review.versions.compare': named(({ draftId }) => ({ postId: draftId, number: 1, against: 'before' })),
  // Whoever neither plans nor agrees is held to own drafts.
  'review.versions.restore': named(
    ({ draftId }) => ({ postId: draftId, number: 1, version: 1 }),
    ['forbidden'],
  ),
};
