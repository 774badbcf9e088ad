import type { PausePublishing, PublishingState } from '@rupor/shared/publishing/contract';
import type { Ctx } from '../../context.ts';
import type { Wake } from '../../jobs/wake.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { ALIVE_SECONDS, GRACE_SECONDS, isFree } from './standing.ts';

/** After the commit of whatever planned them. Never throws; a lost call only delays until the next sweep. */
export function wakeTargets(ctx: Pick<Ctx, 'wake'>, targets: Parameters<Wake['targets']>[0]): Promise<void> {
  return ctx.wake.targets(targets);
}

interface Row {
  paused_at: Date | null;
  pause_reason: string | null;
  paused_by: string | null;
  beat_at: Date | null;
  is_alive: boolean | null;
  overdue: number;
  oldest: Date | null;
  ahead: number;
}

/** By the database's clock. Indexes: post_target_due, organization primary key. */
const STATE = `
SELECT o.paused_at, o.pause_reason, u.name AS paused_by, w.beat_at,
       w.beat_at > now() - make_interval(secs => $2) AS is_alive, d.overdue, d.oldest, d.ahead
FROM organization o
LEFT JOIN "user" u ON u.id::text = o.paused_by_id::text
LEFT JOIN LATERAL (SELECT max(beat_at) AS beat_at FROM worker_heartbeat) w ON true
LEFT JOIN LATERAL (
  SELECT count(*) FILTER (WHERE late)::int AS overdue, min(t.due_at) FILTER (WHERE late) AS oldest,
         count(*) FILTER (WHERE NOT gone)::int AS ahead
  FROM (
    SELECT due_at, due_at + make_interval(mins => o.late_limit_minutes) < now() AS gone,
      o.paused_at IS NULL AND greatest(due_at, next_attempt_at) < now() - make_interval(secs => $3) AS late
    FROM post_target WHERE organization_id = o.id AND state = 'scheduled' AND ${isFree('post_target')}
      AND due_at < (date_trunc('day', now() AT TIME ZONE o.time_zone) + interval '1 day') AT TIME ZONE o.time_zone
  ) t
) d ON true
WHERE o.id = $1`;

export async function readState(ctx: Ctx): Promise<PublishingState> {
  const [{ rows }, hasQueue] = await Promise.all([
    ctx.pool.query<Row>(STATE, [ctx.organizationId, ALIVE_SECONDS, GRACE_SECONDS]),
    ctx.wake.answers(),
  ]);
  const [row] = rows;
  if (!row) throw new Error('an actor without an organization');
  return {
    paused: row.paused_at && {
      at: row.paused_at.toISOString(),
      byName: row.paused_by,
      reason: row.pause_reason,
    },
    worker: row.beat_at === null ? 'never' : row.is_alive ? 'alive' : 'silent',
    workerBeatAt: row.beat_at?.toISOString() ?? null,
    queue: hasQueue ? 'works' : 'down',
    checkedAt: ctx.clock.now().toISOString(),
    overdue: { count: row.overdue, oldestAt: row.oldest?.toISOString() ?? null },
    aheadToday: row.ahead,
  };
}

/** Stops at once: what has not left yet does not leave. Repeating it changes nothing, not even who and why. */
export async function pausePublishing(ctx: Ctx, { reason }: PausePublishing): Promise<PublishingState> {
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.organization.updateMany({
      where: { id: ctx.organizationId, pausedAt: null },
      data: {
        pausedAt: ctx.clock.now(),
        pausedById: ctx.actor.kind === 'user' ? ctx.actor.userId : null,
        pauseReason: reason || null,
      },
    });
    if (count > 0)
      await recordAudit(ctx, { action: 'publishing.paused', data: { reason: reason ?? null } }, tx);
  });
  return readState(ctx);
}

export async function resumePublishing(ctx: Ctx): Promise<PublishingState> {
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.organization.updateMany({
      where: { id: ctx.organizationId, pausedAt: { not: null } },
      data: { pausedAt: null, pausedById: null, pauseReason: null },
    });
    if (count > 0) await recordAudit(ctx, { action: 'publishing.resumed' }, tx);
  });
  return readState(ctx);
}
