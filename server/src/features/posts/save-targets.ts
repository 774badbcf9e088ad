// Writes what a save changes at the targets of a locked post. What is out keeps what it went out with.
import type { Plan } from '@rupor/shared/posts/fields';
import { resolveWallTime } from '@rupor/shared/posts/schedule';
import { isImmutable } from '@rupor/shared/posts/state-machine';
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../lib/db.ts';
import { requireStates } from './change-post.ts';
import { EXPIRABLE, isPlannable, type PostDiff, type TargetChange, type TargetInput } from './diff-post.ts';
import type { PostRow, TargetRow } from './load-post.ts';

export async function saveTargets(tx: Tx, ctx: Ctx, post: PostRow, diff: PostDiff): Promise<void> {
  requireStates(
    [...diff.removed, ...diff.changed.map(({ target }) => target)],
    ({ state }) => !isImmutable(state),
  );
  if (diff.fields.baseText !== undefined || diff.mediaIds !== undefined) await keepWhatIsOut(tx, post);
  await removeTargets(tx, ctx, diff.removed);
  for (const change of diff.changed) await changeTarget(tx, change);
  for (const added of diff.added) await addTarget(tx, ctx, post.id, added);
}

/** Intended times promise nothing, so a past one is kept too: schedule refuses it. */
export async function savePlan(tx: Tx, post: PostRow, plan: Plan | null): Promise<void> {
  const targets = await tx.postTarget.findMany({ where: { postId: post.id } });
  await tx.postTarget.updateMany({
    where: { id: { in: targets.filter(isPlannable).map(({ id }) => id) } },
    data: planColumns(plan),
  });
}

/** Of all that still can go out; a limit that the time has passed over is refused when it is scheduled. */
export async function saveExpiry(tx: Tx, post: PostRow, expiresAt: string | null): Promise<void> {
  await tx.postTarget.updateMany({
    where: { postId: post.id, position: 0, state: { in: [...EXPIRABLE] } },
    data: { expiresAt: expiresAt === null ? null : new Date(expiresAt) },
  });
}

function planColumns(plan: Plan | null) {
  return {
    wallTime: plan?.wallTime ?? null,
    timeZone: plan?.timeZone ?? null,
    dueAt: plan ? resolveWallTime(plan).instant : null,
  };
}

/** Targets that are out or on their way showed the base text: from now on it is their own. */
async function keepWhatIsOut(tx: Tx, post: PostRow): Promise<void> {
  for (const target of post.targets.filter(({ state }) => isImmutable(state))) {
    if (target.text === null)
      await tx.postTarget.update({ where: { id: target.id }, data: { text: post.baseText } });
    if (!target.hasOwnMedia)
      await setMedia(
        tx,
        target.id,
        post.media.map(({ assetId }) => assetId),
      );
  }
}

/** What was tried stays, cancelled, with its attempts; the rest leaves no trace. */
async function removeTargets(tx: Tx, ctx: Ctx, removed: TargetRow[]): Promise<void> {
  const tried = removed.filter(({ attemptCount }) => attemptCount > 0).map(({ id }) => id);
  const untried = removed.filter(({ attemptCount }) => attemptCount === 0).map(({ id }) => id);
  await tx.postTarget.updateMany({
    where: { id: { in: tried } },
    data: { state: 'cancelled', version: { increment: 1 }, updatedAt: ctx.clock.now() },
  });
  await tx.postTarget.deleteMany({ where: { id: { in: untried } } });
}

async function changeTarget(
  tx: Tx,
  { target, text, options, mediaIds, followUps }: TargetChange,
): Promise<void> {
  const data: Prisma.PostTargetUpdateInput = {};
  if (text !== undefined) data.text = text;
  if (options !== undefined) data.options = options;
  if (Object.keys(data).length > 0) await tx.postTarget.update({ where: { id: target.id }, data });
  if (mediaIds !== undefined) await setMedia(tx, target.id, mediaIds);
  if (followUps !== undefined) await setFollowUps(tx, target, followUps);
}

async function addTarget(
  tx: Tx,
  ctx: Ctx,
  postId: string,
  { channelId, text, options, mediaIds, followUps }: TargetInput,
): Promise<void> {
  const target = await tx.postTarget.create({
    data: {
      organizationId: ctx.organizationId,
      postId,
      channelId,
      text: text ?? null,
      options: options ?? {},
      createdAt: ctx.clock.now(),
    },
  });
  if (mediaIds) await setMedia(tx, target.id, mediaIds);
  if (followUps) await setFollowUps(tx, target, followUps);
}

/** Parts keep their row while they keep their place; a new one takes the plan of the first target. */
export async function setFollowUps(
  tx: Tx,
  first: Omit<TargetRow, 'channel' | 'media' | 'followUps'>,
  texts: string[],
): Promise<void> {
  const {
    id: parentId,
    organizationId,
    postId,
    channelId,
    state,
    dueAt,
    wallTime,
    timeZone,
    expiresAt,
  } = first;
  const plan = { state, dueAt, wallTime, timeZone, expiresAt };
  await tx.postTarget.deleteMany({ where: { parentId, position: { gt: texts.length } } });
  for (const [index, text] of texts.entries()) {
    const place = { postId, channelId, position: index + 1 };
    const own = { text, hasOwnMedia: true };
    await tx.postTarget.upsert({
      where: { postId_channelId_position: place },
      create: { ...place, ...plan, ...own, parentId, organizationId, createdAt: first.createdAt },
      update: { ...own, version: { increment: 1 } },
    });
  }
}

/** null = those of the post. */
async function setMedia(tx: Tx, targetId: string, mediaIds: string[] | null): Promise<void> {
  await tx.targetMedia.deleteMany({ where: { targetId } });
  await tx.targetMedia.createMany({
    data: (mediaIds ?? []).map((assetId, position) => ({ targetId, assetId, position })),
  });
  await tx.postTarget.update({ where: { id: targetId }, data: { hasOwnMedia: mediaIds !== null } });
}
