// Schedule, publish now, move: one path, three ways to say when.

import type { Scheduled, SchedulePost } from '@rupor/shared/posts/contract';
import type { Plan, TargetProblem } from '@rupor/shared/posts/fields';
import { shiftDays, toWallTime } from '@rupor/shared/posts/schedule';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import { changePost, pickTargets, requireSeen, requireStates } from './change-post.ts';
import { isPlannable } from './diff-post.ts';
import { writeJournal } from './journal.ts';
import type { PostRow, TargetRow } from './load-post.ts';
import { requireExpiry, requireKeptExpiry, resolveFuture } from './plan-time.ts';
import { requirePlaces, requireStep } from './post.policy.ts';
import { presentPost } from './present-post.ts';
import { scheduleTargets } from './schedule-targets.ts';
import { detachOccurrence } from './series/detach.ts';
import { requireFreeSlot } from './slots/slots.service.ts';

export async function schedulePost(ctx: Ctx, input: SchedulePost): Promise<Scheduled> {
  const { id, targetIds, version, wallTime, timeZone, expiresAt, slot } = input;
  const { instant: dueAt, note } = resolveFuture(ctx, { wallTime, timeZone });
  requireExpiry(dueAt, expiresAt);
  let warnings: TargetProblem[] = [];
  const post = await changePost(ctx, id, async (tx, found) => {
    requireSeen(found, version);
    const targets = pickSchedulable(found, targetIds);
    requirePlaces(ctx, 'posts.schedule', found, targets);
    if (expiresAt === undefined) requireKeptExpiry(dueAt, targets);
    if (slot) await requireFreeSlot(tx, ctx, { post: found, targets, dueAt });
    await detachOccurrence(tx, ctx, found);
    warnings = await scheduleTargets(tx, ctx, {
      post: found,
      targets,
      time: { dueAt, wallTime, timeZone },
      ...(expiresAt === undefined ? {} : { expiresAt: expiresAt === null ? null : new Date(expiresAt) }),
    });
  });
  return { post: await presentPost(ctx, post), dueAt: dueAt.toISOString(), note, warnings };
}

interface PublishNow {
  id: string;
  targetIds?: string[];
  version?: number;
}

/** «Now» is the database's: the claim asks its clock, and one of an api ahead of it would only come later. */
export async function publishNow(ctx: Ctx, { id, targetIds, version }: PublishNow): Promise<Scheduled> {
  let dueAt = ctx.clock.now();
  const timeZone = await readTimeZone(ctx);
  let warnings: TargetProblem[] = [];
  const post = await changePost(ctx, id, async (tx, found) => {
    requireSeen(found, version);
    const targets = pickSchedulable(found, targetIds);
    requirePlaces(ctx, 'posts.schedule', found, targets);
    dueAt = await readDatabaseClock(tx);
    const time = { dueAt, wallTime: toWallTime(dueAt, timeZone), timeZone };
    await detachOccurrence(tx, ctx, found);
    warnings = await scheduleTargets(tx, ctx, { post: found, targets, time, expiresAt: null, isNow: true });
  });
  return { post: await presentPost(ctx, post), dueAt: dueAt.toISOString(), note: null, warnings };
}

async function readDatabaseClock(tx: Tx): Promise<Date> {
  const rows = await tx.$queryRaw<{ at: Date }[]>`SELECT date_trunc('milliseconds', clock_timestamp()) AS at`;
  const [row] = rows;
  if (!row) throw apiError('internal');
  return row.at;
}

interface Move extends Plan {
  id: string;
  targetIds: string[];
  slot?: boolean;
}

export async function moveTargets(
  ctx: Ctx,
  { id, targetIds, wallTime, timeZone, slot }: Move,
): Promise<Scheduled> {
  let moved: Moved | undefined;
  const post = await changePost(ctx, id, async (tx, found) => {
    const targets = pickTargets(found, targetIds, () => false);
    if (slot) {
      const { instant: dueAt } = resolveFuture(ctx, { wallTime, timeZone });
      await requireFreeSlot(tx, ctx, { post: found, targets, dueAt });
    }
    moved = await moveInTransaction(tx, ctx, { post: found, targets, plan: { wallTime, timeZone } });
  });
  if (!moved) throw apiError('internal');
  return { post: await presentPost(ctx, post), ...moved, dueAt: moved.dueAt.toISOString() };
}

/** All targets of the post that still have a time ahead of them, by whole days; each keeps its time of the clock. */
export async function shiftPost(ctx: Ctx, { id, days }: { id: string; days: number }): Promise<PostRow> {
  return changePost(ctx, id, async (tx, post) => {
    const targets = pickTargets(
      post,
      undefined,
      (target) => target.wallTime !== null && (target.state === 'scheduled' || isPlannable(target)),
    );
    for (const target of targets) {
      const { wallTime, timeZone } = target;
      if (!wallTime || !timeZone) continue;
      const plan = { wallTime: shiftDays(wallTime, days), timeZone };
      await moveInTransaction(tx, ctx, { post, targets: [target], plan });
    }
  });
}

type Moved = { dueAt: Date; note: Scheduled['note']; warnings: TargetProblem[] };

async function moveInTransaction(
  tx: Tx,
  ctx: Ctx,
  { post, targets, plan }: { post: PostRow; targets: TargetRow[]; plan: Plan },
): Promise<Moved> {
  requireStep(ctx, post, targets);
  requireStates(targets, ({ state }) => !['publishing', 'published', 'unconfirmed'].includes(state));
  const { instant: dueAt, note } = resolveFuture(ctx, plan);
  const time = { dueAt, ...plan };
  await detachOccurrence(tx, ctx, post);
  const intended = targets.filter(isPlannable);
  const planned = targets.filter((target) => !isPlannable(target));
  await tx.postTarget.updateMany({
    where: { id: { in: intended.map(({ id }) => id) } },
    data: { ...time, version: { increment: 1 }, updatedAt: ctx.clock.now() },
  });
  await writeJournal(
    tx,
    ctx,
    intended.map(({ id, state, wallTime }) => ({
      kind: 'moved' as const,
      postId: post.id,
      targetId: id,
      data: {
        from: state,
        dueAt: dueAt.toISOString(),
        ...plan,
        ...(wallTime ? { wallTimeBefore: wallTime } : {}),
      },
    })),
  );
  if (planned.length === 0) return { dueAt, note, warnings: [] };
  return { dueAt, note, warnings: await scheduleTargets(tx, ctx, { post, targets: planned, time }) };
}

/** Without names: everything that is not out and was not called off; only when nothing else is left, the called off. */
function pickSchedulable(post: PostRow, targetIds: string[] | undefined): TargetRow[] {
  const isOpen = ({ state }: TargetRow) =>
    !['publishing', 'published', 'unconfirmed', 'cancelled'].includes(state);
  const hasOpen = post.targets.some(isOpen);
  return pickTargets(post, targetIds, (target) => (hasOpen ? isOpen(target) : target.state === 'cancelled'));
}

async function readTimeZone(ctx: Ctx): Promise<string> {
  const { timeZone } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { timeZone: true },
  });
  return timeZone;
}
