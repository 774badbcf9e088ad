// One asking for agreement from its submission to its end. The post is locked by the caller, so a round moves one step
// at a time; a unique index holds at most one open round a post, whoever is asked twice decides once.
import { HOUR_MS } from '@rupor/shared/lib/durations';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import {
  type Agreement,
  ANYBODY,
  agreedOf,
  digestOf,
  openStepOf,
  type ReviewedPost,
  type ReviewedTarget,
  type RoundRow,
  type StepRow,
} from './agreement.ts';
import { tellDeciders } from './tell.service.ts';

interface Opening {
  post: ReviewedPost;
  agreement: Pick<Agreement, 'stages' | 'routeIds'>;
  submittedById: string | null;
}

/** Begins at the first stage; a round that was open ends. */
export async function openRound(
  tx: Tx,
  ctx: Ctx,
  { post, agreement, submittedById }: Opening,
): Promise<RoundRow> {
  const now = ctx.clock.now();
  const { organizationId } = ctx;
  await endRound(tx, ctx, post.id, 'withdrawn');
  const stages = agreement.stages.length > 0 ? agreement.stages : [ANYBODY];
  const round = await tx.reviewRound.create({
    data: {
      organizationId,
      postId: post.id,
      routeIds: agreement.routeIds,
      submittedById,
      submittedAt: now,
      steps: {
        create: stages.map(({ hours, ...stage }, position) => ({
          ...stage,
          hours,
          organizationId,
          position,
          ...(position === 0 ? { openedAt: now, dueAt: dueOf(now, hours) } : {}),
        })),
      },
    },
    include: { steps: { orderBy: { position: 'asc' } } },
  });
  const first = openStepOf(round);
  if (first) await tellDeciders(tx, ctx, { post, step: first });
  return round;
}

/** What stands in review without a round (before there were any) begins one when somebody first looks after it. */
export async function ensureRound(
  tx: Tx,
  ctx: Ctx,
  post: ReviewedPost,
  agreement: Agreement,
): Promise<RoundRow> {
  if (agreement.open) return agreement.open;
  return openRound(tx, ctx, { post, agreement, submittedById: post.editedById ?? post.authorId });
}

export interface Decision {
  /** null: by a link. */
  userId: string | null;
  name: string;
  kind: 'approved' | 'edited' | 'sent_back';
  postVersion: number;
}

interface Step {
  post: ReviewedPost;
  round: RoundRow;
  targets: ReviewedTarget[];
  decision: Decision;
}

/** done: every stage has agreed to these targets; next: another stage is asked now. */
export async function agree(
  tx: Tx,
  ctx: Ctx,
  { post, round, targets, decision }: Step,
): Promise<'done' | 'next'> {
  const step = openStepOf(round);
  if (!step) throw apiError('state_conflict', { reason: 'wrong_state' });
  const isLast = step.position === round.steps.length - 1;
  const isWhole = post.targets.every(
    ({ id, state }) => state !== 'in_review' || targets.some((target) => target.id === id),
  );
  if (!isWhole && round.routeIds.length > 0) throw apiError('state_conflict', { reason: 'whole_post' });
  if (isWhole) await closeStep(tx, ctx, step, decision);
  if (!isLast) {
    const next = round.steps[step.position + 1];
    if (next) await openStep(tx, ctx, post, next);
    return 'next';
  }
  const agreed = { ...agreedOf(round) };
  for (const target of targets) agreed[target.channelId] = digestOf(post, target);
  await tx.reviewRound.update({
    where: { id: round.id },
    data: { agreed, ...(isWhole ? { state: 'approved', endedAt: ctx.clock.now() } : {}) },
  });
  return 'done';
}

/** Sent back: what had been agreed to for these targets is agreed to no more. */
export async function takeBack(
  tx: Tx,
  ctx: Ctx,
  { post, round, targets, decision }: Omit<Step, 'round'> & { round: RoundRow | null },
): Promise<void> {
  const step = openStepOf(round);
  if (step) await closeStep(tx, ctx, step, decision);
  await endRound(tx, ctx, post.id, 'sent_back');
  const rounds = await tx.reviewRound.findMany({
    where: { organizationId: ctx.organizationId, postId: post.id, NOT: { agreed: { equals: {} } } },
  });
  for (const one of rounds) {
    const left = Object.entries(agreedOf(one)).filter(
      ([channelId]) => !targets.some((target) => target.channelId === channelId),
    );
    await tx.reviewRound.update({ where: { id: one.id }, data: { agreed: Object.fromEntries(left) } });
  }
}

/** false: no round was open. */
export async function endRound(
  tx: Tx,
  ctx: Ctx,
  postId: string,
  state: 'withdrawn' | 'expired' | 'sent_back',
): Promise<boolean> {
  const { count } = await tx.reviewRound.updateMany({
    where: { postId, organizationId: ctx.organizationId, state: 'open' },
    data: { state, endedAt: ctx.clock.now() },
  });
  return count > 0;
}

/** After any act: a round of a post that stands in review nowhere is over. */
export async function settleRound(tx: Tx, ctx: Ctx, post: ReviewedPost): Promise<void> {
  if (post.targets.some(({ state }) => state === 'in_review')) return;
  await endRound(tx, ctx, post.id, 'withdrawn');
}

async function openStep(tx: Tx, ctx: Ctx, post: ReviewedPost, step: StepRow): Promise<void> {
  const now = ctx.clock.now();
  const opened = await tx.reviewStep.update({
    where: { id: step.id },
    data: { openedAt: now, dueAt: dueOf(now, step.hours) },
  });
  await tellDeciders(tx, ctx, { post, step: opened });
}

async function closeStep(tx: Tx, ctx: Ctx, step: StepRow, decision: Decision): Promise<void> {
  const { count } = await tx.reviewStep.updateMany({
    where: { id: step.id, organizationId: ctx.organizationId, decidedAt: null },
    data: {
      decidedAt: ctx.clock.now(),
      decidedById: decision.userId,
      decidedByName: decision.name,
      decision: decision.kind,
      postVersion: decision.postVersion,
    },
  });
  if (count === 0) throw apiError('state_conflict', { reason: 'wrong_state' });
}

function dueOf(now: Date, hours: number | null): Date | null {
  return hours === null ? null : new Date(now.getTime() + hours * HOUR_MS);
}
