import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../lib/db.ts';
import { newId } from '../../lib/uuid.ts';

/** Sentence: publishing:journal.<kind> */
export type PostJournalKind =
  | 'created'
  | 'edited'
  | 'scheduled'
  | 'moved'
  | 'cancelled'
  | 'restored'
  | 'removed'
  | 'submitted'
  | 'approved'
  | 'sent_back'
  | 'stage_approved'
  | 'approval_taken_back'
  | 'approval_expired'
  | 'version_restored'
  | 'promo_decided'
  | 'law_checked'
  | 'law_overridden';

interface Entry {
  kind: PostJournalKind;
  postId: string;
  targetId?: string;
  data?: Prisma.InputJsonObject;
  /** Somebody without an account; default: whoever acts. */
  actorName?: string;
}

/** «Что происходило»: written in the transaction of the act itself. */
export async function writeJournal(tx: Tx, ctx: Ctx, entries: Entry[]): Promise<void> {
  const rows = entries.map((entry) => ({
    ...entry,
    id: newId(),
    actorName: entry.actorName ?? (ctx.actor.kind === 'system' ? null : ctx.actor.name),
    data: entry.data ?? {},
  }));
  // One statement, however many posts an act has touched.
  await tx.$executeRaw`
    INSERT INTO journal_entry (id, organization_id, post_id, target_id, at, kind, actor_name, data)
    SELECT id, ${ctx.organizationId}::uuid, "postId", "targetId", ${ctx.clock.now()}, kind, "actorName", data
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS entry (id uuid, "postId" uuid, "targetId" uuid, kind text,
      "actorName" text, data jsonb)`;
}
