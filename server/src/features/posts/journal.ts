import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../lib/db.ts';

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
  await tx.journalEntry.createMany({
    data: entries.map((entry) => ({
      ...entry,
      organizationId: ctx.organizationId,
      at: ctx.clock.now(),
      actorName: entry.actorName ?? (ctx.actor.kind === 'system' ? null : ctx.actor.name),
    })),
  });
}
