// What a person may ask of us: all that is kept of them, consent taken back, and the end of keeping. Deleting takes what
// names them (name, contact, workplace, answers, notes); state, times and source stay, they name nobody.
import type { Purpose } from '@rupor/shared/leads/consents';
import type { Lead } from '@rupor/shared/leads/contract';
import { isEnded } from '@rupor/shared/leads/lead-states';
import { type App, type Ctx, systemCtx } from '../../context.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { getLeadOrThrow, lockLeadOrThrow } from './load-lead.ts';
import { presentLead } from './present-lead.ts';

const NAMES_PERSON = { name: null, contact: null, workplace: null, answers: null } as const;
const AT_ONCE = 200;

export async function exportPerson(ctx: Ctx, id: string): Promise<{ fileName: string; json: string }> {
  const lead = presentLead(ctx, await getLeadOrThrow(ctx, id));
  await recordAudit(ctx, { action: 'lead.exported', targetKind: 'lead', targetId: id });
  return { fileName: `zayavka-${id.slice(0, 8)}.json`, json: JSON.stringify(lead, null, 2) };
}

/** Taken back a second time it is taken back already. */
export async function withdrawConsent(
  ctx: Ctx,
  { id, purpose }: { id: string; purpose: Purpose },
): Promise<Lead> {
  await ctx.db.$transaction(async (tx) => {
    const row = await lockLeadOrThrow(ctx, tx, id, null);
    const given = row.consents.find((consent) => consent.purpose === purpose);
    if (!given) throw apiError('state_conflict', { reason: 'not_given' });
    if (given.withdrawnAt) return;
    const at = ctx.clock.now();
    await tx.leadConsent.update({
      where: { leadId_purpose: { leadId: id, purpose } },
      data: { withdrawnAt: at },
    });
    await tx.lead.update({ where: { id }, data: { version: { increment: 1 } } });
    await recordAudit(
      ctx,
      { action: 'lead.consent_withdrawn', targetKind: 'lead', targetId: id, data: { purpose } },
      tx,
    );
    if (purpose !== 'call_back') return;
    if (!isEnded(row.state)) {
      await tx.leadStep.create({
        data: { leadId: id, from: row.state, to: 'declined', actorName: ctx.actor.name, at },
      });
      await tx.lead.update({ where: { id }, data: { state: 'declined', stateAt: at } });
    }
    await forgetPeople(tx, [id], at);
  });
  return presentLead(ctx, await getLeadOrThrow(ctx, id));
}

/** Answers how many were deleted; those that are due later stay. */
export async function deleteDueContacts(app: App): Promise<number> {
  const at = app.clock.now();
  const due = await app.db.lead.findMany({
    where: { deleteAt: { lte: at }, contactDeletedAt: null },
    select: { id: true, organizationId: true },
    orderBy: { deleteAt: 'asc' },
    take: AT_ONCE,
  });
  for (const organizationId of new Set(due.map((row) => row.organizationId))) {
    const ids = due.filter((row) => row.organizationId === organizationId).map(({ id }) => id);
    await app.db.$transaction(async (tx) => {
      await forgetPeople(tx, ids, at);
      await recordAudit(
        systemCtx(app, organizationId),
        { action: 'lead.contacts_deleted', targetKind: 'lead', data: { ids, count: ids.length } },
        tx,
      );
    });
  }
  return due.length;
}

async function forgetPeople(tx: Tx, ids: string[], at: Date): Promise<void> {
  await tx.leadNote.deleteMany({ where: { leadId: { in: ids } } });
  await tx.lead.updateMany({
    where: { id: { in: ids }, contactDeletedAt: null },
    data: { ...NAMES_PERSON, contactDeletedAt: at },
  });
}
