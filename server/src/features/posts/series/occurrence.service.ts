// One occurrence: a post like any other, made once however many processes try (unique series and day), in one
// transaction. What the rules forbid stays a draft with its time, where a person sees it.
import { toWallTime } from '@rupor/shared/posts/schedule';
import type { Ctx } from '../../../context.ts';
import type { PostSeries } from '../../../generated/prisma/client.ts';
import type { Tx } from '../../../lib/db.ts';
import { newId } from '../../../lib/uuid.ts';
import { agreedTargets, askAbout } from '../../review/gate.service.ts';
import { wakeScheduled } from '../change-post.ts';
import { writeJournal } from '../journal.ts';
import { getPostOrThrow, type PostRow, type TargetRow } from '../load-post.ts';
import { applyContent } from '../posts-save.service.ts';
import { scheduleTargets } from '../schedule-targets.ts';
import { rulesOf } from '../target-content.ts';
import { SeriesContent, usableContent } from './series-content.ts';

interface NewOccurrence {
  series: PostSeries;
  day: string;
  /** When it goes out: by the rule, or later when it is caught up. */
  dueAt: Date;
}

/**
 * null: it is there already, no channel is left to send it to, or the series has changed since it was read. `ctx` acts
 * as the system.
 */
export async function makeOccurrence(
  ctx: Ctx,
  { series, day, dueAt }: NewOccurrence,
): Promise<PostRow | null> {
  const post = await ctx.db.$transaction(async (tx) => {
    if (!(await isAsRead(tx, series))) return null;
    const content = await usableContent(tx, ctx, SeriesContent.parse(series.content));
    if (content.targets?.length === 0) return null;
    const id = newId();
    const { count } = await tx.post.createMany({
      data: [
        {
          id,
          organizationId: ctx.organizationId,
          seriesId: series.id,
          occursOn: day,
          branchId: content.branchId ?? null,
          authorId: series.createdById,
          editedById: series.createdById,
          createdAt: ctx.clock.now(),
          updatedAt: ctx.clock.now(),
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return null;
    await applyContent(tx, ctx, await getPostOrThrow(ctx, id, tx), content);
    await writeJournal(tx, ctx, [{ kind: 'created', postId: id, data: { seriesId: series.id } }]);
    await planOccurrence(tx, ctx, { post: await getPostOrThrow(ctx, id, tx), series, dueAt });
    return getPostOrThrow(ctx, id, tx);
  });
  if (post) await wakeScheduled(ctx, post);
  return post;
}

/** Held until the transaction ends: a change or the end of the series waits, and then sees this occurrence. */
async function isAsRead(tx: Tx, { id, version }: PostSeries): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM post_series
    WHERE id = ${id}::uuid AND version = ${version} AND ended_at IS NULL FOR SHARE`;
  return rows.length > 0;
}

/**
 * Schedules what the rules let through and what was agreed to; what was not is asked about, the rest keeps the time as
 * an intention. The post must be locked or new.
 */
export async function planOccurrence(
  tx: Tx,
  ctx: Ctx,
  { post, series, dueAt }: { post: PostRow; series: PostSeries; dueAt: Date },
): Promise<void> {
  const { expiresAfterMinutes } = SeriesContent.parse(series.content);
  const { timeZone } = series;
  const time = { dueAt, wallTime: toWallTime(dueAt, timeZone), timeZone };
  const expiresAt =
    expiresAfterMinutes === null ? null : new Date(dueAt.getTime() + expiresAfterMinutes * 60_000);
  const held = post.targets.filter((target) => isHeld(ctx, post, target));
  const free = post.targets.filter((target) => !held.includes(target));
  const targets = await agreedTargets(tx, ctx, post, free);
  const unread = free.filter((target) => !targets.includes(target));
  await tx.postTarget.updateMany({
    where: { id: { in: [...held, ...unread].map(({ id }) => id) } },
    data: { ...time, expiresAt, version: { increment: 1 }, updatedAt: ctx.clock.now() },
  });
  await scheduleTargets(tx, ctx, { post, targets, time, expiresAt, isFarAhead: true });
  await askAbout(tx, ctx, post, unread);
}

/** The channel may work again by then; its content will not mend itself. */
function isHeld(ctx: Ctx, post: PostRow, target: TargetRow): boolean {
  return rulesOf(ctx, post, target).some(
    ({ level, code }) => level === 'blocks' && !code.startsWith('channel_'),
  );
}

const UNTOUCHED = ['draft', 'in_review', 'approved', 'scheduled'];

/** It follows the series: nobody changed it alone, and nothing of it is out, tried or called off. */
export function isUntouched(post: PostRow): boolean {
  return (
    post.detachedAt === null &&
    post.deletedAt === null &&
    post.targets.every(({ state, attemptCount }) => attemptCount === 0 && UNTOUCHED.includes(state))
  );
}
