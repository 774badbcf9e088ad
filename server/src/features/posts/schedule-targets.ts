// The one way into the state `scheduled`: by hand, now, by approval, by undo. The rules and the gate of agreement stand
// before it.
import type { TargetProblem } from '@rupor/shared/posts/fields';
import { canMove } from '@rupor/shared/posts/state-machine';
import type { Ctx } from '../../context.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import { refuseByLaw } from '../law/law-problems.ts';
import { shortenLinks } from '../links/post-links.service.ts';
import { requireAgreed } from '../review/gate.service.ts';
import { requireStates } from './change-post.ts';
import { writeJournal } from './journal.ts';
import type { PostRow, TargetRow } from './load-post.ts';
import { contentOf, problemsOf } from './target-content.ts';

export interface PlannedTime {
  dueAt: Date;
  wallTime: string;
  timeZone: string;
}

interface ScheduleTargets {
  post: PostRow;
  targets: TargetRow[];
  time: PlannedTime;
  /** undefined: an expiry that still lies behind the new time stays. */
  expiresAt?: Date | null;
  isNow?: boolean;
  /** Made weeks ahead: whoever sends knows better how the channel is then. */
  isFarAhead?: boolean;
}

/** Answers with what only warns; throws blocked_by_rules otherwise. The post must be locked. */
export async function scheduleTargets(
  tx: Tx,
  ctx: Ctx,
  { post, targets, time, expiresAt, isNow = false, isFarAhead = false }: ScheduleTargets,
): Promise<TargetProblem[]> {
  requireStates(targets, ({ state }) => state === 'scheduled' || canMove(state, 'scheduled'));
  // An unconfirmed target is settled by its own question, never by a new time.
  requireStates(targets, ({ state }) => state !== 'unconfirmed' && state !== 'publishing');
  await requireAgreed(tx, ctx, post, targets);
  const warnings = isFarAhead ? [] : refuseBlocked(ctx, post, targets);
  if (!isFarAhead) await refuseByLaw(tx, ctx, post, targets);
  for (const target of targets) {
    const kept = target.expiresAt && target.expiresAt > time.dueAt ? target.expiresAt : null;
    await tx.postTarget.update({
      where: { id: target.id },
      data: {
        state: 'scheduled',
        ...time,
        expiresAt: expiresAt === undefined ? kept : expiresAt,
        version: { increment: 1 },
        nextAttemptAt: null,
        problem: null,
        problemData: Prisma.DbNull,
        updatedAt: ctx.clock.now(),
      },
    });
  }
  await makeLinks(tx, ctx, post, targets);
  await writeJournal(
    tx,
    ctx,
    targets.map((target) => ({
      kind: target.state === 'scheduled' ? ('moved' as const) : ('scheduled' as const),
      postId: post.id,
      targetId: target.id,
      data: {
        from: target.state,
        dueAt: time.dueAt.toISOString(),
        wallTime: time.wallTime,
        timeZone: time.timeZone,
        ...(isNow ? { now: true } : {}),
        ...(target.state === 'scheduled' && target.wallTime ? { wallTimeBefore: target.wallTime } : {}),
      },
    })),
  );
  return warnings;
}

/** Short links are there as soon as the plan is: people see and change them before anything goes out. */
async function makeLinks(tx: Tx, ctx: Ctx, post: PostRow, targets: TargetRow[]): Promise<void> {
  for (const target of targets) {
    const { text, images, files } = contentOf(post, target);
    const texts = [text, ...target.followUps.map((part) => part.text ?? '')];
    await shortenLinks(ctx, tx, { ...target, post, images, files, texts });
  }
}

export function refuseBlocked(ctx: Ctx, post: PostRow, targets: TargetRow[]): TargetProblem[] {
  const problems = problemsOf(ctx, post, targets);
  const blocking = problems.filter(({ level }) => level === 'blocks');
  if (blocking.length > 0) throw apiError('blocked_by_rules', { problems: blocking });
  return problems;
}
