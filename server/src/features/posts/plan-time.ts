// From what a person said to an instant that may be promised.
import type { Plan } from '@rupor/shared/posts/fields';
import { isWallTime, type ResolvedTime, resolveWallTime, secondsPast } from '@rupor/shared/posts/schedule';
import type { Ctx } from '../../context.ts';
import { apiError, fieldError } from '../../lib/errors.ts';
import { isPlannable } from './diff-post.ts';
import type { TargetRow } from './load-post.ts';

const YEARS_AHEAD_MS = 5 * 366 * 86_400_000;

/** The form allows days that no calendar has. */
export function requireWallTime({ wallTime }: Plan): void {
  if (!isWallTime(wallTime)) throw fieldError({ path: 'wallTime', code: 'bad_format' });
}

/** Throws past_time with how late it is, or a field error for a time that does not exist or is years away. */
export function resolveFuture(ctx: Ctx, plan: Plan): ResolvedTime {
  requireWallTime(plan);
  const resolved = resolveWallTime(plan);
  const now = ctx.clock.now();
  const lateSeconds = secondsPast(resolved.instant, now);
  if (lateSeconds > 0)
    throw apiError('past_time', {
      lateSeconds,
      dueAt: resolved.instant.toISOString(),
      now: now.toISOString(),
    });
  if (resolved.instant.getTime() - now.getTime() > YEARS_AHEAD_MS)
    throw fieldError({ path: 'wallTime', code: 'too_late', params: { years: 5 } });
  return resolved;
}

export function requireExpiry(dueAt: Date, expiresAt: string | null | undefined): void {
  if (expiresAt && new Date(expiresAt) <= dueAt) throw fieldError({ path: 'expiresAt', code: 'before_time' });
}

/** A limit chosen with the draft is never dropped in silence; one of an earlier time is: see scheduleTargets. */
export function requireKeptExpiry(dueAt: Date, targets: readonly TargetRow[]): void {
  if (targets.some((target) => isPlannable(target) && target.expiresAt && target.expiresAt <= dueAt))
    throw fieldError({ path: 'expiresAt', code: 'before_time' });
}
