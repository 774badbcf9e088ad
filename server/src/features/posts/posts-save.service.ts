// Drafts: created once however often the request is repeated, saved field by field, never over somebody else's work.
import type { CreatePost, SavePost } from '@rupor/shared/posts/contract';
import type { Post } from '@rupor/shared/posts/fields';
import { isImmutable } from '@rupor/shared/posts/state-machine';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../lib/db.ts';
import { isUniqueViolation } from '../../lib/db-errors.ts';
import { apiError } from '../../lib/errors.ts';
import { newId } from '../../lib/uuid.ts';
import { refuseByLaw } from '../law/law-problems.ts';
import { recheckAgreement } from '../review/gate.service.ts';
import { settleRound } from '../review/rounds.service.ts';
import { keepFirstVersion, noteVersion } from '../review/versions.service.ts';
import { wakeScheduled } from './change-post.ts';
import { checkReferences } from './check-references.ts';
import {
  diffPost,
  isContentDiff,
  isEmptyDiff,
  type PostContent,
  type PostDiff,
  touchedBy,
} from './diff-post.ts';
import { writeJournal } from './journal.ts';
import { startLinkChecks } from './lint/link-check.service.ts';
import { getPostOrThrow, lockPostOrThrow, type PostRow } from './load-post.ts';
import { requireWallTime } from './plan-time.ts';
import { homeBranch, requireEdit, requireStep, userIdOf } from './post.policy.ts';
import { personOf, presentPost, readPeople } from './present-post.ts';
import { saveExpiry, savePlan, saveTargets } from './save-targets.ts';
import { refuseBlocked } from './schedule-targets.ts';
import { detachOccurrence } from './series/detach.ts';

const EDIT_NOTE_EVERY_MS = 10 * 60_000;

export async function createPost(ctx: Ctx, { id = newId(), ...content }: CreatePost): Promise<Post> {
  try {
    const post = await ctx.db.$transaction((tx) => createPostIn(tx, ctx, { id, ...content }));
    startLinkChecks(ctx, post);
    return presentPost(ctx, post);
  } catch (error) {
    // The same request again: the draft is there. Of another organization: 404, as for every foreign id.
    if (isUniqueViolation(error)) return presentPost(ctx, await getPostOrThrow(ctx, id));
    throw error;
  }
}

/** A draft as a part of a larger act: it stands or falls with the transaction. */
export async function createPostIn(
  tx: Tx,
  ctx: Ctx,
  { id, ...content }: CreatePost & { id: string },
): Promise<PostRow> {
  await tx.post.create({
    data: {
      id,
      organizationId: ctx.organizationId,
      branchId: homeBranch(ctx.actor),
      authorId: userIdOf(ctx.actor),
      editedById: userIdOf(ctx.actor),
      createdAt: ctx.clock.now(),
      updatedAt: ctx.clock.now(),
    },
  });
  const empty = await getPostOrThrow(ctx, id, tx);
  await applyContent(tx, ctx, empty, content);
  await writeJournal(tx, ctx, [{ kind: 'created', postId: id }]);
  const created = await getPostOrThrow(ctx, id, tx);
  await noteVersion(tx, ctx, created);
  return created;
}

export async function savePost(ctx: Ctx, { id, version, ...content }: SavePost): Promise<Post> {
  const saved = await ctx.db.$transaction(async (tx) => {
    const post = await lockPostOrThrow(ctx, id, tx);
    const wanted = diffPost(post, content);
    requireEdit(ctx, post, touchedBy(post, wanted));
    if (isEmptyDiff(wanted)) return { post, isConflict: false };
    if (post.deletedAt) throw apiError('state_conflict', { reason: 'removed' });
    if (post.version !== version) return { post, isConflict: true };
    await keepFirstVersion(tx, ctx, post);
    const diff = await applyContent(tx, ctx, post, content);
    await detachOccurrence(tx, ctx, post);
    await tx.post.update({
      where: { id },
      data: { version: { increment: 1 }, editedById: userIdOf(ctx.actor), updatedAt: ctx.clock.now() },
    });
    const changed = await getPostOrThrow(ctx, id, tx);
    await noteVersion(tx, ctx, changed);
    const planned = changed.targets.filter(({ state }) => state === 'scheduled');
    refuseBlocked(ctx, changed, planned);
    await refuseByLaw(tx, ctx, changed, planned);
    if (isContentDiff(diff)) await noteEdit(tx, ctx, changed);
    if (!isReviewDiff(diff)) return { post: changed, isConflict: false };
    await recheckAgreement(tx, ctx, changed);
    const settled = await getPostOrThrow(ctx, id, tx);
    await settleRound(tx, ctx, settled);
    return { post: settled, isConflict: false };
  });
  if (saved.isConflict) throw await conflictOf(ctx, saved.post);
  await wakeScheduled(ctx, saved.post);
  startLinkChecks(ctx, saved.post);
  return presentPost(ctx, saved.post);
}

export async function applyContent(tx: Tx, ctx: Ctx, post: PostRow, content: PostContent): Promise<PostDiff> {
  if (content.plan) requireWallTime(content.plan);
  const diff = diffPost(post, content);
  if (isContentDiff(diff)) {
    const touched = touchedBy(post, diff);
    requireStep(
      ctx,
      post,
      touched,
      touched.filter(({ state }) => !isImmutable(state)),
    );
  }
  await checkReferences(tx, ctx, content, diff);
  await saveTargets(tx, ctx, post, diff);
  await tx.post.update({ where: { id: post.id }, data: { ...diff.fields, updatedAt: ctx.clock.now() } });
  if (diff.mediaIds) {
    await tx.postMedia.deleteMany({ where: { postId: post.id } });
    await tx.postMedia.createMany({
      data: diff.mediaIds.map((assetId, position) => ({ postId: post.id, assetId, position })),
    });
  }
  if (diff.segmentIds) {
    const { organizationId } = ctx;
    await tx.postSegment.deleteMany({ where: { postId: post.id } });
    await tx.postSegment.createMany({
      data: diff.segmentIds.map((segmentId) => ({ postId: post.id, segmentId, organizationId })),
    });
  }
  // Targets that this very save adds take the time too.
  if (content.plan !== undefined) await savePlan(tx, post, content.plan);
  if (content.expiresAt !== undefined) await saveExpiry(tx, post, content.expiresAt);
  if (isContentDiff(diff))
    await tx.postTarget.updateMany({
      where: {
        id: { in: post.targets.map((target) => target.id) },
        state: { notIn: ['publishing', 'published', 'unconfirmed'] },
      },
      data: { version: { increment: 1 }, updatedAt: ctx.clock.now() },
    });
  return diff;
}

/** Does it change what was agreed to, or who is to be asked? */
function isReviewDiff(diff: PostDiff): boolean {
  return isContentDiff(diff) || diff.fields.rubricId !== undefined || diff.fields.campaignId !== undefined;
}

/** Edits of what others rely on stand in the journal, one line a while instead of one an autosave. */
async function noteEdit(tx: Tx, ctx: Ctx, post: PostRow): Promise<void> {
  if (!post.targets.some(({ state }) => ['in_review', 'approved', 'scheduled'].includes(state))) return;
  const last = await tx.journalEntry.findFirst({
    where: { postId: post.id },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  const age = last ? ctx.clock.now().getTime() - last.at.getTime() : Number.POSITIVE_INFINITY;
  if (last?.kind === 'edited' && last.actorName === ctx.actor.name && age < EDIT_NOTE_EVERY_MS) return;
  await writeJournal(tx, ctx, [{ kind: 'edited', postId: post.id }]);
}

async function conflictOf(ctx: Ctx, post: PostRow) {
  const people = await readPeople(ctx.db, [post.editedById]);
  return apiError('version_conflict', {
    current: await presentPost(ctx, post),
    editedBy: personOf(people, post.editedById),
    editedAt: post.updatedAt.toISOString(),
  });
}
