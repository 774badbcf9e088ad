// The audit log: append-only (a trigger refuses changes), names and ids only. An entry is written in the transaction
// of the change it tells of, so neither exists without the other.
import type { Actor, Ctx } from '../../context.ts';
import type { Db, Tx } from '../../lib/db.ts';

export interface AuditEvent {
  /** A verb in the past of a thing: member.deactivated. */
  action: string;
  targetKind?: string;
  targetId?: string;
  /** Names and ids; never texts of posts, tokens or passwords. */
  data?: Record<string, string | number | boolean | null | string[]>;
}

/** Pass the transaction of the change as `db` wherever there is one. */
export async function recordAudit(
  ctx: Pick<Ctx, 'actor' | 'organizationId' | 'requestId' | 'ip' | 'clock' | 'db'>,
  event: AuditEvent,
  db: Db | Tx = ctx.db,
): Promise<void> {
  await db.auditEntry.create({
    data: {
      organizationId: ctx.organizationId,
      at: ctx.clock.now(),
      ...actorColumns(ctx.actor),
      action: event.action,
      targetKind: event.targetKind ?? null,
      targetId: event.targetId ?? null,
      data: event.data ?? {},
      ip: ctx.ip,
      requestId: ctx.requestId,
    },
  });
}

function actorColumns(actor: Actor): { actorKind: string; actorId: string | null; actorName: string } {
  if (actor.kind === 'user') return { actorKind: 'user', actorId: actor.userId, actorName: actor.name };
  if (actor.kind === 'apiKey')
    return { actorKind: 'api_key', actorId: actor.apiKeyId, actorName: actor.name };
  return { actorKind: 'system', actorId: null, actorName: actor.name };
}
